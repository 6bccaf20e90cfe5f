use std::borrow::Cow;

use intents_core::{FromContext, FulfillmentContext, Result, Value};

use super::DIALECT;
use crate::proto::{Lazy, Struct, message, open_enum};

message! {
    /// The request of a standard webhook.
    ///
    /// A handler that needs more than its [`FulfillmentContext`] tells takes it as an argument;
    /// it is an error when the request is of another dialect.
    ///
    /// Source: `webhook.proto`, version v3.
    pub struct WebhookRequest<'a> {
        /// The id of the turn, the same for each call of the webhook in it.
        pub detect_intent_response_id: Cow<'a, str> = "detectIntentResponseId",
        /// The query, if it was text.
        pub text: Cow<'a, str> = "text",
        /// The query, if it was an intent, by its name.
        pub trigger_intent: Cow<'a, str> = "triggerIntent",
        /// The query, if it was speech, as text.
        pub transcript: Cow<'a, str> = "transcript",
        /// The query, if it was an event, by its name.
        pub trigger_event: Cow<'a, str> = "triggerEvent",
        /// The query, if it was keys of a telephone.
        pub dtmf_digits: Cow<'a, str> = "dtmfDigits",
        /// The language of the query.
        pub language_code: Cow<'a, str> = "languageCode",
        /// Which fulfillment calls.
        pub fulfillment_info: FulfillmentInfo<'a> = "fulfillmentInfo",
        /// The intent that was matched last, if one was.
        pub intent_info: IntentInfo<'a> = "intentInfo",
        /// The page that the session is on.
        pub page_info: PageInfo<'a> = "pageInfo",
        /// The session.
        pub session_info: SessionInfo<'a> = "sessionInfo",
        /// The responses that are queued in this turn so far.
        pub messages: Lazy<'a, Vec<Value<'a>>> = "messages",
        /// The `payload` of the query parameters.
        pub payload: Struct<'a> = "payload",
        /// The mood of the query.
        pub sentiment_analysis_result: SentimentAnalysisResult = "sentimentAnalysisResult",
        /// Which language was detected.
        pub language_info: LanguageInfo<'a> = "languageInfo",
    }
}

message! {
    /// Which fulfillment calls.
    pub struct FulfillmentInfo<'a> {
        /// Its tag: any text.
        pub tag: Cow<'a, str> = "tag",
    }
}

message! {
    /// The intent that was matched last.
    pub struct IntentInfo<'a> {
        /// Its full name.
        pub last_matched_intent: Cow<'a, str> = "lastMatchedIntent",
        /// Its display name.
        pub display_name: Cow<'a, str> = "displayName",
        /// The parameters that it resolved.
        pub parameters: Vec<(Cow<'a, str>, IntentParameterValue<'a>)> = "parameters",
        /// How sure the match is, from 0 to 1.
        pub confidence: Option<f64> = "confidence",
    }
}

message! {
    /// A parameter that an intent resolved.
    pub struct IntentParameterValue<'a> {
        /// The user's words.
        pub original_value: Cow<'a, str> = "originalValue",
        /// What they mean.
        pub resolved_value: Lazy<'a, Value<'a>> = "resolvedValue",
    }
}

message! {
    /// The page that the session is on.
    pub struct PageInfo<'a> {
        /// Its full name; `…/pages/START_PAGE` for the start page of a flow.
        pub current_page: Cow<'a, str> = "currentPage",
        /// Its display name.
        pub display_name: Cow<'a, str> = "displayName",
        /// Its form.
        pub form_info: FormInfo<'a> = "formInfo",
    }
}

message! {
    /// The form of a page.
    pub struct FormInfo<'a> {
        /// Its parameters.
        pub parameter_info: Vec<ParameterInfo<'a>> = "parameterInfo",
    }
}

message! {
    /// A parameter of a form.
    pub struct ParameterInfo<'a> {
        /// Its name, unique within the form.
        pub display_name: Cow<'a, str> = "displayName",
        /// Whether the user has to give it.
        pub required: bool = "required",
        /// How far it is.
        pub state: ParameterState<'a> = "state",
        /// Its value.
        pub value: Lazy<'a, Value<'a>> = "value",
        /// Whether it was given in this turn.
        pub just_collected: bool = "justCollected",
    }
}

open_enum! {
    /// How far a parameter of a form is. Source: `ParameterState` in `webhook.proto`.
    pub enum ParameterState {
        /// Not said.
        Unspecified = "PARAMETER_STATE_UNSPECIFIED" / 0,
        /// It has no value.
        Empty = "EMPTY" / 1,
        /// Its value is refused.
        Invalid = "INVALID" / 2,
        /// It has a value.
        Filled = "FILLED" / 3,
    }
}

message! {
    /// The session.
    pub struct SessionInfo<'a> {
        /// Its full name.
        pub session: Cow<'a, str> = "session",
        /// Its parameters.
        pub parameters: Struct<'a> = "parameters",
    }
}

message! {
    /// The mood of a query.
    pub struct SentimentAnalysisResult {
        /// From -1, negative, to 1, positive.
        pub score: Option<f64> = "score",
        /// How much of it there is, from 0.
        pub magnitude: Option<f64> = "magnitude",
    }
}

message! {
    /// Which language was detected.
    pub struct LanguageInfo<'a> {
        /// The language that the request gave.
        pub input_language_code: Cow<'a, str> = "inputLanguageCode",
        /// The language that was detected.
        pub resolved_language_code: Cow<'a, str> = "resolvedLanguageCode",
        /// How sure the detection is, from 0 to 1.
        pub confidence_score: Option<f64> = "confidenceScore",
    }
}

impl<'a> FromContext<'a> for WebhookRequest<'a> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        crate::request_of(context, DIALECT)
    }
}
