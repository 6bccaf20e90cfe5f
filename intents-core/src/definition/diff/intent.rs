use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::{ChangeKind, Found, phrase, renamed};
use crate::definition::{
    ContextDefinition, FileMembers, IntentDefinition, ParameterDefinition, Prompt, Response,
};
use crate::message::Message;

pub(super) fn all(
    before: &BTreeMap<String, IntentDefinition>,
    after: &BTreeMap<String, IntentDefinition>,
    found: &mut Found,
) {
    let renamed = renamed::pairs(before, after);
    let is_old_name = |name: &str| renamed.values().any(|old| *old == name);
    for (name, _) in before.iter().filter(|(name, _)| !after.contains_key(*name)) {
        if !is_old_name(name) {
            found.removed(&["intents", name], None);
        }
    }
    for (name, after) in after {
        let place = ["intents", name];
        let old_name = renamed.get(name.as_str()).copied();
        if let Some(old) = old_name {
            let [old, new] = [old, name].map(|name| Some(Value::from(name)));
            found.push(&place, ChangeKind::Renamed, old, new);
        }
        match before.get(old_name.unwrap_or(name)) {
            Some(before) => intent(&place, before, after, found),
            None => found.added(&place, None),
        }
    }
}

fn intent(
    place: &[&str; 2],
    before: &IntentDefinition,
    after: &IntentDefinition,
    found: &mut Found,
) {
    let at = |member| [place[0], place[1], member];
    found.value(&at("description"), &before.description, &after.description);
    found.items(&at("events"), before.events.clone(), after.events.clone());
    found.value(&at("action"), &before.action, &after.action);
    let contexts = |of: &[String]| of.iter().map(|name| name.to_lowercase()).collect();
    found.items(
        &at("input_contexts"),
        contexts(&before.input_contexts),
        contexts(&after.input_contexts),
    );
    output_contexts(place, &before.output_contexts, &after.output_contexts, found);
    found.value(&at("resets_contexts"), &before.resets_contexts, &after.resets_contexts);
    parameters(place, &before.parameters, &after.parameters, found);
    let mut languages: Vec<_> = before.phrases.keys().chain(after.phrases.keys()).collect();
    languages.sort();
    languages.dedup();
    for language in languages {
        let [of, named] = [place[0], place[1]];
        let [before, after] =
            [before, after].map(|intent| phrase::all(intent.phrases.get(language)));
        found.items(&[of, named, "phrases", language.as_str()], before, after);
    }
    responses(place, &before.responses, &after.responses, found);
    found.value(&at("is_fallback"), &before.is_fallback, &after.is_fallback);
    found.value(&at("priority"), &before.priority, &after.priority);
    let (old, new) = (before.fulfillment, after.fulfillment);
    found.value(&[place[0], place[1], "fulfillment", "is_called"], &old.is_called, &new.is_called);
    found.value(
        &[place[0], place[1], "fulfillment", "is_called_for_slot_filling"],
        &old.is_called_for_slot_filling,
        &new.is_called_for_slot_filling,
    );
    found.value(&at("ends_conversation"), &before.ends_conversation, &after.ends_conversation);
    found.value(&at("hands_over"), &before.hands_over, &after.hands_over);
    found.es(place, &before.es, &after.es);
}

fn output_contexts(
    place: &[&str; 2],
    before: &[ContextDefinition],
    after: &[ContextDefinition],
    found: &mut Found,
) {
    let lifespans = |of: &[ContextDefinition]| -> BTreeMap<String, i32> {
        of.iter().map(|context| (context.name.to_lowercase(), context.lifespan)).collect()
    };
    let (before, after) = (lifespans(before), lifespans(after));
    let mut names: Vec<_> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    for name in names {
        let place = [place[0], place[1], "output_contexts", name.as_str(), "lifespan"];
        found.value(&place, &before.get(name), &after.get(name));
    }
}

/// Compares parameters by name and by order, because the platform prompts for them in order.
fn parameters(
    place: &[&str; 2],
    before: &[ParameterDefinition],
    after: &[ParameterDefinition],
    found: &mut Found,
) {
    let find = |of: &'_ [ParameterDefinition], name: &str| {
        of.iter().position(|parameter| parameter.name == name)
    };
    for parameter in before.iter().filter(|parameter| find(after, &parameter.name).is_none()) {
        found.removed(&[place[0], place[1], "parameters", &parameter.name], None);
    }
    for new in after {
        let place = [place[0], place[1], "parameters", &new.name];
        match find(before, &new.name) {
            Some(i) => parameter(&place, &before[i], new, found),
            None => found.added(&place, None),
        }
    }
    let order = |of: &[ParameterDefinition], others: &[ParameterDefinition]| -> Vec<String> {
        let of = of.iter().filter(|parameter| parameter.is_required);
        let kept = of.filter(|it| find(others, &it.name).is_some_and(|i| others[i].is_required));
        kept.map(|parameter| parameter.name.clone()).collect()
    };
    let (old, new) = (order(before, after), order(after, before));
    found.value(&[place[0], place[1], "order_of_required_parameters"], &old, &new);
}

