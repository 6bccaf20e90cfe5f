//! Differences between the code and an agent that was exported from Dialogflow.

use std::collections::BTreeMap;
use std::fmt;

use intents_language::Language;
use serde::{Deserialize, Serialize};

use super::intent::is_unknown_message;
use super::{Change, ChangeKind, shown, where_is};
use crate::definition::{
    AgentDefinition, CxAgent, EntityTypeDefinition, EsAgent, EsEntityType, EsIntent, EsMembers,
    EsParameter, EsResponse, IntentDefinition, ParameterDefinition, Response,
};
use crate::message::Channel;

/// A difference between the code and the agent in Dialogflow. Its `Display` text includes a fix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Drift {
    /// The difference. Its `before` is in the exported agent, and its `after` is in the code.
    #[serde(flatten)]
    pub change: Change,
}

/// Returns the differences between the code and an exported agent.
///
/// The comparison ignores parts that no platform stores or that each platform writes differently:
/// the descriptions of intents, parameters and entity types, the parts of one platform, the orders
/// of phrases and contexts, empty responses, and the form of a default value. Settings are compared
/// if the code sets them; without [`settings`](crate::AgentBuilder::settings), only the languages
/// are compared. The name and the time zone are compared if the exported agent also has them,
/// because old agents do not.
///
/// A platform may store a message in another form. Therefore pass the agent that the platform's
/// importer reads from its own export as `code`, as `AgentFormat::compare` of `intents-agent` does.
///
/// ```
/// use intents_core::{Agent, Intent, definition, sys};
///
/// #[derive(Intent)]
/// #[intent(name = "shop.Order")]
/// struct Order {
///     amount: sys::Integer,
/// }
///
/// let code = Agent::empty_builder().intent::<Order>().define()?;
/// let mut exported = code.clone();
/// exported.intents.get_mut("shop.Order").unwrap().parameters.clear();
/// assert_eq!(
///     definition::drift(&code, &exported)[0].to_string(),
///     "the intent `shop.Order`, parameter `amount` is in the code but not in the exported agent: \
///      export the agent again and restore it, or remove the field"
/// );
/// # Ok::<(), intents_core::BuildError>(())
/// ```
#[must_use]
pub fn drift(code: &AgentDefinition, exported: &AgentDefinition) -> Vec<Drift> {
    let is_given = !code.settings.name.is_empty();
    let has_webhook = code.settings.webhook.is_some();
    let counts = |change: &Change| {
        let place: Vec<_> = change.place.iter().map(String::as_str).collect();
        match place.as_slice() {
            ["settings", "default_language" | "other_languages", ..] => true,
            // No exported agent contains the password.
            ["settings", "webhook", "password"] => false,
            ["settings", "webhook", ..] => has_webhook,
            ["settings", "description"] => !code.settings.description.is_empty(),
            // Old agents have neither a name nor a time zone.
            ["settings", "name"] => is_given && !exported.settings.name.is_empty(),
            ["settings", "time_zone"] => is_given && !exported.settings.time_zone.is_empty(),
            ["settings", ..] => false,
            _ => true,
        }
    };
    let changes = comparable(exported).changes(&comparable(code));
    changes.into_iter().filter(counts).map(|change| Drift { change }).collect()
}

/// Reduces a definition to the parts that every platform stores, in one notation.
fn comparable(agent: &AgentDefinition) -> AgentDefinition {
    let language = &agent.settings.default_language;
    let mut agent =
        AgentDefinition { es: EsAgent::default(), cx: CxAgent::default(), ..agent.clone() };
    let own = std::mem::take(&mut agent.intents).into_iter();
    agent.intents = own.map(|(name, of)| (name, intent(of, language))).collect();
    let own = std::mem::take(&mut agent.entity_types).into_iter();
    agent.entity_types = own.map(|(name, of)| (name, entity_type(of))).collect();
    agent.settings.other_languages.sort();
    agent
}

