//! Intents in requests. Source: `Intent` in `intent.proto`, versions v2 and v2beta1.

use std::borrow::Cow;

use super::message::{Message, Platform};
use super::request::Context;
use crate::proto::{Lazy, message, open_enum};

message! {
    /// The matched intent. Requests contain only the names and the members that are `true`.
    ///
    /// Source: `Intent`.
    pub struct Intent<'a> {
        /// The full name: `projects/P/agent/intents/I`.
        pub name: Cow<'a, str> = "name",
        /// The display name.
        pub display_name: Cow<'a, str> = "displayName",
        /// The use of the webhook.
        pub webhook_state: WebhookState<'a> = "webhookState",
        /// The priority. 0 stands for 500,000, and an intent with a negative priority never
        /// matches.
        pub priority: Option<f64> = "priority",
        /// Whether the intent is a fallback intent.
        pub is_fallback: bool = "isFallback",
        /// Whether machine learning matches the intent (v2beta1, replaced by `ml_disabled`).
        pub ml_enabled: bool = "mlEnabled",
        /// Whether the intent only matches its templates and exact training phrases.
        pub ml_disabled: bool = "mlDisabled",
        /// Whether the intent hands the conversation over to a human agent.
        pub live_agent_handoff: bool = "liveAgentHandoff",
        /// Whether the intent ends the interaction.
        pub end_interaction: bool = "endInteraction",
        /// The full names of the input contexts.
        pub input_context_names: Vec<Cow<'a, str>> = "inputContextNames",
        /// The events that trigger the intent.
        pub events: Vec<Cow<'a, str>> = "events",
        /// The training phrases.
        pub training_phrases: Lazy<'a, Vec<TrainingPhrase<'a>>> = "trainingPhrases",
        /// The action of the intent.
        pub action: Cow<'a, str> = "action",
        /// The output contexts.
        pub output_contexts: Lazy<'a, Vec<Context<'a>>> = "outputContexts",
        /// Whether the intent deletes all contexts.
        pub reset_contexts: bool = "resetContexts",
        /// The parameters of the intent.
        pub parameters: Lazy<'a, Vec<Parameter<'a>>> = "parameters",
        /// The messages of the intent.
        pub messages: Lazy<'a, Vec<Message<'a>>> = "messages",
        /// The channels whose responses start with the messages for every channel.
        pub default_response_platforms: Vec<Platform<'a>> = "defaultResponsePlatforms",
        /// The full name of the first intent in the chain of follow-up intents.
        pub root_followup_intent_name: Cow<'a, str> = "rootFollowupIntentName",
        /// The full name of the parent intent.
        pub parent_followup_intent_name: Cow<'a, str> = "parentFollowupIntentName",
        /// The follow-up intents of the intent.
        pub followup_intent_info: Lazy<'a, Vec<FollowupIntentInfo<'a>>> = "followupIntentInfo",
    }
}

open_enum! {
    /// The use of the webhook by an intent. Source: `Intent.WebhookState`.
    pub enum WebhookState {
        /// The webhook is not called.
        Unspecified = "WEBHOOK_STATE_UNSPECIFIED" / 0,
        /// The webhook is called.
        Enabled = "WEBHOOK_STATE_ENABLED" / 1,
        /// The webhook is called, also during slot filling.
        EnabledForSlotFilling = "WEBHOOK_STATE_ENABLED_FOR_SLOT_FILLING" / 2,
    }
}

message! {
    /// A training phrase. Source: `Intent.TrainingPhrase`.
    pub struct TrainingPhrase<'a> {
        /// The id of the training phrase.
        pub name: Cow<'a, str> = "name",
        /// The notation of the parameters.
        pub kind: TrainingPhraseType<'a> = "type",
        /// The parts of the training phrase, in order.
        pub parts: Vec<TrainingPhrasePart<'a>> = "parts",
        /// The number of times that the training phrase was added.
        pub times_added_count: Option<f64> = "timesAddedCount",
    }
}

open_enum! {
    /// The notation of the parameters in a training phrase. Source: `Intent.TrainingPhrase.Type`.
    pub enum TrainingPhraseType {
        /// Not specified.
        Unspecified = "TYPE_UNSPECIFIED" / 0,
        /// Annotated parts.
        Example = "EXAMPLE" / 1,
        /// Entity types in the text, such as `@sys.number`.
        Template = "TEMPLATE" / 2,
    }
}

message! {
    /// A part of a training phrase. Source: `Intent.TrainingPhrase.Part`.
    pub struct TrainingPhrasePart<'a> {
        /// The text of the part.
        pub text: Cow<'a, str> = "text",
        /// The entity type of an annotated part: `@sys.number`.
        pub entity_type: Cow<'a, str> = "entityType",
        /// The parameter name of an annotated part.
        pub alias: Cow<'a, str> = "alias",
        /// Whether the part was annotated manually.
        pub user_defined: bool = "userDefined",
    }
}

message! {
    /// A parameter of an intent. Source: `Intent.Parameter`.
    pub struct Parameter<'a> {
        /// The id of the parameter.
        pub name: Cow<'a, str> = "name",
        /// The display name of the parameter.
        pub display_name: Cow<'a, str> = "displayName",
        /// The source of the value: `$number`, `#context.number` or a constant.
        pub value: Cow<'a, str> = "value",
        /// The default value.
        pub default_value: Cow<'a, str> = "defaultValue",
        /// The entity type of the parameter: `@sys.number`.
        pub entity_type_display_name: Cow<'a, str> = "entityTypeDisplayName",
        /// Whether the parameter is required.
        pub mandatory: bool = "mandatory",
        /// The prompts for the parameter.
        pub prompts: Vec<Cow<'a, str>> = "prompts",
        /// Whether the parameter is a list.
        pub is_list: bool = "isList",
    }
}

message! {
    /// A follow-up intent. Source: `Intent.FollowupIntentInfo`.
    pub struct FollowupIntentInfo<'a> {
        /// The full name of the follow-up intent: `projects/P/agent/intents/I`.
        pub followup_intent_name: Cow<'a, str> = "followupIntentName",
        /// The full name of its parent intent.
        pub parent_followup_intent_name: Cow<'a, str> = "parentFollowupIntentName",
    }
}