fn parameter(
    place: &[&str; 4],
    before: &ParameterDefinition,
    after: &ParameterDefinition,
    found: &mut Found,
) {
    let [intents, intent, parameters, name] = *place;
    let at = |member| [intents, intent, parameters, name, member];
    found.value(&at("description"), &before.description, &after.description);
    found.value(&at("entity"), &before.entity, &after.entity);
    found.value(&at("is_list"), &before.is_list, &after.is_list);
    found.value(&at("is_required"), &before.is_required, &after.is_required);
    found.value(&at("is_sensitive"), &before.is_sensitive, &after.is_sensitive);
    found.value(&at("value"), &before.value, &after.value);
    // Some platforms store every default value as text.
    if spelled(before.default.as_ref()) != spelled(after.default.as_ref()) {
        found.value(&at("default"), &before.default, &after.default);
    }
    let prompts = |of: &[Prompt]| -> BTreeMap<String, Vec<String>> {
        let mut by_language: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for prompt in of {
            let language = prompt.language.as_ref().map_or("", |language| language.as_str());
            by_language.entry(language.to_owned()).or_default().push(prompt.text.clone());
        }
        by_language
    };
    let (mut old, mut new) = (prompts(&before.prompts), prompts(&after.prompts));
    let mut languages: Vec<_> = old.keys().chain(new.keys()).cloned().collect();
    languages.sort();
    languages.dedup();
    for language in languages {
        let [old, new] = [&mut old, &mut new].map(|of| of.remove(&language).unwrap_or_default());
        found.items(&[intents, intent, parameters, name, "prompts", &language], old, new);
    }
    found.es(place, &before.es, &after.es);
    for (member, old, new) in [
        ("prompt_messages", &before.es.prompt_messages, &after.es.prompt_messages),
        (
            "no_match_prompt_messages",
            &before.es.no_match_prompt_messages,
            &after.es.no_match_prompt_messages,
        ),
        (
            "no_input_prompt_messages",
            &before.es.no_input_prompt_messages,
            &after.es.no_input_prompt_messages,
        ),
    ] {
        found.es_messages(&[intents, intent, parameters, name, "es", member], old, new);
    }
}

/// Returns a default value as text, or `None` if there is no value.
fn spelled(default: Option<&Value>) -> Option<String> {
    match default? {
        Value::Null => None,
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        other => Some(other.to_string()),
    }
}

/// A message for comparison: a known message, or a message of an unknown type as in the file.
#[derive(PartialEq, Serialize)]
#[serde(untagged)]
enum Content<'r> {
    Message(&'r Message),
    Unknown(&'r FileMembers),
}

impl<'r> Content<'r> {
    fn new(response: &'r Response) -> Self {
        if is_unknown_message(response) {
            Self::Unknown(&response.es.message)
        } else {
            Self::Message(&response.message)
        }
    }
}

/// Returns whether this crate does not know the type of the message.
pub(super) fn is_unknown_message(response: &Response) -> bool {
    let is_nothing = matches!(&response.message, Message::Payload(payload) if payload.is_empty());
    is_nothing && !response.es.message.is_empty()
}

/// Compares the responses of each language and channel, in order.
fn responses(place: &[&str; 2], before: &[Response], after: &[Response], found: &mut Found) {
    type Dialogs<'r> = BTreeMap<(&'r str, &'r str), Vec<Content<'r>>>;
    fn contents(responses: &[Response]) -> Dialogs<'_> {
        let mut contents = Dialogs::new();
        for response in responses {
            let language = response.language.as_ref().map_or("", |language| language.as_str());
            contents.entry((language, &response.channel)).or_default().push(Content::new(response));
        }
        contents
    }
    let (old, new) = (contents(before), contents(after));
    let mut keys: Vec<_> = old.keys().chain(new.keys()).collect();
    keys.sort();
    keys.dedup();
    for key in keys {
        let place = [place[0], place[1], "responses", key.0, key.1];
        found.value(&place, &old.get(key), &new.get(key));
    }
}
