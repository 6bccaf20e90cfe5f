//! The native forms in a response, by the names that Google's documents have for them.

use std::collections::BTreeSet;

use serde_json::Value as Json;

/// The forms in a response of ES V2.
pub(crate) fn es_v2(body: &Json) -> BTreeSet<String> {
    forms(body, |name, value, forms| match name {
        "fulfillmentMessages" => forms.extend(items(value).map(|message| {
            let kind = members(message).find(|(name, _)| *name != "platform");
            let kind = kind.map_or("{}", |(name, _)| name);
            format!("message `{kind}`{}", label(message, "platform"))
        })),
        "outputContexts" => forms.extend(items(value).map(|context| {
            code(name) + if context["lifespanCount"] == 0 { " with `lifespanCount` 0" } else { "" }
        })),
        name => forms.push(code(name)),
    })
}

/// The forms in a response of V1.
pub(crate) fn es_v1(body: &Json) -> BTreeSet<String> {
    forms(body, |name, value, forms| match name {
        "messages" => forms.extend(items(value).map(|message| {
            format!("message of type `{}`", message["type"]).replace('"', "")
                + &label(message, "platform")
        })),
        "contextOut" => forms.extend(items(value).map(|context| {
            code(name) + if context["lifespan"] == 0 { " with `lifespan` 0" } else { "" }
        })),
        name => forms.push(code(name)),
    })
}

/// The forms in a response of CX.
pub(crate) fn cx(body: &Json) -> BTreeSet<String> {
    forms(body, |name, value, forms| match name {
        "fulfillmentResponse" => {
            if let Some(behavior) = value["mergeBehavior"].as_str() {
                forms.push(format!("`mergeBehavior` `{behavior}`"));
            }
            for message in items(&value["messages"]) {
                let kind = members(message).find(|(name, _)| *name != "channel");
                let kind = kind.map_or("{}", |(name, _)| name);
                let rich: Vec<_> = items(&message["payload"]["richContent"])
                    .flat_map(items)
                    .filter_map(|part| part["type"].as_str())
                    .collect();
                let rich = if rich.is_empty() {
                    String::new()
                } else {
                    format!(" for Messenger: {}", rich.join(", "))
                };
                let label = label(message, "channel");
                forms.push(format!("message `{kind}`{rich}{label}"));
            }
        }
        "sessionInfo" => forms.extend(members(&value["parameters"]).map(|(name, value)| {
            let name =
                if name.starts_with("intents_") { format!(" `{name}`") } else { String::new() };
            let of = if value.is_null() { " set to `null`" } else { "" };
            format!("session parameter{name}{of}")
        })),
        "pageInfo" => forms.extend(items(&value["formInfo"]["parameterInfo"]).map(|parameter| {
            let state = parameter["state"].as_str();
            code("parameterInfo") + &state.map(|state| format!(" `{state}`")).unwrap_or_default()
        })),
        name => forms.push(code(name)),
    })
}

fn forms(body: &Json, of_member: fn(&str, &Json, &mut Vec<String>)) -> BTreeSet<String> {
    let mut forms = Vec::new();
    for (name, value) in members(body) {
        of_member(name, value, &mut forms);
    }
    forms.into_iter().collect()
}

/// The channel that a message is for.
fn label(message: &Json, member: &str) -> String {
    message[member].as_str().map(|label| format!(" for `{label}`")).unwrap_or_default()
}

fn code(name: &str) -> String {
    format!("`{name}`")
}

fn members(object: &Json) -> impl Iterator<Item = (&str, &Json)> {
    object.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value))
}

fn items(list: &Json) -> impl Iterator<Item = &Json> {
    list.as_array().into_iter().flatten()
}
