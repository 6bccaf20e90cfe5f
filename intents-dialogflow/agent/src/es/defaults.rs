//! What an agent has by default: with it and without it, it is the same agent.

use serde::Serialize;
use serde_json::{Map, Value};

/// Members that mean the same with this value as without them, by patterns of paths: the kind of
/// file, then the path in it, with `*` for every item of a list. A whole that has nothing but
/// defaults in it is looked at after its parts.
///
/// [`export`](super::export) of what was [imported](super::import) is the same JSON but for these;
/// which of them an export has is for its age to say, as is `null` where nothing is meant.
pub const DEFAULTS: &[(&str, &str)] = &[
    ("intent/contexts", "[]"),
    ("intent/events", "[]"),
    ("intent/userSays", "[]"),
    ("intent/fallbackIntent", "false"),
    ("intent/webhookUsed", "false"),
    ("intent/webhookForSlotFilling", "false"),
    ("intent/endInteraction", "false"),
    ("intent/liveAgentHandoff", "false"),
    ("intent/conditionalResponses", "[]"),
    ("intent/condition", "\"\""),
    ("intent/conditionalFollowupEvents", "[]"),
    ("intent/responses", "[]"),
    ("intent/responses/*/resetContexts", "false"),
    ("intent/responses/*/action", "\"\""),
    ("intent/responses/*/affectedContexts", "[]"),
    ("intent/responses/*/affectedContexts/*/parameters", "{}"),
    ("intent/responses/*/parameters", "[]"),
    ("intent/responses/*/parameters/*/required", "false"),
    ("intent/responses/*/parameters/*/defaultValue", "\"\""),
    ("intent/responses/*/parameters/*/isList", "false"),
    ("intent/responses/*/parameters/*/prompts", "[]"),
    ("intent/responses/*/parameters/*/promptMessages", "[]"),
    ("intent/responses/*/parameters/*/noMatchPromptMessages", "[]"),
    ("intent/responses/*/parameters/*/noInputPromptMessages", "[]"),
    ("intent/responses/*/parameters/*/outputDialogContexts", "[]"),
    ("intent/responses/*/messages", "[]"),
    ("intent/responses/*/messages/*/title", "\"\""),
    ("intent/responses/*/messages/*/textToSpeech", "\"\""),
    ("intent/responses/*/messages/*/condition", "\"\""),
    ("intent/responses/*/defaultResponsePlatforms", "{}"),
    ("intent/responses/*/speech", "[]"),
    ("usersays/*/data", "[]"),
    ("usersays/*/isTemplate", "false"),
    ("usersays/*/count", "0"),
    ("usersays/*/data/*/userDefined", "false"),
    ("intent/userSays/*/data", "[]"),
    ("intent/userSays/*/isTemplate", "false"),
    ("intent/userSays/*/count", "0"),
    ("intent/userSays/*/data/*/userDefined", "false"),
    ("entity/entries", "[]"),
    ("entity/isEnum", "false"),
    ("entity/isRegexp", "false"),
    ("entity/automatedExpansion", "false"),
    ("entity/allowFuzzyExtraction", "false"),
    ("agent/description", "\"\""),
    ("agent/supportedLanguages", "[]"),
    ("agent/webhook/url", "\"\""),
    ("agent/webhook/username", "\"\""),
    ("agent/webhook/password", "\"\""),
    ("agent/webhook/headers", "{}"),
    ("agent/webhook/available", "false"),
];

/// Takes the [`DEFAULTS`] out of what a file of a kind has: `intent`, `usersays`, `entity`,
/// `entries`, `agent`, `package`; and every `null` that is a member.
///
/// ```
/// use intents_agent::es::without_defaults;
/// use serde_json::json;
///
/// let file = json!({"name": "Ping", "events": [], "priority": null});
/// assert_eq!(without_defaults("intent", file), json!({"name": "Ping"}));
/// ```
#[must_use]
pub fn without_defaults(kind: &str, file: Value) -> Value {
    let mut path = kind.to_owned();
    strip(&mut path, file)
}

fn strip(path: &mut String, value: Value) -> Value {
    match value {
        Value::Array(items) => {
            let length = path.len();
            path.push_str("/*");
            let items = items.into_iter().map(|item| strip(path, item)).collect();
            path.truncate(length);
            Value::Array(items)
        }
        Value::Object(members) => {
            // What is in a payload is the channel's own.
            let is_foreign = path.ends_with("/payload");
            let mut stripped = Map::new();
            for (name, member) in members {
                let length = path.len();
                path.push('/');
                path.push_str(&name);
                let member = if is_foreign { member } else { strip(path, member) };
                let is_default = !is_foreign && (member.is_null() || is_default(path, &member));
                path.truncate(length);
                if !is_default {
                    stripped.insert(name, member);
                }
            }
            Value::Object(stripped)
        }
        value => value,
    }
}

fn is_default(path: &str, value: &Value) -> bool {
    let default = DEFAULTS.iter().find(|(pattern, _)| *pattern == path);
    default.is_some_and(|(_, default)| {
        serde_json::from_str::<Value>(default).is_ok_and(|default| default == *value)
    })
}

/// Where an object is, as a pattern of [`DEFAULTS`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'p>(pub(super) &'p str);

impl Place<'_> {
    /// Whether a member means the same.
    pub(super) fn is_same(
        self,
        name: &str,
        read: &impl Serialize,
        written: &impl Serialize,
    ) -> bool {
        let member = |value: serde_json::Result<Value>| {
            let members = Map::from_iter([(name.to_owned(), value.unwrap_or_default())]);
            without_defaults(self.0, Value::Object(members))
        };
        member(serde_json::to_value(read)) == member(serde_json::to_value(written))
    }
}
