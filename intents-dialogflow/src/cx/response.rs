use std::borrow::Cow;

use intents_core::connector::{ChannelMessage, DecodeError};

use super::message::{ResponseMessage, read_messages};
use super::{DIALECT, PageInfo, SessionInfo};
use crate::proto::{self, Struct, message, open_enum, to_body};

message! {
    /// The response of a webhook, for tests, proxies and simulators of Dialogflow.
    ///
    /// Unknown members are ignored, as in requests. Dialogflow itself refuses them.
    ///
    /// ```
    /// use intents_dialogflow::cx::WebhookResponse;
    ///
    /// let body = br#"{
    ///     "fulfillmentResponse": {"messages": [{"text": {"text": ["Hi."]}}]},
    ///     "sessionInfo": {"parameters": {"greeted": true}}
    /// }"#;
    /// let response = WebhookResponse::read(body)?;
    /// assert_eq!(response.channel_messages()?[0].message.words().as_deref(), Some("Hi."));
    /// assert_eq!(response.session_info.parameters.json(), Some(r#"{"greeted": true}"#));
    /// # Ok::<_, intents_core::connector::DecodeError>(())
    /// ```
    ///
    /// Source: `WebhookResponse` in `webhook.proto`, version v3.
    pub struct WebhookResponse<'a> {
        /// The messages, and their effect on queued messages.
        pub fulfillment_response: FulfillmentResponse<'a> = "fulfillmentResponse",
        /// The changes of form parameters.
        pub page_info: PageInfo<'a> = "pageInfo",
        /// The changes of session parameters. `null` removes a parameter.
        pub session_info: SessionInfo<'a> = "sessionInfo",
        /// Data for the client of the API.
        pub payload: Struct<'a> = "payload",
        /// The full name of the page to transition to.
        pub target_page: Cow<'a, str> = "targetPage",
        /// The full name of the flow to transition to. A response has either a target page or a
        /// target flow.
        pub target_flow: Cow<'a, str> = "targetFlow",
    }
}

message! {
    /// The messages of a response. Source: `WebhookResponse.FulfillmentResponse`.
    pub struct FulfillmentResponse<'a> {
        /// The messages, in order.
        pub messages: Vec<ResponseMessage<'a>> = "messages",
        /// The effect on messages that are already queued.
        pub merge_behavior: MergeBehavior<'a> = "mergeBehavior",
    }
}

open_enum! {
    /// The effect of the webhook's messages on messages that are already queued in the turn.
    /// Source: `WebhookResponse.FulfillmentResponse.MergeBehavior`.
    pub enum MergeBehavior {
        /// Not specified, which means [`Append`](Self::Append).
        Unspecified = "MERGE_BEHAVIOR_UNSPECIFIED" / 0,
        /// The webhook's messages follow the queued messages.
        Append = "APPEND" / 1,
        /// The webhook's messages replace the queued messages.
        Replace = "REPLACE" / 2,
    }
}

impl<'a> WebhookResponse<'a> {
    /// Parses a response body.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not JSON, or if a member has the wrong type.
    pub fn read(body: &'a [u8]) -> Result<Self, DecodeError> {
        proto::decode(DIALECT.name, proto::text(DIALECT.name, body)?)
    }

    /// Writes the response body as strict ProtoJSON: member names are in camelCase, and default
    /// values are omitted.
    #[must_use]
    pub fn to_body(&self) -> Vec<u8> {
        to_body(self, DIALECT.notation)
    }

    /// Returns the messages, except those for which [`ResponseMessage::to_message`] returns `None`.
    ///
    /// # Errors
    ///
    /// Returns an error if a message has several types at once, or if a member of a message has the
    /// wrong type. The pointer of the error has member names in camelCase, regardless of their
    /// spelling in the body.
    pub fn channel_messages(&self) -> Result<Vec<ChannelMessage>, DecodeError> {
        read_messages("/fulfillmentResponse/messages", &self.fulfillment_response.messages)
    }
}
