use std::borrow::Cow;

use intents_core::{FromContext, FulfillmentContext, Result, Value};

use super::DIALECT;
use crate::proto::{Lazy, Struct, message};

message! {
    /// The request of a V1 webhook, which has the form of the response to a query.
    ///
    /// A handler that needs more than its [`FulfillmentContext`] tells takes it as an argument;
    /// it is an error when the request is of another dialect.
    ///
    /// Source: the pages "Fulfillment" of Dialogflow V1 and of API.AI.
    pub struct WebhookRequest<'a> {
        /// The unique id of the request.
        pub id: Cow<'a, str> = "id",
        /// The id of the session.
        pub session_id: Cow<'a, str> = "sessionId",
        /// Date and time in UTC, in ISO 8601.
        pub timestamp: Cow<'a, str> = "timestamp",
        /// The time zone by its IANA name; often empty.
        pub timezone: Cow<'a, str> = "timezone",
        /// The language of the request.
        pub lang: Cow<'a, str> = "lang",
        /// What the query was understood as.
        pub result: QueryResult<'a> = "result",
        /// Whether it was, as `{"code": 200, "errorType": "success"}`.
        pub status: Struct<'a> = "status",
        /// What a chat channel sent.
        pub original_request: OriginalRequest<'a> = "originalRequest",
    }
}

message! {
    /// What a query was understood as: the member `result`.
    pub struct QueryResult<'a> {
        /// Who answers: `agent` or `domains`.
        pub source: Cow<'a, str> = "source",
        /// What the user said.
        pub resolved_query: Cow<'a, str> = "resolvedQuery",
        /// The text of the agent's own response.
        pub speech: Cow<'a, str> = "speech",
        /// The action of the intent.
        pub action: Cow<'a, str> = "action",
        /// Whether required parameters are still asked for.
        pub action_incomplete: bool = "actionIncomplete",
        /// The parameters of the intent.
        pub parameters: Struct<'a> = "parameters",
        /// The contexts that are active.
        pub contexts: Lazy<'a, Vec<Context<'a>>> = "contexts",
        /// The intent.
        pub metadata: Metadata<'a> = "metadata",
        /// The agent's own response.
        pub fulfillment: Fulfillment<'a> = "fulfillment",
        /// How sure the match is, from 0 to 1.
        pub score: Option<f64> = "score",
    }
}

message! {
    /// The intent that was matched: the member `metadata`.
    pub struct Metadata<'a> {
        /// The id of the intent.
        pub intent_id: Cow<'a, str> = "intentId",
        /// The display name of the intent.
        pub intent_name: Cow<'a, str> = "intentName",
        /// Whether the intent calls the webhook; sent as a string.
        pub webhook_used: bool = "webhookUsed",
        /// Whether it does so while it fills slots; sent as a string.
        pub webhook_for_slot_filling_used: bool = "webhookForSlotFillingUsed",
        /// Whether it is a fallback intent; sent as a string.
        pub is_fallback_intent: bool = "isFallbackIntent",
        /// Milliseconds that understanding took.
        pub nlu_response_time: Option<f64> = "nluResponseTime",
    }
}

message! {
    /// A context.
    pub struct Context<'a> {
        /// Its name.
        pub name: Cow<'a, str> = "name",
        /// The requests after which it expires.
        pub lifespan: Option<f64> = "lifespan",
        /// The parameters that it carries.
        pub parameters: Struct<'a> = "parameters",
    }
}

message! {
    /// The agent's own response.
    pub struct Fulfillment<'a> {
        /// Its text.
        pub speech: Cow<'a, str> = "speech",
        /// Its messages.
        pub messages: Lazy<'a, Vec<Value<'a>>> = "messages",
    }
}

message! {
    /// What a chat channel sent.
    pub struct OriginalRequest<'a> {
        /// The channel: `google`, `facebook`, `slack` and so on; often empty.
        pub source: Cow<'a, str> = "source",
        /// The version of the channel's protocol, as a string or number.
        pub version: Lazy<'a, Value<'a>> = "version",
        /// The channel's own request.
        pub data: Struct<'a> = "data",
    }
}

impl<'a> FromContext<'a> for WebhookRequest<'a> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        crate::request_of(context, DIALECT)
    }
}
