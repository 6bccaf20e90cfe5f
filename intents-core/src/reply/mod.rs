//! Replies of handlers, independent of a dialect.

mod fill;
mod into_reply;
mod merge;
mod output_context;
mod parameter;
mod parts;
mod session_entities;
mod transition;
mod trigger;

use std::borrow::Cow;
use std::mem;

use serde::Serialize;

use crate::error::FulfillError;
use crate::message::{Card, Channel, Image, Message, Payload, QuickReplies, Speech, Text};
use crate::model::{Context, Intent, Partial, PartialParams, assert_name};

pub use fill::Fill;
pub use into_reply::IntoReply;
pub use output_context::{Lifespan, OutputContext};
pub use parameter::{FormParameter, ParameterValue, SessionParameter};
pub use parts::ReplyParts;
pub use session_entities::{EntityOverride, SessionEntities, SessionEntity};
pub use transition::Transition;
pub use trigger::Trigger;

/// The reply of a handler: messages, contexts, parameters, a trigger or a transition.
///
/// [`IntoReply`] lists the other types that a handler can return. The guide on protocols in
/// `intents-dialogflow` shows the response of each dialect for each part of a reply.
///
/// ```
/// use intents_core::{Card, Channel, Lifespan, Reply};
/// use serde_json::json;
///
/// let reply = Reply::text("The oven is full, sorry.")
///     .quick_replies(["Later", "Cancel"])
///     .on(Channel::Telephony, "The oven is full, sorry. Shall I call you back?")
///     .output_context("waiting", Lifespan::turns(2), json!({"pizzas": 2}));
/// # assert_eq!(reply.parts().messages.len(), 2);
/// ```
#[derive(Debug, Default)]
#[must_use]
pub struct Reply {
    messages: Vec<Message>,
    trigger: Option<Trigger>,
    rare: Option<Box<Rare>>,
}

/// The parts that few replies have, in a separate allocation.
#[derive(Debug, Default)]
struct Rare {
    variants: Vec<(Channel, Vec<Message>)>,
    webhook_payload: Option<Payload>,
    contexts: Vec<OutputContext>,
    entities: Vec<SessionEntities>,
    parameters: Vec<SessionParameter>,
    form: Vec<FormParameter>,
    transition: Option<Transition>,
    replaces_queue: bool,
    source: Option<Cow<'static, str>>,
    ends_session: bool,
    fill: Option<Fill>,
    /// The error that `on_error` replied to.
    error: Option<FulfillError>,
}

impl Reply {
    /// Creates a reply that keeps the agent's own response.
    pub fn keep() -> Self {
        Self::default()
    }

    /// Creates a reply with a text. In ES the text replaces the agent's own response. In CX the
    /// text follows the messages of the page's fulfillment. An empty text adds no message.
    pub fn text(text: impl Into<Cow<'static, str>>) -> Self {
        Self::default().message(Message::Text(Text::new(text)))
    }

    /// Creates a reply that triggers another intent, which responds instead of the current intent.
    pub fn trigger<T: Intent>(intent: T) -> Self {
        Self { messages: Vec::new(), trigger: Some(Trigger::new(intent)), rare: None }
    }

    /// Creates a reply with a follow-up event, for intents that have no type. `parameters` must
    /// serialize to a JSON object, or be `()`.
    ///
    /// CX has no events by name, so [`Dropped`](crate::connector::Dropped) reports the event.
    pub fn event(name: impl Into<Cow<'static, str>>, parameters: impl Serialize) -> Self {
        let trigger = Some(Trigger::event_named(name.into(), parameters));
        Self { messages: Vec::new(), trigger, rare: None }
    }

    /// Creates a reply that sets parameters during slot filling. Dialogflow prompts for the other
    /// required parameters.
    ///
    /// A handler can also return the [`Partial`] itself, or append it with [`Reply::then`].
    pub fn fill<T: PartialParams + Intent>(partial: Partial<T>) -> Self {
        let mut reply = Self::keep();
        reply.rare_mut().fill = Some(Fill::new(partial));
        reply
    }

