//! Responses, for tests, proxies and simulators of Dialogflow.

use std::borrow::Cow;

use intents_core::connector::{ChannelMessage, DecodeError};

use super::DIALECT;
use super::message::{Message, read_messages};
use super::request::Context;
use crate::proto::messages::{borrowed, convert_all};
use crate::proto::{self, Struct, message, open_enum, to_body};

message! {
    /// The response of a fulfillment webhook, for tests, proxies and simulators of Dialogflow.
    ///
    /// ```
    /// use intents_core::Message;
    /// use intents_dialogflow::es::v2::WebhookResponse;
    ///
    /// # fn main() -> Result<(), intents_core::connector::DecodeError> {
    /// let body = br#"{"fulfillmentMessages": [{"text": {"text": ["Hi."]}, "platform": "SLACK"}]}"#;
    /// let response = WebhookResponse::read(body)?;
    /// let first = &response.channel_messages()?[0];
    /// assert_eq!(first.channel, "SLACK");
    /// assert_eq!(first.message, Message::Text("Hi.".into()));
    /// # Ok(()) }
    /// ```
    ///
    /// Source: `WebhookResponse` in `webhook.proto`, versions v2 and v2beta1.
    pub struct WebhookResponse<'a> {
        /// The text, for clients of the API.
        pub fulfillment_text: Cow<'a, str> = "fulfillmentText",
        /// The messages.
        pub fulfillment_messages: Vec<Message<'a>> = "fulfillmentMessages",
        /// The source, which clients of the API read as `webhookSource`.
        pub source: Cow<'a, str> = "source",
        /// The payload, which clients of the API read as `webhookPayload`.
        pub payload: Struct<'a> = "payload",
        /// The output contexts. A lifespan of 0 deletes a context.
        pub output_contexts: Vec<Context<'a>> = "outputContexts",
        /// The follow-up event, which replaces the rest of the response.
        pub followup_event_input: EventInput<'a> = "followupEventInput",
        /// Whether the conversation is handed over to a human agent (v2beta1).
        pub live_agent_handoff: bool = "liveAgentHandoff",
        /// Whether the interaction ends (v2beta1).
        pub end_interaction: bool = "endInteraction",
        /// The session entities: values of entity types for this session.
        pub session_entity_types: Vec<SessionEntityType<'a>> = "sessionEntityTypes",
    }
}

impl<'a> WebhookResponse<'a> {
    /// Parses a response body as leniently as a request. Dialogflow itself is stricter.
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

    /// Returns the messages, except those for which [`Message::to_message`] returns `None`.
    ///
    /// # Errors
    ///
    /// Returns an error if a member of a message has the wrong type.
    pub fn channel_messages(&self) -> Result<Vec<ChannelMessage>, DecodeError> {
        read_messages("/fulfillmentMessages", &self.fulfillment_messages)
    }
}

message! {
    /// A follow-up event. Source: `EventInput` in `session.proto`.
    pub struct EventInput<'a> {
        /// The name of the event; empty without an event.
        pub name: Cow<'a, str> = "name",
        /// The parameters of the event.
        pub parameters: Struct<'a> = "parameters",
        /// The language of the query.
        pub language_code: Cow<'a, str> = "languageCode",
    }
}

message! {
    /// Values of an entity type for one session. Source: `SessionEntityType` in
    /// `session_entity_type.proto`.
    pub struct SessionEntityType<'a> {
        /// The full name: the name of the session, `/entityTypes/` and the display name of the
        /// entity type.
        pub name: Cow<'a, str> = "name",
        /// The effect on the values of the entity type.
        pub entity_override_mode: EntityOverrideMode<'a> = "entityOverrideMode",
        /// The values.
        pub entities: Vec<SessionEntity<'a>> = "entities",
    }
}

open_enum! {
    /// The effect on the values of the entity type. Source:
    /// `SessionEntityType.EntityOverrideMode`.
    pub enum EntityOverrideMode {
        /// Not specified, which Dialogflow refuses.
        Unspecified = "ENTITY_OVERRIDE_MODE_UNSPECIFIED" / 0,
        /// The session values replace the values of the entity type.
        Override = "ENTITY_OVERRIDE_MODE_OVERRIDE" / 1,
        /// The session values extend the values of the entity type.
        Supplement = "ENTITY_OVERRIDE_MODE_SUPPLEMENT" / 2,
    }
}

message! {
    /// A value of an entity type. Source: `EntityType.Entity` in `entity_type.proto`.
    pub struct SessionEntity<'a> {
        /// The reference value.
        pub value: Cow<'a, str> = "value",
        /// The synonyms.
        pub synonyms: Vec<Cow<'a, str>> = "synonyms",
    }
}

impl<'a> From<&'a intents_core::connector::SessionEntity> for SessionEntity<'a> {
    fn from(entity: &'a intents_core::connector::SessionEntity) -> Self {
        let synonyms = convert_all(&entity.synonyms, borrowed);
        Self { value: borrowed(&entity.value), synonyms }
    }
}
