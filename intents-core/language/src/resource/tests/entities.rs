use super::super::{Values, read_entity};

fn closed() -> Values<'static> {
    Values { listed: vec!["small", "medium", "large"], is_open: false, is_list: false }
}

fn problems(text: &str, values: &Values<'_>) -> String {
    super::lines(read_entity("f.yaml", text.as_bytes(), values))
}

#[test]
fn a_file_becomes_json() {
    let text = "values:\n  small: [little, '1']\n  large: []\n  medium:\n    - normal\n";
    let resource = read_entity("f.yaml", text.as_bytes(), &closed()).unwrap();
    assert_eq!(
        resource.json,
        r#"{"entries":[{"value":"small","synonyms":["little","1"]},{"value":"large","synonyms":[]},{"value":"medium","synonyms":["normal"]}]}"#
    );
    let starts: Vec<_> = resource.starts.iter().map(|at| &text[*at..at + 5]).collect();
    assert_eq!(starts, ["small", "large", "mediu"]);
}

#[test]
fn values_must_be_those_of_the_enum() {
    assert_eq!(
        problems("values:\n  smal: [a]\n  huge: [b]\n  medium: [c]\n  3: [d]\n", &closed()),
        "2:3 the entity type has no value `smal`; did you mean `small`?\n\
         3:3 the entity type has no value `huge`; expected `small`, `medium` or `large`\n\
         5:3 expected a string, found the number `3`; quote it: `\"3\"`"
    );
    assert_eq!(
        problems("values:\n  medium: [c]\n", &closed()),
        "1:1 the values `small` and `large` are missing; add their synonyms, such as `small: […]`"
    );
    assert_eq!(
        problems("values:\n  medium: [c]\n  small: [d]\n", &closed()),
        "1:1 the value `large` is missing; add its synonyms, such as `large: […]`"
    );
    let open = Values { listed: vec!["small"], is_open: true, is_list: false };
    assert_eq!(problems("values:\n  small: [c]\n  huge: [d]\n", &open), "");
}

#[test]
fn synonyms_must_be_distinct_strings() {
    assert_eq!(
        problems(
            "values:\n  small: [a, a, small, large]\n  medium: b\n  large: [a, no, true, '']\n",
            &closed()
        ),
        "2:14 the synonym `a` occurs twice; remove one of them\n\
         2:17 `small` is the value itself, which always matches; remove it\n\
         2:24 the synonym `large` is also a reference value; remove the synonym\n\
         3:11 expected a list; write `[b]`\n\
         4:11 `a` is already a synonym of `small`; remove one of them\n\
         4:18 expected a string, found the boolean `true`; quote it: `\"true\"`\n\
         4:24 this text is empty; fill it in or remove it"
    );
    let list = Values { listed: vec!["a", "b"], is_open: false, is_list: true };
    assert_eq!(
        problems("values:\n  a: [c]\n  b: []\n", &list),
        "2:6 the values of a list entity type cannot have synonyms; write `[]`"
    );
}

#[test]
fn a_file_must_have_values() {
    for (text, expected) in [
        ("", "1:1 this file is empty; add the key `values`"),
        ("{}", "1:1 this file is empty; add the key `values`"),
        ("entries:\n  small: [a]", "1:1 unknown key `entries`; expected `values`"),
        (
            "values: [small]",
            "1:9 `values` must map each value to its synonyms, such as `small: [little, tiny]`",
        ),
        ("values:", "1:7 `values` is empty; add a value or remove the key"),
        ("- small", "1:1 a language file of an entity type must be a map, such as `values: …`"),
    ] {
        assert!(
            problems(text, &closed()).starts_with(expected),
            "{text}: {}",
            problems(text, &closed())
        );
    }
}
