//! `intents/NAME.json` and `intents/NAME_usersays_LANG.json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Message, Speech, Unknown, wire};

wire! {
    /// An intent.
    pub(crate) struct Intent {
        /// The id of the intent.
        pub(crate) id: String = "id",
        /// The id of the parent intent of a follow-up intent.
        pub(crate) parent_id: String = "parentId",
        /// The id of the first intent in a chain of follow-up intents.
        pub(crate) root_parent_id: String = "rootParentId",
        /// The name of the intent.
        pub(crate) name: String = "name",
        /// Whether machine learning matches the intent.
        pub(crate) auto: bool = "auto",
        /// The names of the input contexts.
        pub(crate) contexts: Vec<String> = "contexts",
        /// The response object; Dialogflow has at most one.
        pub(crate) responses: Vec<Response> = "responses",
        /// The priority: 500,000 is normal.
        pub(crate) priority: i64 = "priority",
        /// Whether the webhook is called.
        pub(crate) webhook_used: bool = "webhookUsed",
        /// Whether the webhook is called for slot filling.
        pub(crate) webhook_for_slot_filling: bool = "webhookForSlotFilling",
        /// The time of the last change, in seconds since 1970.
        pub(crate) last_update: i64 = "lastUpdate",
        /// Whether the intent is a fallback intent.
        pub(crate) fallback_intent: bool = "fallbackIntent",
        /// The events that trigger the intent.
        pub(crate) events: Vec<Event> = "events",
        /// The training phrases, in agents from before November 2017.
        pub(crate) user_says: Vec<Phrase> = "userSays",
        /// Follow-up intents, in old agents.
        pub(crate) follow_up_intents: Vec<Value> = "followUpIntents",
        /// Training phrases with entity types instead of annotated text, in old agents.
        pub(crate) templates: Vec<String> = "templates",
        /// Whether the intent ends the conversation.
        pub(crate) end_interaction: bool = "endInteraction",
        /// Whether the intent hands the conversation over to a human agent.
        pub(crate) live_agent_handoff: bool = "liveAgentHandoff",
        /// An unused member; empty in all known agents.
        pub(crate) conditional_responses: Vec<Value> = "conditionalResponses",
        /// An unused member; empty in all known agents.
        pub(crate) condition: String = "condition",
        /// An unused member; empty in all known agents.
        pub(crate) conditional_followup_events: Vec<Value> = "conditionalFollowupEvents",
    }
}

wire! {
    /// An event that triggers an intent.
    pub(crate) struct Event {
        /// The name of the event.
        pub(crate) name: String = "name",
    }
}

wire! {
    /// The response object of an intent.
    pub(crate) struct Response {
        /// Whether the response deletes all active contexts.
        pub(crate) resets_contexts: bool = "resetContexts",
        /// The action.
        pub(crate) action: String = "action",
        /// The output contexts.
        pub(crate) affected_contexts: Vec<AffectedContext> = "affectedContexts",
        /// The parameters.
        pub(crate) parameters: Vec<Parameter> = "parameters",
        /// The messages.
        pub(crate) messages: Vec<Message> = "messages",
        /// The names of the channels that also show the messages for every channel.
        pub(crate) default_response_platforms: BTreeMap<String, bool> = "defaultResponsePlatforms",
        /// The text of agents before messages existed; empty in newer agents.
        pub(crate) speech: Speech = "speech",
    }
}

wire! {
    /// An output context.
    pub(crate) struct AffectedContext {
        /// The name of the context.
        pub(crate) name: String = "name",
        /// The parameters; empty in all known agents.
        pub(crate) parameters: Value = "parameters",
        /// The lifespan in turns; 0 deletes the context.
        pub(crate) lifespan: i64 = "lifespan",
    }
}

wire! {
    /// A parameter.
    pub(crate) struct Parameter {
        /// The id of the parameter.
        pub(crate) id: String = "id",
        /// The name of the parameter.
        pub(crate) name: String = "name",
        /// Whether the parameter is required.
        pub(crate) required: bool = "required",
        /// The entity type of the parameter, with the `@`.
        pub(crate) data_type: String = "dataType",
        /// The source of the value: `$name`, `#context.name`.
        pub(crate) value: String = "value",
        /// The default value: a text; some tools write numbers.
        pub(crate) default_value: Value = "defaultValue",
        /// Whether the parameter is a list.
        pub(crate) is_list: bool = "isList",
        /// The prompts.
        pub(crate) prompts: Vec<Prompt> = "prompts",
        /// The prompts as messages.
        pub(crate) prompt_messages: Vec<Message> = "promptMessages",
        /// The prompts after an answer that does not match.
        pub(crate) no_match_prompt_messages: Vec<Message> = "noMatchPromptMessages",
        /// The prompts after a missing answer.
        pub(crate) no_input_prompt_messages: Vec<Message> = "noInputPromptMessages",
        /// The contexts of slot filling.
        pub(crate) output_dialog_contexts: Vec<Value> = "outputDialogContexts",
    }
}

/// A prompt.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged, expecting = "a text, or an object with `lang` and `value`")]
pub(crate) enum Prompt {
    /// A text without a language, in older agents.
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
        /// The id of the training phrase.
        pub(crate) id: String = "id",
        /// The parts of the training phrase.
        pub(crate) data: Vec<PhrasePart> = "data",
        /// Whether the training phrase contains entity types instead of annotated text.
        pub(crate) is_template: bool = "isTemplate",
        /// The number of times that users have sent the training phrase.
        pub(crate) count: i64 = "count",
        /// The language of the training phrase.
        pub(crate) lang: String = "lang",
        /// The time of the last change, in seconds since 1970.
        pub(crate) updated: i64 = "updated",
        /// Whether Dialogflow added the training phrase.
        pub(crate) is_auto: bool = "isAuto",
    }
}

wire! {
    /// A part of a training phrase.
    pub(crate) struct PhrasePart {
        /// The text.
        pub(crate) text: String = "text",
        /// The annotated entity type, with the `@`.
        pub(crate) meta: String = "meta",
        /// The annotated parameter.
        pub(crate) alias: String = "alias",
        /// Whether the text was annotated manually.
        pub(crate) user_defined: bool = "userDefined",
    }
}
