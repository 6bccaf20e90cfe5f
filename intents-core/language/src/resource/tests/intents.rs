use super::super::{Parameters, read_intent};
use super::{parameters, problems, read};

#[test]
fn a_file_becomes_json() {
    let text = "prompts:\n  amount:\n    - \"How many, $$ or €?\"\n    - >-\n      And how\n      many?\n\
         examples:\n  - two $kind{thin} ones for $10\n  - '$$5'\n";
    let resource = read(text).unwrap();
    assert_eq!(
        resource.json,
        r#"{"prompts":{"amount":["How many, $ or €?","And how many?"]},"examples":["two $kind{thin} ones for $10","$$5"]}"#
    );
    let starts: Vec<_> = resource.starts.iter().map(|at| &text[*at..at + 3]).collect();
    assert_eq!(starts, ["two", "'$$"]);
}

#[test]
fn keys_must_be_known_and_distinct() {
    assert_eq!(
        problems("exmples: [a]\nslot_filling: 3\nprompts:\n  kind: [a]\n  kind: [b]\nprompts: {}"),
        "1:1 unknown key `exmples`; did you mean `examples`?\n\
         2:1 unknown key `slot_filling`; expected `examples`, `prompts` or `responses`\n\
         5:3 the key `kind` is already on line 4; remove one of them\n\
         6:1 the key `prompts` is already on line 3; remove one of them"
    );
    assert_eq!(
        problems("[a]"),
        "1:1 a language file of an intent must be a map, such as `examples: …`"
    );
    assert_eq!(problems("? [a]\n: b"), "1:3 a key must be a string");
}

#[test]
fn lists_and_strings_must_be_in_their_places() {
    assert_eq!(
        problems("examples: two ones\nprompts:\n  kind: Which, please?\n  amount:\n"),
        "1:11 expected a list; write `[two ones]`\n\
         3:9 expected a list; write `[\"Which, please?\"]`\n\
         4:9 expected a list, found nothing; write `[…]` or remove the key"
    );
    assert_eq!(
        problems("examples:\n  a: b\nprompts:\n  kind: []\n"),
        "2:3 expected a list, found a map; start each item with `- `\n\
         4:9 this list is empty; add an item or remove the key"
    );
    assert_eq!(
        problems("examples:\n  - true\n  - 3\n  - ~\n  -\n  - \" \"\n  - [a]\n  - b: c\n"),
        "2:5 expected a string, found the boolean `true`; quote it: `\"true\"`\n\
         3:5 expected a string, found the number `3`; quote it: `\"3\"`\n\
         4:5 expected a string, found the null value `~`; quote it: `\"~\"`\n\
         5:4 expected a string, found nothing; write a text or remove the item\n\
         6:5 this text is empty; fill it in or remove it\n\
         7:5 expected a string, found a list\n\
         8:5 expected a string, found a map; quote a text that contains `: `"
    );
    // In YAML 1.2 these are texts, and in YAML 1.1 some were not.
    assert_eq!(problems("examples: [no, Yes, on, off, 12:30, 2026-11-21]"), "");
    assert_eq!(
        problems("examples:\n  - |\n    two\n  - \" two\"\n  - two\n  - two"),
        "3:5 a training phrase must be a single line without white space at its ends\n\
         4:5 a training phrase must be a single line without white space at its ends\n\
         6:5 this training phrase is already on line 5; remove one of them"
    );
}

#[test]
fn phrases_mark_tagged_parameters() {
    assert_eq!(
        problems(
            "examples:\n  - $amuont{2} of $kind{x} and $nothing{x}\n  - $type_of{x}\n  - $token{x}\n  \
             - 'say $amount{2'\n  - $amount{ }\n  - $amount of it\n"
        ),
        "2:5 unknown parameter `$amuont`; did you mean `$amount`?\n\
         2:32 unknown parameter `$nothing`; the intent has `amount`, `kind` and `token`\n\
         3:5 `$type_of` is the name of a field; its parameter is `$kind`\n\
         4:5 `$token` cannot be used in a training phrase: the parameter is untagged; remove the \
         placeholder or `untagged`\n\
         5:10 the `{` of this placeholder is not closed; add `}` after the example value\n\
         6:5 this placeholder has no example value; write one, as in `$amount{two}`\n\
         7:5 `$amount` has no example value; write `$amount{…}` with one, or `$$amount` for the \
         literal text"
    );
    let none = read_intent("f.yaml", b"examples: ['$a{b}']", &Parameters::default());
    assert_eq!(super::lines(none), "1:13 unknown parameter `$a`; the intent has no parameters");
}

#[test]
fn a_mark_is_found_in_a_text_that_is_escaped_or_folded() {
    assert_eq!(
        problems(
            "examples:\n  - \"\\tx\\t $amuont{2}\"\nprompts:\n  kind:\n    - |\n      a\n      $amuont"
        ),
        "2:5 a training phrase must be a single line without white space at its ends\n\
         7:7 unknown parameter `$amuont`; did you mean `$amount`? Write `$$amuont` for the literal \
         text"
    );
    assert!(problems("examples:\n  - \"é \\u0041 $amuont{2}\"").starts_with("2:15 "));
    let twice = problems("examples:\n  - $amount{$x} $amuont{2} $amuont{3}");
    let places: Vec<_> = twice.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(places, ["2:17", "2:28"]);
}

#[test]
fn prompts_are_for_tagged_parameters() {
    assert_eq!(
        problems("prompts:\n  knd: [a]\n  token: [b]\n  type_of: [c]\n  3: [d]\n"),
        "2:3 unknown parameter `knd`; did you mean `kind`?\n\
         3:3 `token` cannot have prompts: Dialogflow never prompts for untagged parameters; \
         remove the prompts\n\
         4:3 `type_of` is the name of a field; its parameter is `kind`\n\
         5:3 unknown parameter `3`; the intent has `amount`, `kind` and `token`"
    );
}

#[test]
fn flattened_parameters_may_have_any_other_name() {
    let parameters = Parameters { groups: vec!["delivery"], ..parameters() };
    let text = "examples:\n  - $on{monday} $kind{x}\nprompts:\n  on: [When?]\nresponses:\n  \
                default:\n    - text: [\"$day.original or $amount\"]\n";
    let resource = read_intent("f.yaml", text.as_bytes(), &parameters).unwrap();
    let unknown: Vec<_> = resource
        .unknown
        .iter()
        .map(|u| (u.names.join(" "), u.is_tagged, u.problem.line(), u.problem.column()))
        .collect();
    assert_eq!(
        unknown,
        [
            ("on".to_owned(), true, 2, 5),
            ("on".to_owned(), true, 4, 3),
            ("day.original day".to_owned(), false, 7, 15),
        ]
    );
    assert_eq!(
        resource.unknown[0].problem.message(),
        "unknown or untagged parameter `$on` in the intent and its flattened structs"
    );
    let wrong = read_intent("f.yaml", b"examples: ['$delivery{x}', '$on{monday}']", &parameters);
    // Possible problems are reported together with certain ones.
    assert_eq!(wrong.as_ref().map_err(|invalid| invalid.unknown.len()), Err(1));
    assert_eq!(
        super::lines(wrong),
        "1:13 `$delivery` is a flattened field, not a parameter; use a parameter of its struct"
    );
}