    /// Adds a message. Empty messages are omitted.
    pub fn message(mut self, message: Message) -> Self {
        match message {
            Message::Text(text) if text.is_empty() => self,
            Message::QuickReplies(none) if none.replies.is_empty() => {
                self.message(Message::Text(none.title.into()))
            }
            message if message.is_empty() => self,
            message => {
                self.messages.push(message);
                self
            }
        }
    }

    /// Adds quick replies. An empty list adds no message.
    ///
    /// The quick replies have no title. Chat channels show them below the preceding text, so add a
    /// text first, or set a title with [`QuickReplies::title`] and [`Reply::then`].
    pub fn quick_replies<I>(self, replies: I) -> Self
    where
        I: IntoIterator<Item: Into<Cow<'static, str>>>,
    {
        self.message(Message::QuickReplies(QuickReplies::new(replies)))
    }

    /// Adds a card.
    pub fn card(self, card: Card) -> Self {
        self.message(Message::Card(card))
    }

    /// Adds an image.
    pub fn image(self, image: Image) -> Self {
        self.message(Message::Image(image))
    }

    /// Adds speech, which voice channels speak instead of the texts.
    pub fn speech(self, speech: Speech) -> Self {
        self.message(Message::Speech(speech))
    }

    /// Plays an audio file on the telephone. The scheme of the URI is `gs:`, or `https:` in CX.
    pub fn play_audio(self, uri: impl Into<Cow<'static, str>>) -> Self {
        self.message(Message::Audio(uri.into()))
    }

    /// Transfers the telephone call to a number in E.164 format: `+12025550123`.
    pub fn transfer_call(self, number: impl Into<Cow<'static, str>>) -> Self {
        self.message(Message::TransferCall(number.into()))
    }

    /// Hands the conversation over to a human agent. `metadata` is for the handoff system. It must
    /// serialize to a JSON object, or be `()`.
    pub fn live_agent_handoff(self, metadata: impl Serialize) -> Self {
        self.message(Message::LiveAgentHandoff(Payload::new_or_empty(metadata)))
    }

    /// Records the conversation as a success in the platform's statistics. `metadata` must
    /// serialize to a JSON object, or be `()`.
    pub fn conversation_success(self, metadata: impl Serialize) -> Self {
        self.message(Message::ConversationSuccess(Payload::new_or_empty(metadata)))
    }

    /// Adds a message in the channel's own format. [`Payload::new`] lists the accepted values.
    pub fn payload(self, payload: impl Serialize) -> Self {
        self.message(Message::Payload(Payload::new(payload)))
    }

    /// Adds messages for one channel. These messages replace all other messages for users of that
    /// channel.
    ///
    /// Only messages differ between channels. Other parts of `reply`, such as contexts, apply to
    /// all channels.
    ///
    /// ```
    /// use intents_core::{Card, Channel, Reply};
    ///
    /// let card = Card::new("Hotel Belvedere").button("Book", "https://belvedere.example");
    /// let reply = Reply::from(card).on(Channel::Telephony, "The Belvedere has rooms.");
    /// # assert_eq!(reply.parts().channel_messages[0].1.len(), 1);
    /// ```
    pub fn on(mut self, channel: Channel, reply: impl Into<Self>) -> Self {
        let mut reply = reply.into();
        let messages = mem::take(&mut reply.messages);
        self.add_variant(channel, messages);
        self.then(reply)
    }

    /// Sets the payload of the response, for the integration or the API client. A later payload
    /// replaces an earlier one.
    pub fn webhook_payload(mut self, payload: impl Serialize) -> Self {
        self.rare_mut().webhook_payload = Some(Payload::new(payload));
        self
    }

    /// Sets an output context. `parameters` must serialize to a JSON object, or be `()`.
    ///
    /// Contexts that a reply does not name stay unchanged. A later context of the same name
    /// replaces an earlier one.
    pub fn output_context(
        mut self,
        name: impl Into<Cow<'static, str>>,
        lifespan: Lifespan,
        parameters: impl Serialize,
    ) -> Self {
        self.add_context(OutputContext::new(name, lifespan, parameters));
        self
    }

