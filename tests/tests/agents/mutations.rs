//! Randomly damaged agents: none of them may cause a panic.

use intents_agent::es::{export, import};
use intents_agent::files::Files;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{Failure, difference};

fn agent() -> [(&'static str, Value); 7] {
    [
        (
            "agent.json",
            json!({
                "language": "en", "supportedLanguages": ["de"], "mlMinConfidence": 0.3,
                "webhook": {"url": "https://a.example", "headers": {"": ""}, "available": true},
                "googleAssistant": {"startIntents": [{"intentId": "1"}], "oAuthLinking": {}},
            }),
        ),
        ("package.json", json!({"version": "1.0.0"})),
        (
            "intents/a.json",
            json!({
                "id": "1", "name": "a", "auto": true, "contexts": ["c"], "priority": 500_000,
                "responses": [{
                    "action": "x", "affectedContexts": [{"name": "c", "lifespan": 2, "x": 1}, {"name": "c"}],
                    "parameters": [{"id": "2", "name": "p", "dataType": "@sys.any", "value": "$p",
                        "prompts": ["P?", {"lang": "en", "value": "P?"}], "defaultValue": ""}],
                    "messages": [
                        {"type": 0, "lang": "en", "speech": "Hi"},
                        {"type": "1", "platform": "facebook", "title": "T", "buttons": [{"text": "b", "postback": "p"}]},
                        {"type": "basic_card", "platform": "google", "image": {"url": "u"}, "items": [{"title": "i"}]},
                    ],
                }],
                "userSays": [{"id": "4", "data": [{"text": "a"}]}], "events": [{"name": "E"}],
            }),
        ),
        (
            "intents/a_usersays_de.json",
            json!([{"id": "3", "data": [{"text": "x", "meta": "@e", "alias": "p"}], "count": 1}]),
        ),
        ("entities/e.json", json!({"id": "5", "name": "e", "isEnum": true})),
        (
            "entities/e_entries_en.json",
            json!([{"value": "v", "synonyms": ["v"], "x": 1}, {"value": "v", "x": 2}]),
        ),
        (
            "intents/b.json",
            json!({"id": "6", "name": "b", "responses": [{"speech": ["Hi", "Hello"]}]}),
        ),
    ]
}

/// Values that stand in the place of others.
fn odd() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(json!([])),
        Just(json!({})),
        Just(json!("")),
        Just(json!("en")),
        Just(json!("../../etc/passwd")),
        Just(json!(["a", null, {"b": [1]}])),
        Just(json!([[], {}])),
        Just(json!({"type": 4, "payload": [], "lang": 7})),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ]
}

/// How many values there are in a value, itself among them.
fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(members) => members.values().map(size).sum(),
        _ => 0,
    }
}

/// Puts another value in the place of the one with this number; `None` once that is done.
fn put(value: &mut Value, number: usize, other: &Value) -> Option<usize> {
    let Some(left) = number.checked_sub(1) else {
        *value = other.clone();
        return None;
    };
    match value {
        Value::Array(items) => items.iter_mut().try_fold(left, |left, item| put(item, left, other)),
        Value::Object(members) => {
            members.values_mut().try_fold(left, |left, member| put(member, left, other))
        }
        _ => Some(left),
    }
}

fn mutated(file: usize, changes: &[(usize, Value)]) -> Result<Files, Failure> {
    let mut files = Files::new();
    for (index, (path, mut value)) in agent().into_iter().enumerate() {
        if index == file {
            for (number, other) in changes {
                let number = number % size(&value);
                put(&mut value, number, other);
            }
        }
        files.insert(path, serde_json::to_vec(&value)?)?;
    }
    Ok(files)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_taken_comes_back_as_it_was(
        file in 0..7_usize,
        changes in prop::collection::vec((any::<usize>(), odd()), 1..4),
    ) {
        let files = mutated(file, &changes).map_err(|error| TestCaseError::fail(error.to_string()))?;
        // An error is as good as an agent; what is neither is a panic.
        if let Ok(definition) = import(&files)
            && let Ok(exported) = export(&definition)
        {
            let different = difference(&exported.files, &files);
            let different = different.map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(different, None);
            prop_assert!(import(&exported.files).is_ok_and(|again| again == definition));
        }
    }

    #[test]
    fn no_bytes_are_too_odd(bytes in prop::collection::vec(any::<u8>(), 0..200), file in 0..7_usize) {
        let mut files = Files::new();
        for (index, (path, value)) in agent().into_iter().enumerate() {
            let value = if index == file { bytes.clone() } else { value.to_string().into_bytes() };
            prop_assert!(files.insert(path, value).is_ok());
        }
        let _ = import(&files);
        let _ = Files::from_zip(&bytes);
    }
}
