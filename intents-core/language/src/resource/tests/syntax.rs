use super::super::{Parameters, read_intent};
use super::{lines, problems, read};

fn problems_in_bytes(bytes: &[u8]) -> String {
    lines(read_intent("f.yaml", bytes, &Parameters::default()))
}

#[test]
fn suggests_quotes_for_texts_that_are_yaml_syntax() {
    for (text, hint) in [
        ("examples: [a $amount{two} b]", "or if it contains `,`, `{` or `[` inside"),
        ("examples:\n  - say: it: now", "put a text in quotes if it contains `: ` or ` #`"),
        ("examples: [\"open]", "invalid YAML: "),
        ("examples:\n\t- a", "invalid YAML: "),
    ] {
        assert!(problems(text).contains(hint), "{text}: {}", problems(text));
    }
    assert_eq!(
        problems("examples:\n  - *hello"),
        "2:5 aliases are not supported; quote a text that starts with `*`"
    );
    assert_eq!(
        problems("examples:\n  - &hello there"),
        "2:12 anchors are not supported; quote a text that starts with `&`"
    );
    assert_eq!(
        problems("examples:\n  - !wow nice"),
        "2:10 tags are not supported; quote a text that starts with `!`"
    );
}

#[test]
fn refuses_documents_that_are_too_large_or_too_deep() {
    assert_eq!(
        problems("examples: [a]\n---\nexamples: [b]"),
        "2:1 a language file must be a single YAML document; remove the others"
    );
    assert!(problems("%YAML 1.2\n---\nexamples: [a]").starts_with("1:1 invalid YAML: "));
    let deep = format!("examples: {}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert!(problems(&deep).starts_with("1:"), "{}", problems(&deep));
    let blocks: String = (0..1000).map(|i| format!("{}- \n", " ".repeat(i))).collect();
    assert!(!problems(&blocks).is_empty());
    let large = format!("examples: [\"{}\"]", "a".repeat(1024 * 1024));
    assert!(problems(&large).contains("the limit for a language file is 1048576 bytes"));
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]";
    assert!(problems(bomb).contains("anchors are not supported"));
}

#[test]
fn accepts_utf8_and_any_line_breaks() {
    let plain = read("examples:\n  - a\nprompts:\n  kind: [b]\n").unwrap();
    for text in [
        "\u{feff}examples:\n  - a\nprompts:\n  kind: [b]\n",
        "examples:\r\n  - a\r\nprompts:\r\n  kind: [b]\r\n",
    ] {
        assert_eq!(read(text).unwrap().json, plain.json, "{text:?}");
    }
    assert!(problems("\u{feff}exmples: [a]").starts_with("1:1 "));
    for bytes in
        [&b"\xff\xfee\0x\0"[..], b"\xfe\xff\0e\0x", b"e\0x\0", b"examples: [a]\nprompts: [\xe4]"]
    {
        let found = problems_in_bytes(bytes);
        let expected = "not valid UTF-8; save the file as UTF-8";
        assert!(found.starts_with("1:1 ") && found.ends_with(expected), "{bytes:?}: {found}");
    }
    assert!(problems_in_bytes(b"a: b\nc: \xe4").contains("line 2 of the file is"));
}

#[test]
fn an_empty_file_has_no_content() {
    for text in ["", "\n", "# nothing yet\n", "{}", "---\n..."] {
        assert_eq!(read(text).map(|r| r.json).as_deref(), Ok("{}"), "{text:?}");
    }
}

#[test]
fn reads_large_files_in_linear_time() {
    // A reader that looks at the whole file for each part of it would take minutes for these.
    let phrases: String = (0..10_000).map(|i| format!("  - phrase {i}\n")).collect();
    assert_eq!(read(&format!("examples:\n{phrases}")).unwrap().starts.len(), 10_000);
    let payload: String = (0..10_000).map(|i| format!("          k{i}: v\n")).collect();
    let text = format!("responses:\n  default:\n    - payload:\n{payload}");
    assert_eq!(problems(&text), "");
    let wrong: String = (0..10_000).map(|_| "  - 3\n").collect();
    assert_eq!(problems(&format!("examples:\n{wrong}")).lines().count(), 10_000);
}

#[test]
fn problems_contain_no_terminal_commands() {
    for text in [
        "\"\\e[2Jkey\": 1",
        "examples: [\"say \\e[2J$x{two}\"]",
        "responses: {default: [{\"\\e]0;me\\a\": 1}]}",
        "prompts: {\"\\u202eamount\": [x]}",
        "responses: {\"\\e[31mdefault\": [{text: [a]}]}",
        "responses: {default: [{rbm: {card: {layout: \"\\e[2J\", content: {title: a}}}}]}",
    ] {
        let invalid = read(text).unwrap_err();
        let shown = invalid.to_string();
        let is_command = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!shown.contains(is_command), "{shown:?}");
        assert!(invalid.problems[0].message().chars().all(|c| !is_command(c)), "{shown:?}");
    }
    assert_eq!(
        problems("\"\\e[2Jkey\": 1").split(';').next(),
        Some(r"1:1 unknown key `\u{1b}[2Jkey`"),
        "{}",
        problems("\"\\e[2Jkey\": 1")
    );
    let invalid = read_intent("\u{1b}f.yaml", b"key: 1", &Parameters::default()).unwrap_err();
    assert!(!invalid.to_string().contains('\u{1b}'));
    // Raw, which YAML does not take: the line is shown without it.
    let invalid = read("examples: [\"\u{202e}$x{two}\"]").unwrap_err();
    assert!(!invalid.to_string().contains('\u{202e}'), "{invalid}");
}
