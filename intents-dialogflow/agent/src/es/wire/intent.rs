//! `intents/NAME.json` and `intents/NAME_usersays_LANG.json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Message, Speech, Unknown, wire};

wire! {
    /// An intent.
    pub(crate) struct Intent {
        /// Its id.
        pub(crate) id: String = "id",
        /// The id of the intent that it follows up.
        pub(crate) parent_id: String = "parentId",
        /// The id of the first of those.
        pub(crate) root_parent_id: String = "rootParentId",
        /// Its name.
        pub(crate) name: String = "name",
        /// Whether machine learning finds it.
        pub(crate) auto: bool = "auto",
        /// The names of the contexts that have to be active.
        pub(crate) contexts: Vec<String> = "contexts",
        /// What comes of it: exactly one, or none.
        pub(crate) responses: Vec<Response> = "responses",
        /// Which of several intents is matched: 500,000 is normal.
        pub(crate) priority: i64 = "priority",
        /// Whether the webhook is called.
        pub(crate) webhook_used: bool = "webhookUsed",
        /// Whether it is called while parameters are asked for.
        pub(crate) webhook_for_slot_filling: bool = "webhookForSlotFilling",
        /// When it was changed last, in seconds since 1970.
        pub(crate) last_update: i64 = "lastUpdate",
        /// Whether it is matched when no other intent is.
        pub(crate) fallback_intent: bool = "fallbackIntent",
        /// The events that trigger it.
        pub(crate) events: Vec<Event> = "events",
        /// The training phrases, in agents from before November 2017.
        pub(crate) user_says: Vec<Phrase> = "userSays",
        /// Intents that follow it up, in old agents.
        pub(crate) follow_up_intents: Vec<Value> = "followUpIntents",
        /// Training phrases with entity types in place of words, in old agents.
        pub(crate) templates: Vec<String> = "templates",
        /// Whether the conversation is over after it.
        pub(crate) end_interaction: bool = "endInteraction",
        /// Whether the conversation goes on with a person.
        pub(crate) live_agent_handoff: bool = "liveAgentHandoff",
        /// Always empty, as far as is known.
        pub(crate) conditional_responses: Vec<Value> = "conditionalResponses",
        /// Always empty, as far as is known.
        pub(crate) condition: String = "condition",
        /// Always empty, as far as is known.
        pub(crate) conditional_followup_events: Vec<Value> = "conditionalFollowupEvents",
    }
}

wire! {
    /// An event that triggers an intent.
    pub(crate) struct Event {
        /// Its name.
        pub(crate) name: String = "name",
    }
}

wire! {
    /// What comes of an intent.
    pub(crate) struct Response {
        /// Whether every context that was active is closed.
        pub(crate) resets_contexts: bool = "resetContexts",
        /// The action that the webhook gets.
        pub(crate) action: String = "action",
        /// The contexts that are opened, kept open or closed.
        pub(crate) affected_contexts: Vec<AffectedContext> = "affectedContexts",
        /// The parameters.
        pub(crate) parameters: Vec<Parameter> = "parameters",
        /// What the agent says.
        pub(crate) messages: Vec<Message> = "messages",
        /// The channels that get what is for every channel first, by their names.
        pub(crate) default_response_platforms: BTreeMap<String, bool> = "defaultResponsePlatforms",
        /// What the agent says, in agents from before there were messages; empty in others.
        pub(crate) speech: Speech = "speech",
    }
}

wire! {
    /// A context that an intent opens.
    pub(crate) struct AffectedContext {
        /// Its name.
        pub(crate) name: String = "name",
        /// Its parameters: always empty, as far as is known.
        pub(crate) parameters: Value = "parameters",
        /// The turns that it stays active; 0 closes it.
        pub(crate) lifespan: i64 = "lifespan",
    }
}

wire! {
    /// A parameter.
    pub(crate) struct Parameter {
        /// Its id.
        pub(crate) id: String = "id",
        /// Its name.
        pub(crate) name: String = "name",
        /// Whether it is asked for.
        pub(crate) required: bool = "required",
        /// Its entity type, with the `@`.
        pub(crate) data_type: String = "dataType",
        /// Where its value comes from: `$name`, `#context.name`.
        pub(crate) value: String = "value",
        /// Its value when the user gives none: a text, though other tools have written numbers.
        pub(crate) default_value: Value = "defaultValue",
        /// Whether it is a list.
        pub(crate) is_list: bool = "isList",
        /// How it is asked for.
        pub(crate) prompts: Vec<Prompt> = "prompts",
        /// The same as messages.
        pub(crate) prompt_messages: Vec<Message> = "promptMessages",
        /// What is said when there is no answer that is understood.
        pub(crate) no_match_prompt_messages: Vec<Message> = "noMatchPromptMessages",
        /// What is said when there is no answer.
        pub(crate) no_input_prompt_messages: Vec<Message> = "noInputPromptMessages",
        /// Contexts that are opened while it is asked for.
        pub(crate) output_dialog_contexts: Vec<Value> = "outputDialogContexts",
    }
}

/// How a parameter is asked for.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged, expecting = "a text, or an object with `lang` and `value`")]
pub(crate) enum Prompt {
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
    pub(crate) struct PromptText {
        /// The text.
        pub(crate) value: String = "value",
        /// The language.
        pub(crate) lang: String = "lang",
    }
}

wire! {
    /// A training phrase.
    pub(crate) struct Phrase {
        /// Its id.
        pub(crate) id: String = "id",
        /// Its parts.
        pub(crate) data: Vec<PhrasePart> = "data",
        /// Whether it has entity types in place of words.
        pub(crate) is_template: bool = "isTemplate",
        /// How often it was said or written.
        pub(crate) count: i64 = "count",
        /// Its language.
        pub(crate) lang: String = "lang",
        /// When it was changed last, in seconds since 1970.
        pub(crate) updated: i64 = "updated",
        /// Whether it was made by Dialogflow.
        pub(crate) is_auto: bool = "isAuto",
    }
}

wire! {
    /// A part of a training phrase.
    pub(crate) struct PhrasePart {
        /// The words.
        pub(crate) text: String = "text",
        /// The entity type that they are marked with, with the `@`.
        pub(crate) meta: String = "meta",
        /// The parameter whose value they are.
        pub(crate) alias: String = "alias",
        /// Whether a person marked them.
        pub(crate) user_defined: bool = "userDefined",
    }
}
