//! Comparison of the parts of a definition that only Dialogflow ES has, member by member.

use serde::Serialize;
use serde_json::{Map, Value};

use super::Found;
use crate::definition::Response;

/// Members that are not compared: ids, timestamps of the console, and the names, division and
/// spelling of files.
const NOT_COMPARED: &[&str] = &[
    "id",
    "last_update",
    "spelling",
    "files",
    "phrases_in_intent_file",
    "entries_in_type_file",
    "is_missing",
    "has_no_message",
    // This member is compared with the message of the response.
    "message",
];

/// Members whose values may be secrets or long texts. A change does not contain these values.
const NOT_SHOWN: &[&str] = &[
    "unknown",
    "google_assistant",
    "base_action_packages_url",
    "secondary_key",
    "small_talk",
    "other_files",
    "events",
    "speech",
    "more_responses",
    "follow_up_intents",
];

impl Found {
    /// Compares the ES parts of an object at a place.
    pub(super) fn es<T: Serialize>(&mut self, place: &[&str], before: &T, after: &T) {
        let (before, after) = (members(before), members(after));
        let first = self.0.len();
        let depth = place.len() + 1;
        self.members(&[place, &["es"]].concat(), &before, &after);
        for change in &mut self.0[first..] {
            if change.place[depth..].iter().any(|member| NOT_SHOWN.contains(&&**member)) {
                (change.before, change.after) = (None, None);
            }
        }
    }

    /// Compares lists of messages that only ES has.
    pub(super) fn es_messages(&mut self, place: &[&str], before: &[Response], after: &[Response]) {
        let said = |of: &[Response]| -> Vec<Value> {
            let said = of.iter().map(|of| (&of.language, &of.channel, &of.message, &of.es.message));
            said.filter_map(|said| serde_json::to_value(said).ok()).collect()
        };
        let (before, after) = (said(before), said(after));
        let some = |of: Vec<Value>| (!of.is_empty()).then_some(of);
        self.value(place, &some(before), &some(after));
    }
}

/// Returns the compared members of a part and of the objects in it.
fn members<T: Serialize>(part: &T) -> Map<String, Value> {
    // The parts of a definition serialise to objects.
    let Ok(Value::Object(mut members)) = serde_json::to_value(part) else { return Map::new() };
    let is_compared = |name: &String| !NOT_COMPARED.contains(&name.as_str());
    members.retain(|name, _| is_compared(name) && !name.ends_with("prompt_messages"));
    for name in ["response", "webhook"] {
        if let Some(Value::Object(part)) = members.get_mut(name) {
            part.retain(|name, _| is_compared(name));
        }
    }
    members
}
