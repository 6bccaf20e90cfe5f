use std::borrow::Cow;

use intents_core::connector::{ChannelMessage, DecodeError};
use intents_core::{FromContext, FulfillmentContext, FulfillmentRequest, Result, Value};

use super::message::{Message, read_messages};
use super::{DIALECT, Intent};
use crate::proto::{self, Lazy, Struct, message, open_enum, to_body};

message! {
    /// The request of a fulfillment webhook.
    ///
    /// A handler that needs more than its [`FulfillmentContext`] tells takes it as an argument;
    /// it is an error when the request is of another dialect.
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
        /// The unique id of the response to the user.
        pub response_id: Cow<'a, str> = "responseId",
        /// The session, `projects/P/agent/sessions/S`, or longer with a location or environment.
        pub session: Cow<'a, str> = "session",
        /// The result of the query.
        pub query_result: QueryResult<'a> = "queryResult",
        /// Other interpretations (v2beta1).
        pub alternative_query_results: Lazy<'a, Vec<AlternativeQueryResult<'a>>> =
            "alternativeQueryResults",
        /// The original request of a chat channel or an API client.
        pub original_detect_intent_request: OriginalDetectIntentRequest<'a> =
            "originalDetectIntentRequest",
    }
}

/// Other interpretations are results of their own.
pub type AlternativeQueryResult<'a> = QueryResult<'a>;

message! {
    /// The result of a query. Source: `QueryResult` in `session.proto`.
    pub struct QueryResult<'a> {
        /// The query of the user, or the name of the event.
        pub query_text: Cow<'a, str> = "queryText",
        /// The language that was detected or given.
        pub language_code: Cow<'a, str> = "languageCode",
        /// How sure speech recognition is, from 0 to 1.
        pub speech_recognition_confidence: Option<f64> = "speechRecognitionConfidence",
        /// The action of the intent.
        pub action: Cow<'a, str> = "action",
        /// The parameters of the intent.
        pub parameters: Struct<'a> = "parameters",
        /// Whether every required parameter has a value. ProtoJSON leaves out what is `false`.
        pub all_required_params_present: bool = "allRequiredParamsPresent",
        /// Whether the user broke slot filling off.
        pub cancels_slot_filling: bool = "cancelsSlotFilling",
        /// The text of the agent's own response.
        pub fulfillment_text: Cow<'a, str> = "fulfillmentText",
        /// The messages of the agent's own response.
        pub fulfillment_messages: Lazy<'a, Vec<Message<'a>>> = "fulfillmentMessages",
        /// The `source` that an earlier webhook response gave.
        pub webhook_source: Cow<'a, str> = "webhookSource",
        /// The `payload` that an earlier webhook response gave.
        pub webhook_payload: Struct<'a> = "webhookPayload",
        /// The contexts that are active after this turn.
        pub output_contexts: Lazy<'a, Vec<Context<'a>>> = "outputContexts",
        /// The intent that was matched.
        pub intent: Intent<'a> = "intent",
        /// How sure the match is, from 0 to 1.
        pub intent_detection_confidence: Option<f64> = "intentDetectionConfidence",
        /// Free-form diagnostics, which may change without notice.
        pub diagnostic_info: Struct<'a> = "diagnosticInfo",
        /// The mood of the query.
        pub sentiment_analysis_result: Lazy<'a, SentimentAnalysisResult<'a>> =
            "sentimentAnalysisResult",
        /// The answers of a knowledge base (v2beta1).
        pub knowledge_answers: Lazy<'a, KnowledgeAnswers<'a>> = "knowledgeAnswers",
    }
}

impl QueryResult<'_> {
    /// Whether the conversation ends with this turn: `end_conversation` of the diagnostics, which
    /// Dialogflow adds for intents that end it.
    #[must_use]
    pub fn ends_conversation(&self) -> bool {
        self.diagnostic_info
            .read()
            .is_ok_and(|info| matches!(info.get("end_conversation"), Some(Value::Bool(true))))
    }

    /// How long the webhook took in an earlier part of the turn, in milliseconds:
    /// `webhook_latency_ms` of the diagnostics, which results of the API have.
    #[must_use]
    pub fn webhook_latency_ms(&self) -> Option<f64> {
        match self.diagnostic_info.read().ok()?.get("webhook_latency_ms")? {
            Value::Number(latency) => latency.as_f64(),
            _ => None,
        }
    }
}

message! {
    /// The answers of a knowledge base, the best one first. Source: `KnowledgeAnswers` in
    /// `session.proto`, version v2beta1.
    pub struct KnowledgeAnswers<'a> {
        /// The answers.
        pub answers: Vec<Answer<'a>> = "answers",
    }
}

message! {
    /// An answer of a knowledge base. Source: `KnowledgeAnswers.Answer` in `session.proto`, version
    /// v2beta1.
    pub struct Answer<'a> {
        /// The document, `projects/P/knowledgeBases/K/documents/D`.
        pub source: Cow<'a, str> = "source",
        /// The question of the document, if it is one of questions and answers.
        pub faq_question: Cow<'a, str> = "faqQuestion",
        /// The answer.
        pub answer: Cow<'a, str> = "answer",
        /// How sure the match is, in words.
        pub match_confidence_level: MatchConfidenceLevel<'a> = "matchConfidenceLevel",
        /// How sure the match is, from 0 to 1.
        pub match_confidence: Option<f64> = "matchConfidence",
    }
}

open_enum! {
    /// How sure an [`Answer`] is. Source: `KnowledgeAnswers.Answer.MatchConfidenceLevel` in
    /// `session.proto`, version v2beta1.
    pub enum MatchConfidenceLevel {
        /// Not specified.
        Unspecified = "MATCH_CONFIDENCE_LEVEL_UNSPECIFIED" / 0,
        /// Hardly.
        Low = "LOW" / 1,
        /// Fairly.
        Medium = "MEDIUM" / 2,
        /// Very.
        High = "HIGH" / 3,
    }
}

message! {
    /// A context. Source: `context.proto`.
    pub struct Context<'a> {
        /// The session's name, then `/contexts/` and the context's id.
        pub name: Cow<'a, str> = "name",
        /// The turns that it stays active. ProtoJSON leaves out what is 0.
        pub lifespan_count: Option<f64> = "lifespanCount",
        /// The parameters that it carries; each `x` has the user's words as `x.original`.
        pub parameters: Struct<'a> = "parameters",
    }
}

message! {
    /// The mood of a query. Source: `session.proto`.
    pub struct SentimentAnalysisResult<'a> {
        /// The mood of the query's text.
        pub query_text_sentiment: Sentiment = "queryTextSentiment",
        /// The error, if there is no sentiment.
        pub status: Status<'a> = "status",
    }
}

message! {
    /// An error. Source: `google.rpc.Status` in `status.proto`.
    pub struct Status<'a> {
        /// A `google.rpc.Code`; none is 0, which is well.
        pub code: Option<f64> = "code",
        /// The error in English.
        pub message: Cow<'a, str> = "message",
        /// More about it.
        pub details: Lazy<'a, Vec<Value<'a>>> = "details",
    }
}

message! {
    /// A mood. Source: `session.proto`.
    pub struct Sentiment {
        /// From -1, negative, to 1, positive.
        pub score: Option<f64> = "score",
        /// How much of it there is, from 0.
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
        /// The channel's own request, or the `payload` of the API client's query parameters.
        pub payload: Struct<'a> = "payload",
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
    /// The part of a request that has the messages of the agent.
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
