//! Members of ES agent files that mean the same with their default as without it.

use serde_json::{Map, Value};

/// Members that mean the same with this value as without it, by patterns of paths: the kind of file,
/// then the path in it, with `*` for every item of a list. An object is compared after its members.
///
/// Which of them an exported agent has depends on its age.
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

/// Removes the [`DEFAULTS`], and members that are `null`, from a file of a kind: `intent`, `usersays`,
/// `entity`, `entries`, `agent` or `package`.
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
            // The members of a payload belong to the channel.
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