fn intent(mut intent: IntentDefinition, language: &Language) -> IntentDefinition {
    intent.description = String::new();
    intent.es = EsIntent::default();
    for parameter in &mut intent.parameters {
        self::parameter(parameter, language);
    }
    intent.phrases.retain(|_, phrases| !phrases.is_empty());
    // The console writes an empty response for an intent without one.
    let is_something =
        |response: &Response| !response.message.is_empty() || is_unknown_message(response);
    intent.responses.retain(is_something);
    for response in &mut intent.responses {
        response.language.get_or_insert_with(|| language.clone());
        if let Some(channel) = Channel::from_name(&response.channel) {
            response.channel = channel.name().to_owned();
        }
        let message = std::mem::take(&mut response.es.message);
        response.es = EsResponse { message, ..EsResponse::default() };
    }
    intent
}

fn parameter(parameter: &mut ParameterDefinition, language: &Language) {
    let own = format!("${}", parameter.name);
    parameter.description = String::new();
    parameter.is_sensitive = false;
    parameter.value.take_if(|value| *value == own || value.is_empty());
    for prompt in &mut parameter.prompts {
        prompt.language.get_or_insert_with(|| language.clone());
    }
    parameter.es = EsParameter::default();
}

fn entity_type(mut entity_type: EntityTypeDefinition) -> EntityTypeDefinition {
    entity_type.description = String::new();
    entity_type.es = EsEntityType::default();
    for entry in entity_type.entries.values_mut().flatten() {
        entry.es = EsMembers::default();
    }
    let entries: BTreeMap<_, _> = std::mem::take(&mut entity_type.entries);
    entity_type.entries = entries.into_iter().filter(|(_, entries)| !entries.is_empty()).collect();
    entity_type
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Change { place, kind, before, after } = &self.change;
        let of_code = in_code(place);
        match (kind, before, after) {
            (ChangeKind::Renamed, Some(before), Some(after)) => write!(
                f,
                "the intent {} of the exported agent is {} in the code: export the agent again \
                 and restore it, or give the intent its old name with `#[intent(name = \"…\")]`",
                shown(before),
                shown(after)
            ),
            (ChangeKind::Added, _, item) => {
                write!(f, "{}", where_is(place))?;
                if let Some(item) = item {
                    write!(f, ": {}", shown(item))?;
                }
                write!(
                    f,
                    " is in the code but not in the exported agent: export the agent again and \
                     restore it, or remove {of_code}"
                )
            }
            (ChangeKind::Removed, item, _) => {
                write!(f, "{}", where_is(place))?;
                if let Some(item) = item {
                    write!(f, ": {}", shown(item))?;
                }
                write!(
                    f,
                    " is in the exported agent but not in the code: add {of_code}, or export the \
                     agent again and restore it"
                )
            }
            (_, Some(before), Some(after)) => write!(
                f,
                "{} is {} in the code and {} in the exported agent: export the agent again and \
                 restore it, or change {}",
                where_is(place),
                shown(after),
                shown(before),
                of_code
            ),
            _ => write!(
                f,
                "{} is not the same in the code and in the exported agent: export the agent again \
                 and restore it, or change {}",
                where_is(place),
                of_code
            ),
        }
    }
}

/// Returns the part of the code that a part of a definition comes from.
fn in_code(place: &[String]) -> &'static str {
    let parts: Vec<_> = place.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["intents", _] => "the intent",
        ["intents", _, "parameters", _] => "the field",
        ["intents", _, "parameters", _, "prompts", ..] => "the prompt in the language file",
        ["intents", _, "parameters", _, "default"] => "the default of the field",
        ["intents", _, "parameters", ..] => "the type of the field",
        ["intents", _, "order_of_required_parameters"] => "the order of the fields",
        ["intents", _, "phrases", ..] => "the training phrase",
        ["intents", _, "responses", ..] => "the responses in the language file",
        ["intents", _, "input_contexts" | "output_contexts", ..] => {
            "the relation, its lifespan or that of the intent"
        }
        ["intents", _, "fulfillment", ..] => "the handler",
        ["intents", ..] => "the attribute of the intent",
        ["entity_types", _] => "the entity type",
        ["entity_types", _, "entries", ..] => "the value or its synonyms",
        ["entity_types", ..] => "the attribute of the entity type",
        _ => "the settings of the agent",
    }
}
