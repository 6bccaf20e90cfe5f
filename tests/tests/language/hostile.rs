//! Whatever is in a file, reading it ends with what it says or with problems that have a place.

use intents_language::resource::{Parameter, Parameters, Values, read_entity, read_intent};
use proptest::prelude::*;
use serde_json::Value;

fn parameters(groups: Vec<&str>) -> Parameters<'_> {
    let parameter = |name, is_untagged| Parameter { name, field: name, is_untagged };
    Parameters { known: vec![parameter("a", false), parameter("b", true)], groups }
}

/// Reads a file in every way; the JSON that it becomes is some.
fn read(bytes: &[u8]) -> Result<(), TestCaseError> {
    let values = Values { listed: vec!["a"], is_open: true, is_list: false };
    let read = [
        read_intent("f.yaml", bytes, &parameters(Vec::new())),
        read_intent("f.yaml", bytes, &parameters(vec!["c"])),
        read_entity("f.yaml", bytes, &values),
    ];
    for result in read {
        match result {
            Ok(resource) => {
                let json: Result<Value, _> = serde_json::from_str(&resource.json);
                prop_assert!(json.is_ok(), "{}", resource.json);
            }
            Err(invalid) => {
                prop_assert!(!invalid.problems.is_empty());
                for problem in invalid.problems {
                    prop_assert!(problem.line() > 0 && problem.column() > 0);
                    prop_assert!(problem.to_string().contains("f.yaml:"));
                }
            }
        }
    }
    Ok(())
}

/// What YAML and language files are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "examples:",
        "prompts:",
        "responses:",
        "values:",
        "default:",
        "google:",
        "text:",
        "card:",
        "payload:",
        "speech: {ssml: a}",
        "\n",
        "\n  ",
        "\n    ",
        "\n- ",
        "\n    - ",
        " ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        ": ",
        "'",
        "\"",
        "|",
        ">-",
        "#",
        " #",
        "&a ",
        "*a",
        "!t ",
        "%",
        "---",
        "...",
        "? ",
        "$a",
        "$a{x}",
        "$$",
        "$b",
        "$c.d",
        "$",
        "{x}",
        "a",
        "b",
        "é",
        "\t",
        "\r\n",
        "\r",
        "\u{feff}",
        "~",
        "true",
        "3",
        "0x1",
        ".nan",
        "<<: ",
        "\\",
        "\u{0}",
        "\u{2028}",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read(&bytes)?;
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        read(text.as_bytes())?;
    }

    #[test]
    fn any_pieces(text in pieces()) {
        read(text.as_bytes())?;
    }

    #[test]
    fn any_response(text in pieces()) {
        read(format!("responses:\n  default:\n    - text: [{text}]").as_bytes())?;
        read(format!("examples:\n  - {text}").as_bytes())?;
    }
}
