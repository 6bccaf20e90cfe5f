//! Intents as requests tell of them. Source: `Intent` in `intent.proto`, versions v2 and v2beta1.

use std::borrow::Cow;

use super::message::{Message, Platform};
use super::request::Context;
use crate::proto::{Lazy, message, open_enum};

message! {
    /// The intent that was matched. Requests fill in some of it: the names, and what is `true`.
    ///
    /// Source: `Intent`.
    pub struct Intent<'a> {
        /// `projects/P/agent/intents/I`.
        pub name: Cow<'a, str> = "name",
        /// The display name.
        pub display_name: Cow<'a, str> = "displayName",
        /// Whether it calls the webhook.
        pub webhook_state: WebhookState<'a> = "webhookState",
        /// Its priority; 0 and none are 500,000, negative ones never match.
        pub priority: Option<f64> = "priority",
        /// Whether it is a fallback intent.
        pub is_fallback: bool = "isFallback",
        /// Whether machine learning finds it (v2beta1, replaced by
        /// `ml_disabled`).
        pub ml_enabled: bool = "mlEnabled",
        /// Whether only its templates and phrases as they are find it.
        pub ml_disabled: bool = "mlDisabled",
        /// Whether it hands over to a person.
        pub live_agent_handoff: bool = "liveAgentHandoff",
        /// Whether it ends the interaction.
        pub end_interaction: bool = "endInteraction",
        /// The full names of the contexts that have to be active.
        pub input_context_names: Vec<Cow<'a, str>> = "inputContextNames",
        /// The events that match it.
        pub events: Vec<Cow<'a, str>> = "events",
        /// The training phrases.
        pub training_phrases: Lazy<'a, Vec<TrainingPhrase<'a>>> = "trainingPhrases",
        /// Its action.
        pub action: Cow<'a, str> = "action",
        /// The contexts that it activates.
        pub output_contexts: Lazy<'a, Vec<Context<'a>>> = "outputContexts",
        /// Whether it ends all contexts.
        pub reset_contexts: bool = "resetContexts",
        /// Its parameters.
        pub parameters: Lazy<'a, Vec<Parameter<'a>>> = "parameters",
        /// Its own messages.
        pub messages: Lazy<'a, Vec<Message<'a>>> = "messages",
        /// The channels that have the messages for every channel first.
        pub default_response_platforms: Vec<Platform<'a>> = "defaultResponsePlatforms",
        /// The intent at the start of the chain that it follows.
        pub root_followup_intent_name: Cow<'a, str> = "rootFollowupIntentName",
        /// The intent that it follows.
        pub parent_followup_intent_name: Cow<'a, str> = "parentFollowupIntentName",
        /// The intents that follow it.
        pub followup_intent_info: Lazy<'a, Vec<FollowupIntentInfo<'a>>> = "followupIntentInfo",
    }
}

open_enum! {
    /// Whether an intent calls the webhook. Source: `Intent.WebhookState`.
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
        /// Its id.
        pub name: Cow<'a, str> = "name",
        /// How its parameters are marked.
        pub kind: TrainingPhraseType<'a> = "type",
        /// Its parts, in order.
        pub parts: Vec<TrainingPhrasePart<'a>> = "parts",
        /// How often it was added.
        pub times_added_count: Option<f64> = "timesAddedCount",
    }
}

open_enum! {
    /// How the parameters of a training phrase are marked. Source: `Intent.TrainingPhrase.Type`.
    pub enum TrainingPhraseType {
        /// Not specified.
        Unspecified = "TYPE_UNSPECIFIED" / 0,
        /// In its parts.
        Example = "EXAMPLE" / 1,
        /// In its text, as `@sys.number`.
        Template = "TEMPLATE" / 2,
    }
}

message! {
    /// A part of a training phrase. Source: `Intent.TrainingPhrase.Part`.
    pub struct TrainingPhrasePart<'a> {
        /// Its text.
        pub text: Cow<'a, str> = "text",
        /// Its entity type, `@sys.number`, if it is a parameter.
        pub entity_type: Cow<'a, str> = "entityType",
        /// The name of the parameter.
        pub alias: Cow<'a, str> = "alias",
        /// Whether a person marked it.
        pub user_defined: bool = "userDefined",
    }
}

message! {
    /// A parameter of an intent. Source: `Intent.Parameter`.
    pub struct Parameter<'a> {
        /// Its id.
        pub name: Cow<'a, str> = "name",
        /// Its display name.
        pub display_name: Cow<'a, str> = "displayName",
        /// Where its value is from: `$number`, `#context.number` or a constant.
        pub value: Cow<'a, str> = "value",
        /// The default value.
        pub default_value: Cow<'a, str> = "defaultValue",
        /// Its entity type: `@sys.number`.
        pub entity_type_display_name: Cow<'a, str> = "entityTypeDisplayName",
        /// Whether Dialogflow asks for it.
        pub mandatory: bool = "mandatory",
        /// How Dialogflow asks for it.
        pub prompts: Vec<Cow<'a, str>> = "prompts",
        /// Whether it is a list.
        pub is_list: bool = "isList",
    }
}

message! {
    /// An intent that follows another one. Source: `Intent.FollowupIntentInfo`.
    pub struct FollowupIntentInfo<'a> {
        /// `projects/P/agent/intents/I`.
        pub followup_intent_name: Cow<'a, str> = "followupIntentName",
        /// The intent that it follows.
        pub parent_followup_intent_name: Cow<'a, str> = "parentFollowupIntentName",
    }
}
