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
        /// The responses that are queued in this turn so far;
        /// [`FulfillmentContext::agent_messages`] has them in no dialect's spelling.
        pub messages: Lazy<'a, Vec<ResponseMessage<'a>>> = "messages",
        /// The `payload` of the query parameters.
        pub payload: Struct<'a> = "payload",
        /// The mood of the query; see [`sentiment`](WebhookRequest::sentiment).
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
        /// The resolved value.
        pub resolved_value: Lazy<'a, Value<'a>> = "resolvedValue",
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

/// The query that began a turn. Source: the oneof `query` of `WebhookRequest`.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Query<'a> {
    /// Text.
    Text(&'a str),
    /// Speech, as text.
    Transcript(&'a str),
    /// An intent, by its full name.
    Intent(&'a str),
    /// An event, by its name.
    Event(&'a str),
    /// Keys of a telephone.
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

/// The mood of a query.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Sentiment {
    /// From -1, negative, to 1, positive.
    pub score: f64,
    /// How much of it there is, from 0.
    pub magnitude: f64,
}

impl WebhookRequest<'_> {
    /// Returns the query that began the turn, if the request has it.
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

    /// The mood of the query, if the agent analyzes it. ProtoJSON leaves out a 0.
    #[must_use]
    pub fn sentiment(&self) -> Option<Sentiment> {
        let SentimentAnalysisResult { score, magnitude } = self.sentiment_analysis_result;
        let is_given = score.is_some() || magnitude.is_some();
        let or_zero = |number: Option<f64>| number.unwrap_or_default();
        is_given.then(|| Sentiment { score: or_zero(score), magnitude: or_zero(magnitude) })
    }
}

impl<'a> WebhookRequest<'a> {
    /// Reads the body of a request: for tests, for proxies, and for what plays Dialogflow. A handler
    /// takes it as an argument.
    ///
    /// # Errors
    ///
    /// When the body is not JSON, or a part of it that is not [`Lazy`] is not what it should be.
    pub fn read(body: &'a [u8]) -> Result<Self, DecodeError> {
        proto::decode(DIALECT.name, proto::text(DIALECT.name, body)?)
    }

    /// Writes the body of the request as strict ProtoJSON: names in camelCase, and no member that has
    /// its default.
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
    /// The part of a request that has the messages of the turn.
    struct QueuedMessages<'a> {
        messages: Vec<ResponseMessage<'a>> = "messages",
    }
}

/// Reads the messages that are queued in this turn so far from a request.
pub(crate) fn queued_messages(
    request: &FulfillmentRequest<'_>,
) -> Result<Vec<ChannelMessage>, DecodeError> {
    let json = proto::text(DIALECT.name, request.body())?;
    let part: QueuedMessages<'_> = proto::decode(DIALECT.name, json)?;
    read_messages("/messages", &part.messages)
}

message! {
    /// The part of a request that has the words of the user.
    struct OriginalWords<'a> {
        intent_info: IntentInfo<'a> = "intentInfo",
    }
}

/// Finds the words of the user for a parameter in a request.
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
    /// The part of a request that has the page.
    struct CurrentPage<'a> {
        page_info: PageInfo<'a> = "pageInfo",
    }
}

/// Reads the page from a request. It can be read, because decoding the request has read it.
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
