use std::borrow::Cow;

use intents_core::connector::{ChannelMessage, DecodeError};

use super::message::{ResponseMessage, read_messages};
use super::{DIALECT, PageInfo, SessionInfo};
use crate::proto::{self, Struct, message, open_enum, to_body};

message! {
    /// The response of a webhook, read: for tests, proxies, and whatever stands in for Dialogflow.
    ///
    /// It is read as leniently as a request; Dialogflow itself refuses fields that it does not
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
        /// What is said.
        pub fulfillment_response: FulfillmentResponse<'a> = "fulfillmentResponse",
        /// What changes in the form of the page.
        pub page_info: PageInfo<'a> = "pageInfo",
        /// What changes in the session. A parameter that is `null` is removed.
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
    /// What is said. Source: `WebhookResponse.FulfillmentResponse`.
    pub struct FulfillmentResponse<'a> {
        /// The messages, in order.
        pub messages: Vec<ResponseMessage<'a>> = "messages",
        /// What becomes of those that are queued already.
        pub merge_behavior: MergeBehavior<'a> = "mergeBehavior",
    }
}

open_enum! {
    /// What becomes of the messages that are queued in a turn when a webhook says something.
    /// Source: `WebhookResponse.FulfillmentResponse.MergeBehavior`.
    pub enum MergeBehavior {
        /// Not said: that is [`Append`](Self::Append).
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
    /// When it is no JSON, or a member is not what it should be.
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