    /// Sets an output context from a type that implements [`Context`].
    pub fn context<C: Context>(self, context: C, lifespan: Lifespan) -> Self {
        const { assert_name(C::NAME) };
        self.output_context(C::NAME, lifespan, context)
    }

    /// Deletes a context.
    pub fn delete_context(self, name: impl Into<Cow<'static, str>>) -> Self {
        self.output_context(name, Lifespan::ENDED, ())
    }

    /// Sets entries of an entity type for this session. Later entries of the same entity type
    /// replace earlier ones.
    pub fn session_entities(mut self, entities: SessionEntities) -> Self {
        self.add_entities(entities);
        self
    }

    /// Sets a session parameter of CX to a parameter value or to JSON. A later value of the same
    /// parameter replaces an earlier one.
    ///
    /// ES has no session parameters. A [context](Self::context) works in both ES and CX.
    ///
    /// ```
    /// use intents_core::{Reply, sys};
    ///
    /// let reply = Reply::text("See you on Saturday.")
    ///     .session_parameter("day", sys::Date::constant(2026, 2, 28))
    ///     .session_parameter("status", "booked")
    ///     .clear_session_parameter("draft");
    /// # assert_eq!(reply.parts().session_parameters.len(), 3);
    /// ```
    pub fn session_parameter(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<ParameterValue>,
    ) -> Self {
        self.add_parameter(SessionParameter::new(name.into(), Some(value.into())));
        self
    }

    /// Clears a session parameter.
    pub fn clear_session_parameter(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.add_parameter(SessionParameter::new(name.into(), None));
        self
    }

    /// Updates a form parameter of the current page, for example to mark it invalid. A later update
    /// of the same parameter replaces an earlier one. In ES, Dialogflow prompts again for an
    /// invalid parameter during slot filling.
    pub fn form_parameter(mut self, parameter: FormParameter) -> Self {
        self.add_form_parameter(parameter);
        self
    }

    /// Transitions to another page or flow of CX. A later transition replaces an earlier one.
    pub fn go_to(mut self, transition: Transition) -> Self {
        self.rare_mut().transition = Some(transition);
        self
    }

    /// Replaces all messages that CX has queued in this turn, not only those of the current
    /// fulfillment. In ES, messages always replace the agent's own.
    pub fn replace_queue(mut self) -> Self {
        self.rare_mut().replaces_queue = true;
        self
    }

    /// Sets the source of the response for API clients of ES: `example.com`.
    pub fn source(mut self, source: impl Into<Cow<'static, str>>) -> Self {
        self.rare_mut().source = Some(source.into());
        self
    }

    /// Ends the conversation after this reply.
    pub fn end_session(mut self) -> Self {
        self.rare_mut().ends_session = true;
        self
    }

    /// Appends another reply. Messages are appended per channel; single values such as the trigger
    /// are replaced; lists are merged.
    ///
    /// ```
    /// use intents_core::Reply;
    /// let reply = Reply::text("The oven is full.").then("Please try again at six.");
    /// assert_eq!(reply.parts().messages.len(), 2);
    /// ```
    pub fn then(mut self, reply: impl Into<Self>) -> Self {
        let reply = reply.into();
        self.messages.extend(reply.messages);
        self.trigger = reply.trigger.or(self.trigger);
        match (self.rare.is_some(), reply.rare) {
            (false, rare) => self.rare = rare,
            (true, Some(rare)) => self.add_rare(*rare),
            (true, None) => {}
        }
        self
    }

    /// Records the handler error that the reply responds to.
    pub(crate) fn made_of(mut self, error: FulfillError) -> Self {
        self.rare_mut().error = Some(error);
        self
    }

    pub(crate) fn take_error(&mut self) -> Option<FulfillError> {
        self.rare.as_mut()?.error.take()
    }
}
