use std::collections::BTreeMap;

use intents_language::Language;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Response;
use super::es::{self, EsIntent, EsMembers, EsParameter, EsPhrase, EsPhrasePart};
use crate::model::Priority;

/// An intent of an agent definition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct IntentDefinition {
    /// The description for developers; may be empty. ES has none.
    pub description: String,
    /// The events that trigger the intent.
    pub events: Vec<String>,
    /// The action of ES; may be empty.
    pub action: String,
    /// The input contexts, which must be active.
    pub input_contexts: Vec<String>,
    /// The output contexts. A lifespan of 0 closes a context.
    pub output_contexts: Vec<ContextDefinition>,
    /// Whether the intent closes all active contexts.
    pub resets_contexts: bool,
    /// The parameters, in the order of slot filling.
    pub parameters: Vec<ParameterDefinition>,
    /// The training phrases of each language, in order.
    pub phrases: BTreeMap<Language, Vec<Phrase>>,
    /// The responses, in order.
    pub responses: Vec<Response>,
    /// Whether the intent is a fallback intent.
    pub is_fallback: bool,
    /// The priority of the intent. The matching intent with the greatest priority is chosen.
    /// [`Priority::number`] returns the values of the console.
    pub priority: i32,
    /// The use of the webhook.
    pub fulfillment: WebhookUse,
    /// Whether the intent ends the conversation.
    pub ends_conversation: bool,
    /// Whether the intent hands over to a human agent.
    pub hands_over: bool,
    /// The settings that only Dialogflow ES has.
    #[serde(skip_serializing_if = "es::is_default")]
    pub es: EsIntent,
}

impl Default for IntentDefinition {
    fn default() -> Self {
        Self {
            description: String::new(),
            events: Vec::new(),
            action: String::new(),
            input_contexts: Vec::new(),
            output_contexts: Vec::new(),
            resets_contexts: false,
            parameters: Vec::new(),
            phrases: BTreeMap::new(),
            responses: Vec::new(),
            is_fallback: false,
            priority: Priority::Normal.number(),
            fulfillment: WebhookUse::default(),
            ends_conversation: false,
            hands_over: false,
            es: EsIntent::default(),
        }
    }
}

/// An output context of an intent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ContextDefinition {
    /// The name of the context.
    pub name: String,
    /// The lifespan in turns; 0 closes the context.
    pub lifespan: i32,
    /// The members that only Dialogflow ES has.
    #[serde(skip_serializing_if = "es::is_default")]
    pub es: EsMembers,
}

impl ContextDefinition {
    /// Returns a context with a lifespan in turns.
    #[must_use]
    pub fn new(name: impl Into<String>, lifespan: i32) -> Self {
        Self { name: name.into(), lifespan, es: EsMembers::default() }
    }
}

/// The conditions under which the webhook is called for an intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct WebhookUse {
    /// Whether the webhook is called when the intent is matched and its parameters are filled.
    pub is_called: bool,
    /// Whether the webhook is called during slot filling.
    pub is_called_for_slot_filling: bool,
}

/// A parameter of an intent.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ParameterDefinition {
    /// The name of the parameter.
    pub name: String,
    /// The description for developers; may be empty. Platforms do not store this description.
    pub description: String,
    /// The entity type without the `@`: `sys.number`, `PizzaSize`; empty without one.
    pub entity: String,
    /// Whether the parameter is a list.
    pub is_list: bool,
    /// Whether the parameter is required, so that the platform prompts for it.
    pub is_required: bool,
    /// Whether the values are redacted in the platform's logs.
    pub is_sensitive: bool,
    /// The source of the value, if the value does not come from the query: `#context.parameter`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The default value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// The prompts. The platform chooses one in the language of the query at random.
    pub prompts: Vec<Prompt>,
    /// The settings that only Dialogflow ES has.
    #[serde(skip_serializing_if = "es::is_default")]
    pub es: EsParameter,
}

/// A prompt for a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Prompt {
    /// The language; `None` in agents from before prompts had languages.
    pub language: Option<Language>,
    /// The text.
    pub text: String,
    /// The members that only Dialogflow ES has.
    #[serde(skip_serializing_if = "es::is_default")]
    pub es: EsMembers,
}

impl Prompt {
    /// Returns a prompt in a language.
    #[must_use]
    pub fn new(language: Option<Language>, text: impl Into<String>) -> Self {
        Self { language, text: text.into(), es: EsMembers::default() }
    }
}

/// A training phrase.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Phrase {
    /// The parts, in order.
    pub parts: Vec<PhrasePart>,
    /// The settings that only Dialogflow ES has.
    #[serde(skip_serializing_if = "es::is_default")]
    pub es: EsPhrase,
}

/// A part of a training phrase.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct PhrasePart {
    /// The text.
    pub text: String,
    /// The annotated parameter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
    /// The annotated entity type without the `@`. `sys.ignore` annotates text without a meaning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The settings that only Dialogflow ES has.
    #[serde(skip_serializing_if = "es::is_default")]
    pub es: EsPhrasePart,
}

impl Phrase {
    /// Returns the text without annotations.
    #[must_use]
    pub fn text(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }
}
