use std::borrow::Cow;

use intents_core::connector::{ChannelMessage, DecodeError};
use intents_core::{FromContext, FulfillmentContext, FulfillmentRequest, Result, Value};

use super::message::read_messages;
use super::{DIALECT, Message, OneOrMore};
use crate::proto::{Lazy, Struct, decode, extract, message, text, to_body};

message! {
    /// The request of a V1 webhook, which has the form of the response to a query.
    ///
    /// Handlers can take the request as an argument for data that [`FulfillmentContext`] does not
    /// have. A request of another dialect is an error.
    ///
    /// ```
    /// use intents_core::{Intent, Result, fulfill};
    /// use intents_dialogflow::es::v1::WebhookRequest;
    ///
    /// #[derive(Intent)]
    /// struct AskAgain;
    ///
    /// #[fulfill]
    /// fn again(_: AskAgain, request: WebhookRequest<'_>) -> Result<Option<String>> {
    ///     let is_slow = request.result.metadata.nlu_response_time > Some(1000.0);
    ///     Ok(is_slow.then(|| "That took a while, sorry.".to_owned()))
    /// }
    /// ```
    ///
    /// Source: the pages "Fulfillment" of Dialogflow V1 and of API.AI, and captured requests for
    /// members that these pages do not document.
    pub struct WebhookRequest<'a> {
        /// The unique id of the request.
        pub id: Cow<'a, str> = "id" by Id,
        /// The id of the session. Some proxies write its name with a capital letter.
        pub session_id: Cow<'a, str> = "sessionId" | "SessionId" by Id,
        /// The date and time in UTC, in ISO 8601.
        pub timestamp: Cow<'a, str> = "timestamp",
        /// The time zone by its IANA name; often empty.
        pub timezone: Cow<'a, str> = "timezone",
        /// The language of the request.
        pub lang: Cow<'a, str> = "lang",
        /// The result of the query.
        pub result: QueryResult<'a> = "result",
        /// The status of the query.
        pub status: Status<'a> = "status",
        /// The results of a knowledge base; empty without a knowledge base.
        pub alternative_results_from_knowledge_service: Struct<'a> =
            "alternativeResultsFromKnowledgeService",
        /// The original request of a chat channel.
        pub original_request: OriginalRequest<'a> = "originalRequest",
    }
}

message! {
    /// The status of a query: the member `status`.
    pub struct Status<'a> {
        /// An HTTP status code: 200, or 206 if a webhook failed.
        pub code: Option<f64> = "code",
        /// `success`, `partial_content` and so on.
        pub error_type: Cow<'a, str> = "errorType",
        /// The error message.
        pub error_details: Cow<'a, str> = "errorDetails",
        /// Whether the webhook took too long.
        pub webhook_timed_out: bool = "webhookTimedOut",
    }
}

message! {
    /// The result of a query: the member `result`.
    pub struct QueryResult<'a> {
        /// The source of the response: `agent` or `domains`.
        pub source: Cow<'a, str> = "source",
        /// The query of the user.
        pub resolved_query: Cow<'a, str> = "resolvedQuery",
        /// The text of the agent's response.
        pub speech: Cow<'a, str> = "speech",
        /// The action of the intent.
        pub action: Cow<'a, str> = "action",
        /// Whether a required parameter has no value yet.
        pub action_incomplete: bool = "actionIncomplete",
        /// The parameters of the intent.
        pub parameters: Struct<'a> = "parameters",
        /// The active contexts.
        pub contexts: Lazy<'a, Vec<Context<'a>>> = "contexts",
        /// The matched intent.
        pub metadata: Metadata<'a> = "metadata",
        /// The response of the agent.
        pub fulfillment: Fulfillment<'a> = "fulfillment",
        /// The confidence of the match, from 0 to 1.
        pub score: Option<f64> = "score",
    }
}

message! {
    /// The matched intent: the member `metadata`.
    pub struct Metadata<'a> {
        /// The id of the intent.
        pub intent_id: Cow<'a, str> = "intentId",
        /// The display name of the intent.
        pub intent_name: Cow<'a, str> = "intentName",
        /// Whether the intent calls the webhook; sent as a string.
        pub webhook_used: bool = "webhookUsed",
        /// Whether the intent calls the webhook during slot filling; sent as a string.
        pub webhook_for_slot_filling_used: bool = "webhookForSlotFillingUsed",
        /// Whether the intent is a fallback intent; sent as a string.
        pub is_fallback_intent: bool = "isFallbackIntent",
        /// Whether the query answers a prompt for a required parameter.
        pub is_response_to_slotfilling: bool = "isResponseToSlotfilling",
        /// Whether the intent ends the conversation.
        pub end_conversation: bool = "endConversation",
        /// The parameters of the intent.
        pub matched_parameters: Lazy<'a, Vec<MatchedParameter<'a>>> = "matchedParameters",
        /// The duration of the matching in milliseconds.
        pub nlu_response_time: Option<f64> = "nluResponseTime",
        /// The duration of the webhook call in milliseconds.
        pub webhook_response_time: Option<f64> = "webhookResponseTime",
    }
}

