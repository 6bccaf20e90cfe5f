use std::borrow::Cow;

use intents_core::connector::{ChannelMessage, DecodeError};

use super::message::read_messages;
use super::{Context, DIALECT, FollowupEvent, Message, OneOrMore};
use crate::proto::{self, Struct, message, to_body};

message! {
    /// The response of a V1 webhook, for tests, proxies and simulators of Dialogflow.
    ///
    /// ```
    /// use intents_dialogflow::es::v1::WebhookResponse;
    ///
    /// let body = br#"{"speech": "Hi.", "contextOut": [{"name": "greeted", "lifespan": 2}]}"#;
    /// let response = WebhookResponse::read(body)?;
    /// assert_eq!(response.speech, "Hi.");
    /// assert_eq!(response.context_out[0].name, "greeted");
    /// # Ok::<(), intents_core::connector::DecodeError>(())
    /// ```
    ///
    /// Source: the pages "Fulfillment" of Dialogflow V1 and of API.AI. `messages` is in the sample
    /// of the first page.
    pub struct WebhookResponse<'a> {
        /// The speech.
        pub speech: Cow<'a, str> = "speech",
        /// The displayed text.
        pub display_text: Cow<'a, str> = "displayText",
        /// The messages.
        pub messages: OneOrMore<Message<'a>> = "messages",
        /// Data for the client or the channel.
        pub data: Struct<'a> = "data",
        /// The output contexts. A lifespan of 0 deletes a context.
        pub context_out: OneOrMore<Context<'a>> = "contextOut",
        /// The source of the response.
        pub source: Cow<'a, str> = "source",
        /// The follow-up event, which replaces the messages.
        pub followup_event: FollowupEvent<'a> = "followupEvent",
    }
}

impl<'a> WebhookResponse<'a> {
    /// Parses a response body. The strings borrow from the body.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not JSON, or if a member has the wrong type. The error
    /// contains a pointer to the member.
    pub fn read(body: &'a [u8]) -> Result<Self, DecodeError> {
        proto::decode(DIALECT.name, proto::text(DIALECT.name, body)?)
    }

    /// Writes the response body as strict ProtoJSON: member names are in camelCase, and default
    /// values are omitted.
    #[must_use]
    pub fn to_body(&self) -> Vec<u8> {
        to_body(self, DIALECT.notation)
    }

    /// Returns the messages, except those for which [`Message::to_message`] returns `None`.
    #[must_use]
    pub fn channel_messages(&self) -> Vec<ChannelMessage> {
        read_messages(&self.messages)
    }
}
