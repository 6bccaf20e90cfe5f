use std::collections::BTreeMap;

use intents_language::Language;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Response;
use super::es::{self, EsIntent, EsMembers, EsParameter, EsPhrase, EsPhrasePart};
use crate::model::Priority;

/// An intent as the platform holds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct IntentDefinition {
    /// What it is for; may be empty. CX has such a text for developers, ES has none.
    pub description: String,
    /// The events that trigger it.
    pub events: Vec<String>,
    /// The action that ES sends along; may be empty.
    pub action: String,
    /// The contexts that have to be active.
    pub input_contexts: Vec<String>,
    /// The contexts that it opens, keeps open or, with a lifespan of 0, closes.
    pub output_contexts: Vec<ContextDefinition>,
    /// Whether it closes every context that was active.
    pub resets_contexts: bool,
    /// The parameters, in the order in which the platform asks for them.
    pub parameters: Vec<ParameterDefinition>,
    /// The training phrases of each language, in order.
    pub phrases: BTreeMap<Language, Vec<Phrase>>,
    /// What the agent says by itself, in order.
    pub responses: Vec<Response>,
    /// Whether it is matched when no other intent is.
    pub is_fallback: bool,
    /// Which of several intents that fit is matched: the greatest. [`Priority::number`] has the
    /// values of the console.
    pub priority: i32,
    /// What the webhook is called for.
    pub fulfillment: WebhookUse,
    /// Whether the conversation is over after it.
    pub ends_conversation: bool,
    /// Whether the conversation goes on with a person.
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

/// A context that an intent opens.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ContextDefinition {
    /// Its name.
    pub name: String,
    /// The turns that it stays active; 0 closes it.
    pub lifespan: i32,
    /// The members that only Dialogflow ES has.
    #[serde(skip_serializing_if = "es::is_default")]
    pub es: EsMembers,
}

impl ContextDefinition {
    /// A context that stays active for some turns.
    #[must_use]
    pub fn new(name: impl Into<String>, lifespan: i32) -> Self {
        Self { name: name.into(), lifespan, es: EsMembers::default() }
    }
}

/// What the webhook is called for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct WebhookUse {
    /// When the intent is matched and its parameters are there.
    pub is_called: bool,
    /// While the platform asks for parameters.
    pub is_called_for_slot_filling: bool,
}

/// A parameter as the platform holds it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ParameterDefinition {
    /// Its name.
    pub name: String,
    /// What it is for; may be empty. No platform holds it.
    pub description: String,
    /// Its entity type, without the `@`: `sys.number`, `PizzaSize`; empty where it has none.
    pub entity: String,
    /// Whether it is a list.
    pub is_list: bool,
    /// Whether the platform asks for it.
    pub is_required: bool,
    /// Whether its values are kept out of the platform's logs.
    pub is_sensitive: bool,
    /// Where its value comes from, if not from what the user says: `#context.parameter`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Its value when the user gives none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// How the platform asks for it, in order: one of those in the user's language, by chance.
    pub prompts: Vec<Prompt>,
    /// The settings that only Dialogflow ES has.
    #[serde(skip_serializing_if = "es::is_default")]
    pub es: EsParameter,
}

/// How the platform asks for a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Prompt {
    /// The language; `None` in agents from before they had several.
    pub language: Option<Language>,
    /// The text.
    pub text: String,
    /// The members that only Dialogflow ES has.
    #[serde(skip_serializing_if = "es::is_default")]
    pub es: EsMembers,
}

impl Prompt {
    /// A prompt in a language.
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
    /// Its parts, in order.
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
    /// The words.
    pub text: String,
    /// The parameter whose value they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
    /// The entity type that they are marked with, without the `@`. `sys.ignore` marks words that
    /// mean nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The settings that only Dialogflow ES has.
    #[serde(skip_serializing_if = "es::is_default")]
    pub es: EsPhrasePart,
}

impl Phrase {
    /// The words, without marks.
    #[must_use]
    pub fn text(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }
}
