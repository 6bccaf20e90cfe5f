//! The guide on language files: its examples are valid, and it documents every key.

use std::collections::BTreeSet;

use intents_language::CHANNELS;
use intents_language::resource::{Parameter, Parameters, Values, read_entity, read_intent};
use serde_json::Value;

use super::messages::EVERY_KIND;

const GUIDE: &str = include_str!("../../../intents-dialogflow/guides/language-files.md");

/// Returns the YAML examples of the guide.
fn examples() -> Vec<&'static str> {
    let blocks = GUIDE.split("```yaml\n").skip(1);
    blocks.filter_map(|block| Some(block.split_once("\n```")?.0)).collect()
}

fn parameter(name: &str) -> Parameter<'_> {
    Parameter { name, field: name, is_untagged: false }
}

#[test]
fn every_example_is_valid() {
    let parameters =
        Parameters { known: vec![parameter("size"), parameter("amount")], groups: Vec::new() };
    let values = Values { listed: vec!["Small", "Large"], is_open: false, is_list: false };
    let examples = examples();
    assert!(examples.len() > 5, "{examples:?}");
    for example in examples {
        let read = if example.contains("/entities/") {
            read_entity("guide", example.as_bytes(), &values)
        } else {
            read_intent("guide", example.as_bytes(), &parameters)
        };
        assert!(read.is_ok(), "{example}\n\n{}", read.unwrap_err());
    }
}

#[test]
fn every_key_and_every_channel_is_documented() {
    let read = read_intent("guide", EVERY_KIND.as_bytes(), &Parameters::default()).unwrap();
    let mut keys = BTreeSet::from(["examples", "prompts", "responses", "values"].map(String::from));
    for response in
        serde_json::from_str::<Value>(&read.json).unwrap()["responses"].as_array().unwrap()
    {
        add_keys(&response["message"], &mut keys);
    }
    keys.extend(CHANNELS.map(|(name, _)| name.to_owned()));
    let missing: Vec<_> =
        keys.iter().filter(|key| !GUIDE.contains(&format!("`{key}")) && !in_braces(key)).collect();
    assert!(missing.is_empty(), "not in the guide: {missing:?}");
}

/// Returns whether the guide has the key in a map, such as `{title: …, replies: […]}`.
fn in_braces(key: &str) -> bool {
    [format!("{{{key}: "), format!(", {key}: ")].iter().any(|text| GUIDE.contains(text))
}

/// Adds the keys of a message and of its members, except those that the author chooses.
fn add_keys(value: &Value, keys: &mut BTreeSet<String>) {
    const FREE: [&str; 3] = ["payload", "live_agent_handoff", "conversation_success"];
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                keys.insert(key.clone());
                if !FREE.contains(&key.as_str()) {
                    add_keys(value, keys);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| add_keys(item, keys)),
        _ => {}
    }
}
