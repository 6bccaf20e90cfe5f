use std::borrow::Cow;
use std::fmt;

use intents_core::connector::{ChannelMessage, DecodeError};
use intents_core::{FromContext, FulfillmentContext, FulfillmentRequest, Result, Value};

use super::message::read_messages;
use super::{DIALECT, PageInfo, ResponseMessage};
use crate::proto::{self, Lazy, Struct, message, to_body};

message! {
    /// The request of a standard webhook.
    ///
    /// Handlers can take the request as an argument for data that [`FulfillmentContext`] does not
    /// have. A request of another dialect is an error.
    ///
    /// Source: `webhook.proto`, version v3.
    pub struct WebhookRequest<'a> {
        /// The id of the turn; every webhook call of the turn has the same id.
        pub detect_intent_response_id: Cow<'a, str> = "detectIntentResponseId",
        /// The query, for a text query.
        pub text: Cow<'a, str> = "text",
        /// The full name of the intent, for an intent query.
        pub trigger_intent: Cow<'a, str> = "triggerIntent",
        /// The recognized text, for a speech query.
        pub transcript: Cow<'a, str> = "transcript",
        /// The name of the event, for an event query.
        pub trigger_event: Cow<'a, str> = "triggerEvent",
        /// The pressed keys of a telephone, for a DTMF query.
        pub dtmf_digits: Cow<'a, str> = "dtmfDigits",
        /// The language of the query.
        pub language_code: Cow<'a, str> = "languageCode",
        /// The fulfillment that calls the webhook.
        pub fulfillment_info: FulfillmentInfo<'a> = "fulfillmentInfo",
        /// The last matched intent, if there is one.
        pub intent_info: IntentInfo<'a> = "intentInfo",
        /// The current page of the session.
        pub page_info: PageInfo<'a> = "pageInfo",
        /// The session.
        pub session_info: SessionInfo<'a> = "sessionInfo",
        /// The messages queued in this turn. [`FulfillmentContext::agent_messages`] converts them
        /// to messages of `intents-core`.
        pub messages: Lazy<'a, Vec<ResponseMessage<'a>>> = "messages",
        /// The `payload` of the query parameters.
        pub payload: Struct<'a> = "payload",
        /// The sentiment of the query; see [`sentiment`](WebhookRequest::sentiment).
        pub sentiment_analysis_result: SentimentAnalysisResult = "sentimentAnalysisResult",
        /// The detected language.
        pub language_info: LanguageInfo<'a> = "languageInfo",
    }
}

message! {
    /// The fulfillment that calls the webhook.
    pub struct FulfillmentInfo<'a> {
        /// The tag of the fulfillment.
        pub tag: Cow<'a, str> = "tag",
    }
}

message! {
    /// The last matched intent.
    pub struct IntentInfo<'a> {
        /// The full name of the intent.
        pub last_matched_intent: Cow<'a, str> = "lastMatchedIntent",
        /// The display name of the intent.
        pub display_name: Cow<'a, str> = "displayName",
        /// The parameters of the intent.
        pub parameters: Vec<(Cow<'a, str>, IntentParameterValue<'a>)> = "parameters",
        /// The confidence of the match, from 0 to 1.
        pub confidence: Option<f64> = "confidence",
    }
}

message! {
    /// The value of an intent's parameter.
    pub struct IntentParameterValue<'a> {
        /// The text of the value as the user entered it.
        pub original_value: Cow<'a, str> = "originalValue",
        /// The resolved value.
        pub resolved_value: Lazy<'a, Value<'a>> = "resolvedValue",
    }
}

message! {
    /// The session.
    pub struct SessionInfo<'a> {
        /// The full name of the session.
        pub session: Cow<'a, str> = "session",
        /// The session parameters.
        pub parameters: Struct<'a> = "parameters",
    }
}

message! {
    /// The sentiment of a query.
    pub struct SentimentAnalysisResult {
        /// The score, from -1 (negative) to 1 (positive).
        pub score: Option<f64> = "score",
        /// The strength of the sentiment, from 0.
        pub magnitude: Option<f64> = "magnitude",
    }
}

message! {
    /// The detected language.
    pub struct LanguageInfo<'a> {
        /// The language of the request.
        pub input_language_code: Cow<'a, str> = "inputLanguageCode",
        /// The detected language.
        pub resolved_language_code: Cow<'a, str> = "resolvedLanguageCode",
        /// The confidence of the detection, from 0 to 1.
        pub confidence_score: Option<f64> = "confidenceScore",
    }
}

