use serde_json::Value;

use super::texts::{IntentTexts, Translations};
use crate::definition::{AgentSettings, ParameterDefinition, Prompt};
use crate::model::{IntentMeta, ParamMeta};
use crate::value::InvalidValue;
use crate::value::{Notation, Sink};

/// The parameters of an intent, in the order in which Dialogflow asks for them.
pub(super) fn parameters(
    meta: &IntentMeta,
    words: &Translations<IntentTexts>,
    settings: &AgentSettings,
) -> Vec<ParameterDefinition> {
    meta.params.all().into_iter().map(|param| parameter(param, words, settings)).collect()
}

fn parameter(
    param: &ParamMeta,
    words: &Translations<IntentTexts>,
    settings: &AgentSettings,
) -> ParameterDefinition {
    let mut prompts = Vec::new();
    for language in settings.all_languages() {
        let translation =
            words.find(language, |translation| translation.words.prompts.get(param.name));
        prompts.extend(
            translation.into_iter().flatten().map(|text| Prompt::new(Some(language.clone()), text)),
        );
    }
    ParameterDefinition {
        name: param.name.to_owned(),
        description: param.description.to_owned(),
        entity: param.shape.entity.name.to_owned(),
        is_list: param.shape.is_list,
        // Dialogflow cannot prompt for untagged parameters.
        is_required: param.is_required() && !param.is_untagged,
        is_sensitive: param.shape.is_sensitive,
        default: param.default.and_then(|_| default(param).ok()),
        prompts,
        ..ParameterDefinition::default()
    }
}

/// The default as ES spells it, which is how definitions hold values.
///
/// # Errors
///
/// What it is that cannot be written, or none is there.
pub(crate) fn default(param: &ParamMeta) -> Result<Value, InvalidValue> {
    let write = param.default.ok_or(InvalidValue::Other("no value"))?;
    let mut sink = Sink::new(Notation::Iso);
    write(sink.value());
    match sink.problem() {
        Some(problem) => Err(problem),
        None => serde_json::from_slice(&sink.into_bytes()).map_err(|_| InvalidValue::NotJson),
    }
}
