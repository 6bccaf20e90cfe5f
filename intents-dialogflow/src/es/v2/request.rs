use std::borrow::Cow;

use intents_core::{FromContext, FulfillmentContext, Result, Value};

use super::DIALECT;
use crate::proto::{Lazy, Struct, message};

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
    /// Source: `webhook.proto`, version v2; `alternativeQueryResults` is that of v2beta1.
    pub struct WebhookRequest<'a> {
        /// The unique id of the response to the user.
        pub response_id: Cow<'a, str> = "responseId",
        /// The session, `projects/P/agent/sessions/S`, or longer with a location or environment.
        pub session: Cow<'a, str> = "session",
        /// What the query was understood as.
        pub query_result: QueryResult<'a> = "queryResult",
        /// Other interpretations (v2beta1).
        pub alternative_query_results: Lazy<'a, Vec<AlternativeQueryResult<'a>>> =
            "alternativeQueryResults",
        /// What a chat channel or an API client sent.
        pub original_detect_intent_request: OriginalDetectIntentRequest<'a> =
            "originalDetectIntentRequest",
    }
}

/// Other interpretations are results of their own.
pub type AlternativeQueryResult<'a> = QueryResult<'a>;

message! {
    /// What a query was understood as. Source: `QueryResult` in `session.proto`.
    pub struct QueryResult<'a> {
        /// What the user said, or the name of the event.
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
        pub fulfillment_messages: Lazy<'a, Vec<Value<'a>>> = "fulfillmentMessages",
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
        /// Free-form diagnostics, such as `end_conversation`.
        pub diagnostic_info: Struct<'a> = "diagnosticInfo",
        /// The mood of the query.
        pub sentiment_analysis_result: Lazy<'a, SentimentAnalysisResult<'a>> =
            "sentimentAnalysisResult",
        /// What a knowledge base answers (v2beta1).
        pub knowledge_answers: Lazy<'a, Value<'a>> = "knowledgeAnswers",
    }
}

message! {
    /// The intent that was matched, as far as requests tell. Source: `intent.proto`.
    pub struct Intent<'a> {
        /// `projects/P/agent/intents/I`.
        pub name: Cow<'a, str> = "name",
        /// The display name.
        pub display_name: Cow<'a, str> = "displayName",
        /// Whether it is a fallback intent.
        pub is_fallback: bool = "isFallback",
        /// Whether it ends the interaction.
        pub end_interaction: bool = "endInteraction",
        /// Whether it hands over to a person.
        pub live_agent_handoff: bool = "liveAgentHandoff",
        /// The name or number of a `WebhookState`.
        pub webhook_state: Lazy<'a, Value<'a>> = "webhookState",
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
        /// Why there is none.
        pub status: Struct<'a> = "status",
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
    /// What a chat channel or an API client sent. Source: `webhook.proto`.
    pub struct OriginalDetectIntentRequest<'a> {
        /// The channel: `google`, `facebook`, `slack` and so on; often empty.
        pub source: Cow<'a, str> = "source",
        /// The version of the channel's protocol.
        pub version: Cow<'a, str> = "version",
        /// The channel's own request, or the `payload` of the API client's query parameters.
        pub payload: Struct<'a> = "payload",
    }
}

impl<'a> FromContext<'a> for WebhookRequest<'a> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        crate::request_of(context, DIALECT)
    }
}
