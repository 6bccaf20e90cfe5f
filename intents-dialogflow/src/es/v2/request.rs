use std::borrow::Cow;

use intents_core::connector::{ChannelMessage, DecodeError};
use intents_core::{FromContext, FulfillmentContext, FulfillmentRequest, Result, Value};

use super::message::{Message, read_messages};
use super::{DIALECT, Intent};
use crate::proto::{self, Lazy, Struct, message, open_enum, to_body};

message! {
    /// The request of a fulfillment webhook.
    ///
    /// Handlers can take the request as an argument for data that [`FulfillmentContext`] does not
    /// have. A request of another dialect is an error.
    ///
    /// ```
    /// use intents_core::{Intent, Result, fulfill};
    /// use intents_dialogflow::es::v2::WebhookRequest;
    ///
    /// #[derive(Intent)]
    /// struct AskMood;
    ///
    /// #[fulfill]
    /// fn mood(_: AskMood, request: WebhookRequest<'_>) -> Result<Option<String>> {
    ///     let sentiment = request.query_result.sentiment_analysis_result.read()?;
    ///     let score = sentiment.query_text_sentiment.score.unwrap_or(0.0);
    ///     Ok((score < -0.5).then(|| "I am sorry to hear that.".to_owned()))
    /// }
    /// ```
    ///
    /// Source: `WebhookRequest` in `webhook.proto`, versions v2 and v2beta1.
    pub struct WebhookRequest<'a> {
        /// The unique id of the response.
        pub response_id: Cow<'a, str> = "responseId",
        /// The full name of the session: `projects/P/agent/sessions/S`, or longer with a location
        /// or environment.
        pub session: Cow<'a, str> = "session",
        /// The result of the query.
        pub query_result: QueryResult<'a> = "queryResult",
        /// The alternative results (v2beta1).
        pub alternative_query_results: Lazy<'a, Vec<AlternativeQueryResult<'a>>> =
            "alternativeQueryResults",
        /// The original request of a chat channel or an API client.
        pub original_detect_intent_request: OriginalDetectIntentRequest<'a> =
            "originalDetectIntentRequest",
    }
}

/// An alternative result, with the members of a [`QueryResult`].
pub type AlternativeQueryResult<'a> = QueryResult<'a>;

message! {
    /// The result of a query. Source: `QueryResult` in `session.proto`.
    pub struct QueryResult<'a> {
        /// The query of the user, or the name of the event.
        pub query_text: Cow<'a, str> = "queryText",
        /// The detected or given language.
        pub language_code: Cow<'a, str> = "languageCode",
        /// The confidence of the speech recognition, from 0 to 1.
        pub speech_recognition_confidence: Option<f64> = "speechRecognitionConfidence",
        /// The action of the intent.
        pub action: Cow<'a, str> = "action",
        /// The parameters of the intent.
        pub parameters: Struct<'a> = "parameters",
        /// Whether every required parameter has a value. ProtoJSON omits `false`.
        pub all_required_params_present: bool = "allRequiredParamsPresent",
        /// Whether the user canceled slot filling.
        pub cancels_slot_filling: bool = "cancelsSlotFilling",
        /// The text of the agent's response.
        pub fulfillment_text: Cow<'a, str> = "fulfillmentText",
        /// The messages of the agent's response.
        pub fulfillment_messages: Lazy<'a, Vec<Message<'a>>> = "fulfillmentMessages",
        /// The `source` of an earlier webhook response.
        pub webhook_source: Cow<'a, str> = "webhookSource",
        /// The `payload` of an earlier webhook response.
        pub webhook_payload: Struct<'a> = "webhookPayload",
        /// The active contexts at the end of the turn.
        pub output_contexts: Lazy<'a, Vec<Context<'a>>> = "outputContexts",
        /// The matched intent.
        pub intent: Intent<'a> = "intent",
        /// The confidence of the match, from 0 to 1.
        pub intent_detection_confidence: Option<f64> = "intentDetectionConfidence",
        /// Diagnostics in no fixed format, which may change without notice.
        pub diagnostic_info: Struct<'a> = "diagnosticInfo",
        /// The sentiment of the query.
        pub sentiment_analysis_result: Lazy<'a, SentimentAnalysisResult<'a>> =
            "sentimentAnalysisResult",
        /// The answers of a knowledge base (v2beta1).
        pub knowledge_answers: Lazy<'a, KnowledgeAnswers<'a>> = "knowledgeAnswers",
    }
}