message! {
    /// A parameter of the matched intent. Source: captured requests.
    pub struct MatchedParameter<'a> {
        /// The name of the parameter.
        pub name: Cow<'a, str> = "name",
        /// The entity type of the parameter: `@sys.number`.
        pub data_type: Cow<'a, str> = "dataType",
        /// The source of the value: `$name`.
        pub value: Cow<'a, str> = "value",
        /// Whether the parameter is required.
        pub required: bool = "required",
        /// Whether the parameter is a list.
        pub is_list: bool = "isList",
        /// The prompts.
        pub prompts: Vec<Prompt<'a>> = "prompts",
    }
}

message! {
    /// A prompt for a parameter.
    pub struct Prompt<'a> {
        /// The language of the prompt.
        pub lang: Cow<'a, str> = "lang",
        /// The text of the prompt.
        pub value: Cow<'a, str> = "value",
    }
}

message! {
    /// A context.
    pub struct Context<'a> {
        /// The name of the context.
        pub name: Cow<'a, str> = "name",
        /// The lifespan of the context in turns.
        pub lifespan: Option<f64> = "lifespan",
        /// The parameters of the context.
        pub parameters: Struct<'a> = "parameters",
    }
}

message! {
    /// The response of the agent, or of an earlier webhook call in the same turn.
    pub struct Fulfillment<'a> {
        /// The text of the response.
        pub speech: Cow<'a, str> = "speech",
        /// The displayed text; absent if it equals the speech.
        pub display_text: Cow<'a, str> = "displayText",
        /// The messages of the response; [`FulfillmentContext::agent_messages`] converts them to
        /// messages of `intents-core`.
        pub messages: Lazy<'a, OneOrMore<Message<'a>>> = "messages",
        /// The source of the response, if a webhook set it.
        pub source: Cow<'a, str> = "source",
        /// Data for the client, set by a webhook.
        pub data: Struct<'a> = "data",
        /// The follow-up event, set by a webhook.
        pub followup_event: FollowupEvent<'a> = "followupEvent",
    }
}

message! {
    /// A follow-up event.
    pub struct FollowupEvent<'a> {
        /// The name of the event.
        pub name: Cow<'a, str> = "name",
        /// The parameters of the event: `data` in the documentation of API.AI, `parameters` in the
        /// sample of Dialogflow.
        pub data: Struct<'a> = "data" | "parameters",
    }
}

message! {
    /// The original request of a chat channel.
    pub struct OriginalRequest<'a> {
        /// The channel: `google`, `facebook`, `slack` and so on; often empty.
        pub source: Cow<'a, str> = "source",
        /// The version of the channel's protocol, as a string or number.
        pub version: Lazy<'a, Value<'a>> = "version",
        /// The request of the channel. Some channels have another object with the same members in
        /// it: see [`unwrapped`](Self::unwrapped).
        pub data: Struct<'a> = "data",
    }
}

impl OriginalRequest<'_> {
    /// Returns the channel and its request. Dialogflow sends the members of the Google Assistant
    /// directly, and the members of other channels within `data`, under the same names.
    #[must_use]
    pub fn unwrapped(&self) -> Self {
        // The request of a channel may have any value in these members.
        let inner = self.data.json().filter(|_| self.source.is_empty());
        let inner = inner.and_then(|json| decode::<Self>(DIALECT.name, json).ok());
        inner.filter(|inner| !inner.source.is_empty()).unwrap_or_else(|| self.clone())
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
        decode(DIALECT.name, text(DIALECT.name, body)?)
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
        extract(context, DIALECT)
    }
}

message! {
    /// The part of a request that contains the messages of the agent.
    struct AgentMessages<'a> {
        result: AgentMessagesResult<'a> = "result",
    }
}

message! {
    struct AgentMessagesResult<'a> {
        fulfillment: AgentMessagesFulfillment<'a> = "fulfillment",
    }
}

message! {
    struct AgentMessagesFulfillment<'a> {
        messages: OneOrMore<Message<'a>> = "messages",
    }
}

/// Reads the messages of the agent from a request.
pub(crate) fn agent_messages(
    request: &FulfillmentRequest<'_>,
) -> Result<Vec<ChannelMessage>, DecodeError> {
    let part: AgentMessages<'_> = decode(DIALECT.name, text(DIALECT.name, request.body())?)?;
    Ok(read_messages(&part.result.fulfillment.messages))
}
