//! Parameters, between the definition and the file of their intent.

use intents_core::Language;
use intents_core::definition::{ParameterDefinition, Prompt};
use serde_json::Value;

use super::defaults::Place;
use super::error::Dropped;
use super::extension::ParameterExtension;
use super::items::Items;
use super::wire::{self, Object as _};
use super::{id, language};

const PLACE: Place<'_> = Place("intent/responses/*/parameters/*");
const OF_PROMPTS: Place<'_> = Place("intent/responses/*/parameters/*/prompts/*");

const SENSITIVE: &str =
    "that a parameter is kept out of logs: Dialogflow ES has no such mark on parameters";

pub(super) fn write_all(
    intent: &str,
    parameters: &[ParameterDefinition],
    dropped: &mut Vec<Dropped>,
) -> serde_json::Result<Vec<wire::Parameter>> {
    let written = parameters.iter().map(|parameter| {
        if parameter.is_sensitive {
            dropped.push(Dropped {
                intent: intent.to_owned(),
                language: None,
                channel: String::new(),
                what: SENSITIVE,
            });
        }
        let extension: ParameterExtension = parameter.extensions.get()?.unwrap_or_default();
        Ok(write(intent, parameter, &extension.prompts).restored(&extension.parameter))
    });
    written.collect()
}

fn write(
    intent: &str,
    of: &ParameterDefinition,
    kept: &Items<wire::PromptText>,
) -> wire::Parameter {
    let mut prompts = write_prompts(of);
    kept.restore(prompts.iter_mut().filter_map(in_language), name_of_prompt);
    wire::Parameter {
        id: Some(id::of(&["parameter", intent, &of.name])),
        name: Some(of.name.clone()),
        required: Some(of.is_required),
        data_type: (!of.entity.is_empty()).then(|| format!("@{}", of.entity)),
        value: Some(of.value.clone().unwrap_or_else(|| of_words(&of.name))),
        default_value: Some(Value::String(of.default.as_ref().map(text).unwrap_or_default())),
        is_list: Some(of.is_list),
        prompts: Some(prompts),
        prompt_messages: Some(Vec::new()),
        no_match_prompt_messages: Some(Vec::new()),
        no_input_prompt_messages: Some(Vec::new()),
        output_dialog_contexts: Some(Vec::new()),
        ..wire::Parameter::default()
    }
}

/// The value of what the user says.
fn of_words(name: &str) -> String {
    format!("${name}")
}

/// A default is a text in ES, whatever its type.
fn text(default: &Value) -> String {
    match default {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn write_prompts(of: &ParameterDefinition) -> Vec<wire::Prompt> {
    of.prompts.iter().map(write_prompt).collect()
}

/// The prompt, if it has a language: only then it is an object, which may have other members.
fn in_language(prompt: &mut wire::Prompt) -> Option<&mut wire::PromptText> {
    match prompt {
        wire::Prompt::InLanguage(text) => Some(text),
        wire::Prompt::Text(_) => None,
    }
}

/// What names a prompt: what it asks, in which language.
fn name_of_prompt(of: &wire::PromptText) -> String {
    let [language, text] =
        [&of.lang, &of.value].map(|member| member.as_deref().unwrap_or_default());
    format!("{language}: {text}")
}

fn write_prompt(of: &Prompt) -> wire::Prompt {
    match &of.language {
        None => wire::Prompt::Text(of.text.clone()),
        Some(language) => wire::Prompt::InLanguage(wire::PromptText {
            lang: Some(language::tag(language)),
            value: Some(of.text.clone()),
            ..wire::PromptText::default()
        }),
    }
}

pub(super) fn read_all(
    intent: &str,
    parameters: &[wire::Parameter],
) -> serde_json::Result<Vec<ParameterDefinition>> {
    let read = parameters.iter().map(|parameter| {
        let mut of = read(parameter);
        let written = write_prompts(&of);
        let pairs = parameter.prompts.iter().flatten().zip(&written);
        let pairs = pairs.filter_map(|pair| match pair {
            (wire::Prompt::InLanguage(read), wire::Prompt::InLanguage(written)) => {
                Some((read, written))
            }
            _ => None,
        });
        let prompts = Items::new(pairs, name_of_prompt, OF_PROMPTS);
        let residue = wire::Parameter::residue(parameter, &write(intent, &of, &prompts), PLACE);
        of.extensions.set(&ParameterExtension { parameter: residue, prompts })?;
        Ok(of)
    });
    read.collect()
}

fn read(parameter: &wire::Parameter) -> ParameterDefinition {
    let mut of = ParameterDefinition::default();
    of.name = parameter.name.clone().unwrap_or_default();
    let entity = parameter.data_type.as_deref().unwrap_or_default();
    of.entity = entity.strip_prefix('@').unwrap_or(entity).to_owned();
    of.is_list = parameter.is_list.unwrap_or_default();
    of.is_required = parameter.required.unwrap_or_default();
    of.value = parameter.value.clone().filter(|value| *value != of_words(&of.name));
    let default = parameter.default_value.clone();
    of.default = default.filter(|default| !matches!(default.as_str(), Some("")));
    of.prompts = parameter.prompts.iter().flatten().map(read_prompt).collect();
    of
}

fn read_prompt(prompt: &wire::Prompt) -> Prompt {
    match prompt {
        wire::Prompt::Text(text) => Prompt::new(None, text.as_str()),
        wire::Prompt::InLanguage(prompt) => Prompt::new(
            prompt.lang.as_deref().and_then(|tag| tag.parse::<Language>().ok()),
            prompt.value.clone().unwrap_or_default(),
        ),
    }
}
