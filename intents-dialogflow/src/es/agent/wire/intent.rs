//! `intents/NAME.json` and `intents/NAME_usersays_LANG.json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Message, Unknown, wire};

wire! {
    /// An intent.
    pub struct Intent {
        /// Its id.
        pub id: String = "id" own,
        /// The id of the intent that it follows up.
        pub parent_id: String = "parentId",
        /// The id of the first of those.
        pub root_parent_id: String = "rootParentId",
        /// Its name.
        pub name: String = "name",
        /// Whether machine learning finds it.
        pub auto: bool = "auto",
        /// The names of the contexts that have to be active.
        pub contexts: Vec<String> = "contexts",
        /// What comes of it: exactly one, or none.
        pub responses: Vec<Response> = "responses",
        /// Which of several intents is matched: 500,000 is normal.
        pub priority: i64 = "priority",
        /// Whether the webhook is called.
        pub webhook_used: bool = "webhookUsed",
        /// Whether it is called while parameters are asked for.
        pub webhook_for_slot_filling: bool = "webhookForSlotFilling",
        /// When it was changed last, in seconds since 1970.
        pub last_update: i64 = "lastUpdate",
        /// Whether it is matched when no other intent is.
        pub fallback_intent: bool = "fallbackIntent",
        /// The events that trigger it.
        pub events: Vec<Event> = "events",
        /// The training phrases, in agents from before November 2017.
        pub user_says: Vec<Phrase> = "userSays",
        /// Intents that follow it up, in old agents.
        pub follow_up_intents: Vec<Value> = "followUpIntents",
        /// Training phrases with entity types in place of words, in old agents.
        pub templates: Vec<String> = "templates",
        /// Whether the conversation is over after it.
        pub end_interaction: bool = "endInteraction",
        /// Whether the conversation goes on with a person.
        pub live_agent_handoff: bool = "liveAgentHandoff",
        /// Always empty, as far as is known.
        pub conditional_responses: Vec<Value> = "conditionalResponses",
        /// Always empty, as far as is known.
        pub condition: String = "condition",
        /// Always empty, as far as is known.
        pub conditional_followup_events: Vec<Value> = "conditionalFollowupEvents",
    }
}

wire! {
    /// An event that triggers an intent.
    pub struct Event {
        /// Its name.
        pub name: String = "name",
    }
}

wire! {
    /// What comes of an intent.
    pub struct Response {
        /// Whether every context that was active is closed.
        pub resets_contexts: bool = "resetContexts",
        /// The action that the webhook gets.
        pub action: String = "action",
        /// The contexts that are opened, kept open or closed.
        pub affected_contexts: Vec<AffectedContext> = "affectedContexts",
        /// The parameters.
        pub parameters: Vec<Parameter> = "parameters",
        /// What the agent says.
        pub messages: Vec<Message> = "messages",
        /// The channels that get what is for every channel first, by their names.
        pub default_response_platforms: BTreeMap<String, bool> = "defaultResponsePlatforms",
        /// Always empty, as far as is known: texts of before there were messages.
        pub speech: Vec<Value> = "speech",
    }
}

wire! {
    /// A context that an intent opens.
    pub struct AffectedContext {
        /// Its name.
        pub name: String = "name",
        /// Its parameters: always empty, as far as is known.
        pub parameters: Value = "parameters",
        /// The turns that it stays active; 0 closes it.
        pub lifespan: i64 = "lifespan",
    }
}

wire! {
    /// A parameter.
    pub struct Parameter {
        /// Its id.
        pub id: String = "id" own,
        /// Its name.
        pub name: String = "name",
        /// Whether it is asked for.
        pub required: bool = "required",
        /// Its entity type, with the `@`.
        pub data_type: String = "dataType",
        /// Where its value comes from: `$name`, `#context.name`.
        pub value: String = "value",
        /// Its value when the user gives none: a text, though other tools have written numbers.
        pub default_value: Value = "defaultValue",
        /// Whether it is a list.
        pub is_list: bool = "isList",
        /// How it is asked for.
        pub prompts: Vec<Prompt> = "prompts",
        /// The same as messages.
        pub prompt_messages: Vec<Message> = "promptMessages",
        /// What is said when there is no answer that is understood.
        pub no_match_prompt_messages: Vec<Message> = "noMatchPromptMessages",
        /// What is said when there is no answer.
        pub no_input_prompt_messages: Vec<Message> = "noInputPromptMessages",
        /// Contexts that are opened while it is asked for.
        pub output_dialog_contexts: Vec<Value> = "outputDialogContexts",
    }
}

/// How a parameter is asked for.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged, expecting = "a text, or an object with `lang` and `value`")]
pub enum Prompt {
    /// A text, in agents from before they had several languages.
    Text(String),
    /// A text in a language.
    InLanguage(PromptText),
}

impl Unknown for Prompt {
    fn unknown<'u>(&'u self, pointer: &str, found: &mut Vec<(String, &'u Value)>) {
        if let Self::InLanguage(text) = self {
            text.unknown(pointer, found);
        }
    }
}

wire! {
    /// A text in a language.
    pub struct PromptText {
        /// The text.
        pub value: String = "value",
        /// The language.
        pub lang: String = "lang",
    }
}

wire! {
    /// A training phrase.
    pub struct Phrase {
        /// Its id.
        pub id: String = "id" own,
        /// Its parts.
        pub data: Vec<PhrasePart> = "data",
        /// Whether it has entity types in place of words.
        pub is_template: bool = "isTemplate",
        /// How often it was said or written.
        pub count: i64 = "count",
        /// Its language.
        pub lang: String = "lang",
        /// When it was changed last, in seconds since 1970.
        pub updated: i64 = "updated",
        /// Whether it was made by Dialogflow.
        pub is_auto: bool = "isAuto",
    }
}

wire! {
    /// A part of a training phrase.
    pub struct PhrasePart {
        /// The words.
        pub text: String = "text",
        /// The entity type that they are marked with, with the `@`.
        pub meta: String = "meta",
        /// The parameter whose value they are.
        pub alias: String = "alias",
        /// Whether a person marked them.
        pub user_defined: bool = "userDefined",
    }
}
