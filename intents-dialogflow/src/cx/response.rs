use std::borrow::Cow;

use intents_core::connector::{ChannelMessage, DecodeError};

use super::message::{ResponseMessage, read_messages};
use super::{DIALECT, PageInfo, SessionInfo};
use crate::proto::{self, Struct, message, open_enum, to_body};

message! {
    /// The response of a webhook, for tests, proxies and simulators of Dialogflow.
    ///
    /// Reading is as lenient as for requests; Dialogflow itself refuses fields that it does not
    /// know.
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
        /// The messages.
        pub fulfillment_response: FulfillmentResponse<'a> = "fulfillmentResponse",
        /// The changes in the form of the page.
        pub page_info: PageInfo<'a> = "pageInfo",
        /// The changes in the session. `null` removes a parameter.
        pub session_info: SessionInfo<'a> = "sessionInfo",
        /// Data for the client of the API.
        pub payload: Struct<'a> = "payload",
        /// The full name of the page that the conversation goes on with.
        pub target_page: Cow<'a, str> = "targetPage",
        /// The full name of the flow that the conversation goes on with. Of the two there is one.
        pub target_flow: Cow<'a, str> = "targetFlow",
    }
}

message! {
    /// The messages. Source: `WebhookResponse.FulfillmentResponse`.
    pub struct FulfillmentResponse<'a> {
        /// The messages, in order.
        pub messages: Vec<ResponseMessage<'a>> = "messages",
        /// The effect on the messages that are queued already.
        pub merge_behavior: MergeBehavior<'a> = "mergeBehavior",
    }
}

open_enum! {
    /// The effect of the messages of a webhook on those that are queued in the turn already.
    /// Source: `WebhookResponse.FulfillmentResponse.MergeBehavior`.
    pub enum MergeBehavior {
        /// Not specified, which means [`Append`](Self::Append).
        Unspecified = "MERGE_BEHAVIOR_UNSPECIFIED" / 0,
        /// They come first.
        Append = "APPEND" / 1,
        /// They are taken back.
        Replace = "REPLACE" / 2,
    }
}

impl<'a> WebhookResponse<'a> {
    /// Reads a response.
    ///
    /// # Errors
    ///
    /// If the body is not JSON, or a member has the wrong type.
    pub fn read(body: &'a [u8]) -> Result<Self, DecodeError> {
        proto::decode(DIALECT.name, proto::text(DIALECT.name, body)?)
    }

    /// Writes the body of the response as strict ProtoJSON: names in camelCase, and no member that has
    /// its default.
    #[must_use]
    pub fn to_body(&self) -> Vec<u8> {
        to_body(self, DIALECT.notation)
    }

    /// Returns the messages, without those for which [`ResponseMessage::to_message`] returns `None`.
    ///
    /// # Errors
    ///
    /// If a message is of several types at once, or a member of it has the wrong type. The pointer
    /// has the names in camelCase, however they are spelled in the body.
    pub fn channel_messages(&self) -> Result<Vec<ChannelMessage>, DecodeError> {
        read_messages("/fulfillmentResponse/messages", &self.fulfillment_response.messages)
    }
}