impl QueryResult<'_> {
    /// Returns whether the conversation ends with this turn: `end_conversation` of the diagnostics.
    /// Dialogflow adds the member for intents that end the conversation.
    #[must_use]
    pub fn ends_conversation(&self) -> bool {
        self.diagnostic_info
            .read()
            .is_ok_and(|info| matches!(info.get("end_conversation"), Some(Value::Bool(true))))
    }

    /// Returns the duration of an earlier webhook call in the turn, in milliseconds:
    /// `webhook_latency_ms` of the diagnostics. Results of the API have this member.
    #[must_use]
    pub fn webhook_latency_ms(&self) -> Option<f64> {
        match self.diagnostic_info.read().ok()?.get("webhook_latency_ms")? {
            Value::Number(latency) => latency.as_f64(),
            _ => None,
        }
    }
}

message! {
    /// The answers of a knowledge base, in descending order of confidence. Source:
    /// `KnowledgeAnswers` in `session.proto`, version v2beta1.
    pub struct KnowledgeAnswers<'a> {
        /// The answers.
        pub answers: Vec<Answer<'a>> = "answers",
    }
}

message! {
    /// An answer of a knowledge base. Source: `KnowledgeAnswers.Answer` in `session.proto`, version
    /// v2beta1.
    pub struct Answer<'a> {
        /// The full name of the document: `projects/P/knowledgeBases/K/documents/D`.
        pub source: Cow<'a, str> = "source",
        /// The question in the document, if the document has questions and answers.
        pub faq_question: Cow<'a, str> = "faqQuestion",
        /// The answer.
        pub answer: Cow<'a, str> = "answer",
        /// The level of confidence.
        pub match_confidence_level: MatchConfidenceLevel<'a> = "matchConfidenceLevel",
        /// The confidence of the match, from 0 to 1.
        pub match_confidence: Option<f64> = "matchConfidence",
    }
}

open_enum! {
    /// The level of confidence of an [`Answer`]. Source:
    /// `KnowledgeAnswers.Answer.MatchConfidenceLevel` in `session.proto`, version v2beta1.
    pub enum MatchConfidenceLevel {
        /// Not specified.
        Unspecified = "MATCH_CONFIDENCE_LEVEL_UNSPECIFIED" / 0,
        /// Low confidence.
        Low = "LOW" / 1,
        /// Medium confidence.
        Medium = "MEDIUM" / 2,
        /// High confidence.
        High = "HIGH" / 3,
    }
}

message! {
    /// A context. Source: `context.proto`.
    pub struct Context<'a> {
        /// The full name of the context: the name of the session, `/contexts/` and the id of the
        /// context.
        pub name: Cow<'a, str> = "name",
        /// The lifespan of the context in turns. ProtoJSON omits 0.
        pub lifespan_count: Option<f64> = "lifespanCount",
        /// The parameters of the context. The original text of the parameter `x` is in
        /// `x.original`.
        pub parameters: Struct<'a> = "parameters",
    }
}

message! {
    /// The sentiment of a query. Source: `session.proto`.
    pub struct SentimentAnalysisResult<'a> {
        /// The sentiment of the query's text.
        pub query_text_sentiment: Sentiment = "queryTextSentiment",
        /// The error, if there is no sentiment.
        pub status: Status<'a> = "status",
    }
}

message! {
    /// An error. Source: `google.rpc.Status` in `status.proto`.
    pub struct Status<'a> {
        /// The code, a `google.rpc.Code`. An absent code is 0, which means success.
        pub code: Option<f64> = "code",
        /// The error message in English.
        pub message: Cow<'a, str> = "message",
        /// The details of the error.
        pub details: Lazy<'a, Vec<Value<'a>>> = "details",
    }
}

message! {
    /// A sentiment. Source: `session.proto`.
    pub struct Sentiment {
        /// The score, from -1 (negative) to 1 (positive).
        pub score: Option<f64> = "score",
        /// The strength of the sentiment, from 0.
        pub magnitude: Option<f64> = "magnitude",
    }
}

message! {
    /// The original request of a chat channel or an API client. Source: `webhook.proto`.
    pub struct OriginalDetectIntentRequest<'a> {
        /// The channel: `google`, `facebook`, `slack` and so on; often empty.
        pub source: Cow<'a, str> = "source",
        /// The version of the channel's protocol.
        pub version: Cow<'a, str> = "version" by Id,
        /// The request of the channel, or the `payload` of the API client's query parameters.
        pub payload: Struct<'a> = "payload",
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
    /// The part of a request that contains the messages of the agent.
    struct AgentMessages<'a> {
        query_result: AgentMessagesResult<'a> = "queryResult",
    }
}

message! {
    struct AgentMessagesResult<'a> {
        fulfillment_messages: Vec<Message<'a>> = "fulfillmentMessages",
    }
}

/// Reads the messages of the agent from a request.
pub(crate) fn agent_messages(
    request: &FulfillmentRequest<'_>,
) -> Result<Vec<ChannelMessage>, DecodeError> {
    let json = proto::text(DIALECT.name, request.body())?;
    let part: AgentMessages<'_> = proto::decode(DIALECT.name, json)?;
    read_messages("/queryResult/fulfillmentMessages", &part.query_result.fulfillment_messages)
}