/// The query that started a turn. Source: the oneof `query` of `WebhookRequest`.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Query<'a> {
    /// A text.
    Text(&'a str),
    /// Speech, as text.
    Transcript(&'a str),
    /// An intent, by its full name.
    Intent(&'a str),
    /// An event, by its name.
    Event(&'a str),
    /// The pressed keys of a telephone.
    Dtmf(&'a str),
}

/// Shows the type of the query and hides its text, which is personal data.
impl fmt::Debug for Query<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text(_) => "Text",
            Self::Transcript(_) => "Transcript",
            Self::Intent(_) => "Intent",
            Self::Event(_) => "Event",
            Self::Dtmf(_) => "Dtmf",
        })
    }
}

/// The sentiment of a query.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Sentiment {
    /// The score, from -1 (negative) to 1 (positive).
    pub score: f64,
    /// The strength of the sentiment, from 0.
    pub magnitude: f64,
}

impl WebhookRequest<'_> {
    /// Returns the query that started the turn, if the request contains the query.
    #[must_use]
    pub fn query(&self) -> Option<Query<'_>> {
        let all: [(&str, fn(_) -> _); 5] = [
            (&self.text, Query::Text),
            (&self.transcript, Query::Transcript),
            (&self.trigger_intent, Query::Intent),
            (&self.trigger_event, Query::Event),
            (&self.dtmf_digits, Query::Dtmf),
        ];
        all.into_iter().find(|(text, _)| !text.is_empty()).map(|(text, query)| query(text))
    }

    /// Returns the sentiment of the query, if the agent analyzes sentiment. A value that ProtoJSON
    /// omits is 0.
    #[must_use]
    pub fn sentiment(&self) -> Option<Sentiment> {
        let SentimentAnalysisResult { score, magnitude } = self.sentiment_analysis_result;
        let is_given = score.is_some() || magnitude.is_some();
        let or_zero = |number: Option<f64>| number.unwrap_or_default();
        is_given.then(|| Sentiment { score: or_zero(score), magnitude: or_zero(magnitude) })
    }
}

impl<'a> WebhookRequest<'a> {
    /// Parses a request body, for tests, proxies and simulators of Dialogflow. Handlers take the
    /// request as an argument instead.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not JSON, or if a member that is not [`Lazy`] has the wrong
    /// type.
    pub fn read(body: &'a [u8]) -> Result<Self, DecodeError> {
        proto::decode(DIALECT.name, proto::text(DIALECT.name, body)?)
    }

    /// Writes the request body as strict ProtoJSON: member names are in camelCase, and default
    /// values are omitted.
    #[must_use]
    pub fn to_body(&self) -> Vec<u8> {
        to_body(self, DIALECT.notation)
    }
}

impl<'a> FromContext<'a> for WebhookRequest<'a> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        proto::extract(context, DIALECT)
    }
}

message! {
    /// The part of a request that contains the messages of the turn.
    struct QueuedMessages<'a> {
        messages: Vec<ResponseMessage<'a>> = "messages",
    }
}

/// Reads the messages queued in this turn from a request.
pub(crate) fn queued_messages(
    request: &FulfillmentRequest<'_>,
) -> Result<Vec<ChannelMessage>, DecodeError> {
    let json = proto::text(DIALECT.name, request.body())?;
    let part: QueuedMessages<'_> = proto::decode(DIALECT.name, json)?;
    read_messages("/messages", &part.messages)
}

message! {
    /// The part of a request that contains the original text of parameters.
    struct OriginalWords<'a> {
        intent_info: IntentInfo<'a> = "intentInfo",
    }
}

/// Returns the original text of a parameter in a request.
pub(crate) fn original_words<'r>(
    request: &FulfillmentRequest<'r>,
    parameter: &str,
) -> Option<Cow<'r, str>> {
    let json = std::str::from_utf8(request.body()).ok()?;
    let part: OriginalWords<'r> = proto::decode(DIALECT.name, json).ok()?;
    let mut parameters = part.intent_info.parameters.into_iter();
    let words = |(name, value): (Cow<'_, str>, IntentParameterValue<'r>)| {
        let is_given = name.eq_ignore_ascii_case(parameter) && !value.original_value.is_empty();
        is_given.then_some(value.original_value)
    };
    parameters.find_map(words)
}

message! {
    /// The part of a request that contains the page.
    struct CurrentPage<'a> {
        page_info: PageInfo<'a> = "pageInfo",
    }
}

/// Reads the page from a request. This cannot fail, because the request has been decoded before.
pub(super) fn page_info<'a>(context: &'a FulfillmentContext<'_>) -> PageInfo<'a> {
    let json = proto::text(DIALECT.name, context.request().body());
    let part = json.and_then(|json| proto::decode::<CurrentPage<'a>>(DIALECT.name, json));
    part.unwrap_or_default().page_info
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn a_query_is_shown_by_its_kind_alone() {
        let all = [Query::Text, Query::Transcript, Query::Intent, Query::Event, Query::Dtmf];
        let shown = all.map(|query: fn(&'static str) -> _| format!("{:?}", query("secret")));
        assert_eq!(shown, ["Text", "Transcript", "Intent", "Event", "Dtmf"]);
    }
}
