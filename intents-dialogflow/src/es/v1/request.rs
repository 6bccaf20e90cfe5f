use std::borrow::Cow;

use intents_core::connector::{ChannelMessage, DecodeError};
use intents_core::{FromContext, FulfillmentContext, FulfillmentRequest, Result, Value};

use super::message::read_messages;
use super::{DIALECT, Message, OneOrMore};
use crate::proto::{Lazy, Struct, decode, extract, message, text, to_body};

message! {
    /// The request of a V1 webhook, which has the form of the response to a query.
    ///
    /// A handler that needs more than its [`FulfillmentContext`] tells takes it as an argument;
    /// it is an error when the request is of another dialect.
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
    /// what those leave out.
    pub struct WebhookRequest<'a> {
        /// The unique id of the request.
        pub id: Cow<'a, str> = "id" by Id,
        /// The id of the session. Some proxies write its name with a capital letter.
        pub session_id: Cow<'a, str> = "sessionId" | "SessionId" by Id,
        /// Date and time in UTC, in ISO 8601.
        pub timestamp: Cow<'a, str> = "timestamp",
        /// The time zone by its IANA name; often empty.
        pub timezone: Cow<'a, str> = "timezone",
        /// The language of the request.
        pub lang: Cow<'a, str> = "lang",
        /// The result of the query.
        pub result: QueryResult<'a> = "result",
        /// The status of the query.
        pub status: Status<'a> = "status",
        /// The results of a knowledge base; empty without one.
        pub alternative_results_from_knowledge_service: Struct<'a> =
            "alternativeResultsFromKnowledgeService",
        /// The original request of a chat channel.
        pub original_request: OriginalRequest<'a> = "originalRequest",
    }
}

message! {
    /// Whether a query was understood: the member `status`.
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
        /// Whether the query answers a prompt for a required parameter.
        pub is_response_to_slotfilling: bool = "isResponseToSlotfilling",
        /// Whether the intent ends the conversation.
        pub end_conversation: bool = "endConversation",
        /// The parameters that the intent has.
        pub matched_parameters: Lazy<'a, Vec<MatchedParameter<'a>>> = "matchedParameters",
        /// Milliseconds that understanding took.
        pub nlu_response_time: Option<f64> = "nluResponseTime",
        /// Milliseconds that the webhook took.
        pub webhook_response_time: Option<f64> = "webhookResponseTime",
    }
}

message! {
    /// A parameter of the intent that was matched. Source: captured requests.
    pub struct MatchedParameter<'a> {
        /// Its name.
        pub name: Cow<'a, str> = "name",
        /// Its entity type: `@sys.number`.
        pub data_type: Cow<'a, str> = "dataType",
        /// Where its value is from: `$name`.
        pub value: Cow<'a, str> = "value",
        /// Whether users have to give it.
        pub required: bool = "required",
        /// Whether it is a list.
        pub is_list: bool = "isList",
        /// The prompts.
        pub prompts: Vec<Prompt<'a>> = "prompts",
    }
}

message! {
    /// A prompt for a parameter.
    pub struct Prompt<'a> {
        /// The language that it is in.
        pub lang: Cow<'a, str> = "lang",
        /// The text of the prompt.
        pub value: Cow<'a, str> = "value",
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
    /// The agent's own response, or that of a webhook to an earlier query of the same turn.
    pub struct Fulfillment<'a> {
        /// Its text.
        pub speech: Cow<'a, str> = "speech",
        /// The text that is shown; absent if it is the same as the speech.
        pub display_text: Cow<'a, str> = "displayText",
        /// Its messages; [`FulfillmentContext::agent_messages`] has them in no dialect's spelling.
        pub messages: Lazy<'a, OneOrMore<Message<'a>>> = "messages",
        /// The source, if a webhook named one.
        pub source: Cow<'a, str> = "source",
        /// Data for the client, from a webhook.
        pub data: Struct<'a> = "data",
        /// The event that a webhook raised.
        pub followup_event: FollowupEvent<'a> = "followupEvent",
    }
}

message! {
    /// An event to go on with.
    pub struct FollowupEvent<'a> {
        /// Its name.
        pub name: Cow<'a, str> = "name",
        /// Its parameters: `data` in the document of API.AI, `parameters` in the sample of
        /// Dialogflow's.
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
        /// The channel's own request, or one that has that and the channel's name in it once more:
        /// see [`unwrapped`](Self::unwrapped).
        pub data: Struct<'a> = "data",
    }
}

impl OriginalRequest<'_> {
    /// The channel and its own request, wherever they are: Dialogflow sends those of the Google
    /// Assistant as they are here, and those of other channels within `data`, under the same names.
    #[must_use]
    pub fn unwrapped(&self) -> Self {
        // A channel's own request may have anything in these places.
        let inner = self.data.json().filter(|_| self.source.is_empty());
        let inner = inner.and_then(|json| decode::<Self>(DIALECT.name, json).ok());
        inner.filter(|inner| !inner.source.is_empty()).unwrap_or_else(|| self.clone())
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
        decode(DIALECT.name, text(DIALECT.name, body)?)
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
        extract(context, DIALECT)
    }
}

message! {
    /// The part of a request that has the messages of the agent.
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
