//! Conversion of parameters between the definition and the file of the intent.

use intents_core::Language;
use intents_core::definition::{
    EsMembers, EsParameter, FileMembers, ParameterDefinition, Prompt, Response,
};
use serde_json::Value;

use super::spelling::{differences, restore};
use super::wire;
use super::{id, language, message};
use crate::error::{Dropped, Loss};

/// Writes the parameters of an intent.
pub(super) fn write_all(
    intent: &str,
    parameters: &[ParameterDefinition],
    dropped: &mut Vec<Dropped>,
) -> Vec<wire::Parameter> {
    let write = |parameter: &ParameterDefinition| {
        if parameter.is_sensitive {
            dropped.push(Dropped {
                intent: intent.to_owned(),
                language: None,
                channel: String::new(),
                loss: Loss::SensitiveParameter,
            });
        }
        write(intent, parameter)
    };
    parameters.iter().map(write).collect()
}

/// Reads the parameters of an intent.
pub(super) fn read_all(intent: &str, parameters: Vec<wire::Parameter>) -> Vec<ParameterDefinition> {
    parameters.into_iter().map(|parameter| read(intent, parameter)).collect()
}

fn write(intent: &str, parameter: &ParameterDefinition) -> wire::Parameter {
    let es = &parameter.es;
    let meaning = || {
        let mut meaning = parameter.clone();
        meaning.description.clear();
        meaning.is_sensitive = false;
        meaning.prompts.clear();
        meaning.es = EsParameter::default();
        meaning.es.id.clone_from(&es.id);
        meaning.es.unknown = es.unknown.clone();
        meaning
    };
    let written = write_members(intent, parameter);
    let (mut written, _) =
        restore(written, &es.spelling, meaning, |file| read_members(intent, file));
    if !parameter.prompts.is_empty() {
        written.prompts = Some(parameter.prompts.iter().map(write_prompt).collect());
    }
    for (list, responses) in [
        (&mut written.prompt_messages, &es.prompt_messages),
        (&mut written.no_match_prompt_messages, &es.no_match_prompt_messages),
        (&mut written.no_input_prompt_messages, &es.no_input_prompt_messages),
    ] {
        if !responses.is_empty() {
            *list = Some(write_messages(responses));
        }
    }
    written
}

fn write_messages(responses: &[Response]) -> Vec<wire::Message> {
    responses.iter().flat_map(|response| message::write(response).messages).collect()
}

fn read(intent: &str, mut file: wire::Parameter) -> ParameterDefinition {
    let prompts = take_items(&mut file.prompts);
    let [messages, no_match, no_input] = [
        &mut file.prompt_messages,
        &mut file.no_match_prompt_messages,
        &mut file.no_input_prompt_messages,
    ]
    .map(|list| take_items(list).iter().map(message::read).collect());
    let mut parameter = read_members(intent, &file);
    parameter.es.spelling = differences(&file, &write_members(intent, &parameter));
    parameter.prompts = prompts.iter().map(read_prompt).collect();
    parameter.es.prompt_messages = messages;
    parameter.es.no_match_prompt_messages = no_match;
    parameter.es.no_input_prompt_messages = no_input;
    parameter
}

/// Takes the items out of a list and leaves an empty list, so that it still shows whether the file
/// has the list.
pub(super) fn take_items<T>(list: &mut Option<Vec<T>>) -> Vec<T> {
    list.as_mut().map(std::mem::take).unwrap_or_default()
}

/// Writes a parameter with empty lists of prompts and messages.
fn write_members(intent: &str, parameter: &ParameterDefinition) -> wire::Parameter {
    let entity = &parameter.entity;
    let value = parameter.value.clone();
    wire::Parameter {
        id: Some(id::given_or(&parameter.es.id, &["parameter", intent, &parameter.name])),
        name: Some(parameter.name.clone()),
        required: Some(parameter.is_required),
        data_type: (!entity.is_empty()).then(|| format!("@{entity}")),
        value: Some(value.unwrap_or_else(|| query_value(&parameter.name))),
        default_value: Some(Value::String(
            parameter.default.as_ref().map(default_text).unwrap_or_default(),
        )),
        is_list: Some(parameter.is_list),
        prompts: Some(Vec::new()),
        prompt_messages: Some(Vec::new()),
        no_match_prompt_messages: Some(Vec::new()),
        no_input_prompt_messages: Some(Vec::new()),
        output_dialog_contexts: Some(Vec::new()),
        unknown: parameter.es.unknown.clone(),
    }
}

fn read_members(intent: &str, file: &wire::Parameter) -> ParameterDefinition {
    let mut parameter = ParameterDefinition::default();
    parameter.name = file.name.clone().unwrap_or_default();
    let entity = file.data_type.as_deref().unwrap_or_default();
    parameter.entity = entity.strip_prefix('@').unwrap_or(entity).to_owned();
    parameter.is_list = file.is_list.unwrap_or_default();
    parameter.is_required = file.required.unwrap_or_default();
    parameter.value = file.value.clone().filter(|value| *value != query_value(&parameter.name));
    let default = file.default_value.clone();
    parameter.default = default.filter(|default| !matches!(default.as_str(), Some("")));
    let names = ["parameter", intent, &parameter.name];
    parameter.es.id = id::unless_derived(file.id.as_deref(), &names);
    parameter.es.unknown = file.unknown.clone();
    parameter
}

/// Returns the value of a parameter that comes from the query.
fn query_value(name: &str) -> String {
    format!("${name}")
}

/// Converts a default to a text, because ES has no other defaults.
fn default_text(default: &Value) -> String {
    match default {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn write_prompt(prompt: &Prompt) -> wire::Prompt {
    // An object without a valid language keeps its `lang` in the ES part.
    if prompt.language.is_none() && prompt.es == EsMembers::default() {
        return wire::Prompt::Text(prompt.text.clone());
    }
    let meaning = || {
        let mut meaning = prompt.clone();
        meaning.es.spelling = FileMembers::default();
        meaning
    };
    let written = write_prompt_object(prompt);
    wire::Prompt::InLanguage(restore(written, &prompt.es.spelling, meaning, read_prompt_object).0)
}

fn write_prompt_object(prompt: &Prompt) -> wire::PromptText {
    wire::PromptText {
        lang: prompt.language.as_ref().map(language::tag),
        value: Some(prompt.text.clone()),
        unknown: prompt.es.unknown.clone(),
    }
}

fn read_prompt(file: &wire::Prompt) -> Prompt {
    match file {
        wire::Prompt::Text(text) => Prompt::new(None, text.as_str()),
        wire::Prompt::InLanguage(file) => {
            let mut prompt = read_prompt_object(file);
            prompt.es.spelling = differences(file, &write_prompt_object(&prompt));
            if prompt.language.is_none() {
                let lang = file.lang.clone().map_or(Value::Null, Value::String);
                prompt.es.spelling.insert("lang".to_owned(), lang);
            }
            prompt
        }
    }
}

fn read_prompt_object(file: &wire::PromptText) -> Prompt {
    let language = file.lang.as_deref().and_then(|tag| tag.parse::<Language>().ok());
    let mut prompt = Prompt::new(language, file.value.clone().unwrap_or_default());
    prompt.es.unknown = file.unknown.clone();
    prompt
}
