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
fn the_values_are_those_of_the_enum() {
    assert_eq!(
        problems("values:\n  smal: [a]\n  huge: [b]\n  medium: [c]\n  3: [d]\n", &closed()),
        "2:3 the entity type has no value `smal`; did you mean `small`?\n\
         3:3 the entity type has no value `huge`; expected `small`, `medium` or `large`\n\
         5:3 `3` is a number in YAML: quote it, `\"3\"`"
    );
    assert_eq!(
        problems("values:\n  medium: [c]\n", &closed()),
        "1:1 the values `small` and `large` are missing: write what users say, as in `small: […]`"
    );
    assert_eq!(
        problems("values:\n  medium: [c]\n  small: [d]\n", &closed()),
        "1:1 the value `large` is missing: write what users say, as in `large: […]`"
    );
    let open = Values { listed: vec!["small"], is_open: true, is_list: false };
    assert_eq!(problems("values:\n  small: [c]\n  huge: [d]\n", &open), "");
}

#[test]
fn synonyms_are_texts_that_are_given_once() {
    assert_eq!(
        problems(
            "values:\n  small: [a, a, small, large]\n  medium: b\n  large: [a, no, true, '']\n",
            &closed()
        ),
        "2:14 `a` is given twice\n\
         2:17 `small` is the value itself, which users say anyway: remove it\n\
         2:24 `large` is a value of its own: remove one of the two\n\
         3:11 a list belongs here: write it as `[b]`\n\
         4:11 `a` is a synonym of `small` already: remove one of the two\n\
         4:18 `true` is a boolean in YAML: quote it, `\"true\"`\n\
         4:24 this text is empty: write something, or remove it"
    );
    let list = Values { listed: vec!["a", "b"], is_open: false, is_list: true };
    assert_eq!(
        problems("values:\n  a: [c]\n  b: []\n", &list),
        "2:6 the values of a list have no synonyms: write `[]`"
    );
}

#[test]
fn a_file_has_values() {
    for (text, expected) in [
        ("", "1:1 nothing is written here: write `values:`"),
        ("{}", "1:1 nothing is written here: write `values:`"),
        ("entries:\n  small: [a]", "1:1 unknown key `entries`; expected `values`"),
        ("values: [small]", "1:9 values have their synonyms: write `small: [little, tiny]`"),
        ("values:", "1:7 nothing is written in `values`: write it, or remove the key"),
        ("- small", "1:1 a language file of an entity type is a map: write `values: …`"),
    ] {
        assert!(
            problems(text, &closed()).starts_with(expected),
            "{text}: {}",
            problems(text, &closed())
        );
    }
}
