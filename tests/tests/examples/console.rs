//! Responses and prompts that an agent has in Dialogflow itself.

use intents_core::connector::{Notation, Sink};
use intents_core::definition::AgentDefinition;
use intents_core::meta::{IntentMeta, ParamMeta};
use intents_core::{Language, Message};
use serde_json::Value;

/// Said when no intent is understood.
pub(crate) const FALLBACK: (&str, &str) = ("Default Fallback Intent", "I did not get that.");

/// The agent's own response to an intent, in English and for every channel; the first variant. `$name`
/// stands for a parameter. Empty where it is for the intent's handler to answer.
pub(crate) fn own_words<'d>(definition: &'d AgentDefinition, intent: &str) -> &'d str {
    let of = definition.intents.get(intent).map(|intent| &intent.responses);
    let own = of.into_iter().flatten().filter(|response| {
        response.language == Some(Language::ENGLISH) && response.channel.is_empty()
    });
    let mut words = own.filter_map(|response| match &response.message {
        Message::Text(text) => Some(text.first()),
        _ => None,
    });
    words.next().unwrap_or_default()
}

/// How the agent asks for a parameter, in English; the first variant.
pub(crate) fn prompt<'d>(
    definition: &'d AgentDefinition,
    intent: &str,
    parameter: &str,
) -> &'d str {
    let of = definition.intents.get(intent).map(|intent| &intent.parameters);
    let asked = of.into_iter().flatten().find(|of| of.name == parameter);
    let mut prompts = asked.into_iter().flat_map(|parameter| &parameter.prompts);
    let english = prompts.find(|prompt| prompt.language == Some(Language::ENGLISH));
    english.map_or("", |prompt| &prompt.text)
}

/// Puts parameters into the agent's own words.
pub(crate) fn rendered(text: &str, value: impl Fn(&str) -> Option<Value>) -> String {
    let mut parts = text.split('$');
    let mut rendered = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_name = |c: char| c.is_ascii_lowercase() || c == '_';
        let (name, rest) = part.split_at(part.find(|c| !is_name(c)).unwrap_or(part.len()));
        rendered += &spoken(value(name).unwrap_or_default());
        rendered += rest;
    }
    rendered
}

fn spoken(value: Value) -> String {
    match value {
        Value::String(text) => text,
        // An `f64` without a fraction is written without one.
        Value::Number(number) => number.as_f64().unwrap_or(f64::NAN).to_string(),
        Value::Object(mut members) => members.remove("name").map_or_else(String::new, spoken),
        _ => String::new(),
    }
}

/// The default of a parameter as the agent's definition spells it.
pub(crate) fn default(param: &ParamMeta, notation: Notation) -> Option<Value> {
    let mut sink = Sink::new(notation);
    param.default?(sink.value());
    serde_json::from_slice(&sink.into_bytes()).ok()
}

/// The parameters that Dialogflow asks for, in their order.
pub(crate) fn required(intent: &IntentMeta) -> impl Iterator<Item = &'static ParamMeta> {
    intent.params.all().into_iter().filter(|param| param.is_required() && !param.is_untagged)
}

/// Whether a parameter has a value: `""` is none, nor is an empty list.
pub(crate) fn is_given(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => false,
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Array(items)) => !items.is_empty(),
        Some(_) => true,
    }
}

/// The contexts that an intent opens, and for how long.
pub(crate) fn opened(definition: &AgentDefinition, intent: &str) -> Vec<(String, i32)> {
    let contexts = definition.intents.get(intent).map(|intent| &intent.output_contexts);
    let contexts = contexts.into_iter().flatten();
    contexts.map(|context| (context.name.clone(), context.lifespan)).collect()
}
