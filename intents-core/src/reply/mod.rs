//! Replies: what a handler answers, in no dialect's spelling.

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

/// What a handler answers.
///
/// Handlers rarely name it: see [`IntoReply`] for what they may return instead. What each dialect
/// makes of it is one table in the documentation of `intents-dialogflow`.
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

/// What few replies have, out of the way of the others.
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
    /// The error that this reply was made of.
    error: Option<FulfillError>,
}

impl Reply {
    /// Keeps the response that the agent itself has for the intent.
    pub fn keep() -> Self {
        Self::default()
    }

    /// Says `text`: instead of the agent's response in ES, after what the fulfillment itself says
    /// in CX. An empty text says nothing.
    pub fn text(text: impl Into<Cow<'static, str>>) -> Self {
        Self::default().message(Message::Text(Text::new(text)))
    }

    /// Continues with another intent, which answers in the place of this one.
    pub fn trigger<T: Intent>(intent: T) -> Self {
        Self { messages: Vec::new(), trigger: Some(Trigger::new(intent)), rare: None }
    }

    /// Continues with whatever intent has this event, in the place of this one: for events that the
    /// agent has in Dialogflow and no type here. `parameters` serialize to a JSON object, or are
    /// `()`.
    ///
    /// ES alone knows events of this kind; what CX makes of one is reported.
    pub fn event(name: impl Into<Cow<'static, str>>, parameters: impl Serialize) -> Self {
        let trigger = Some(Trigger::event_named(name.into(), parameters));
        Self { messages: Vec::new(), trigger, rare: None }
    }

    /// Fills in parameters that Dialogflow would ask for otherwise; it goes on with the rest.
    ///
    /// A handler of a [`Partial`] returns it, or adds it to what it says.
    pub fn fill<T: PartialParams + Intent>(partial: Partial<T>) -> Self {
        let mut reply = Self::keep();
        reply.rare_mut().fill = Some(Fill::new(partial));
        reply
    }

    /// Adds a message. One that is empty says nothing.
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

    /// Adds answers to choose from. None says nothing.
    ///
    /// Chat channels show them beneath a text: this adds them without a title, so let a text come
    /// before them, or give them one by [`QuickReplies::title`] and [`Reply::then`].
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

    /// Adds what is spoken where there is a voice, instead of the texts.
    pub fn speech(self, speech: Speech) -> Self {
        self.message(Message::Speech(speech))
    }

    /// Plays audio on the telephone, by its URI: in CX `https:` or `gs:`, in ES `gs:`.
    pub fn play_audio(self, uri: impl Into<Cow<'static, str>>) -> Self {
        self.message(Message::Audio(uri.into()))
    }

    /// Transfers the telephone call to a number, in the format E.164: `+12025550123`.
    pub fn transfer_call(self, number: impl Into<Cow<'static, str>>) -> Self {
        self.message(Message::TransferCall(number.into()))
    }

    /// Hands the conversation over to a person. `metadata` is for the system that does so: it
    /// serializes to a JSON object, or is `()`.
    pub fn live_agent_handoff(self, metadata: impl Serialize) -> Self {
        self.message(Message::LiveAgentHandoff(Payload::new_or_empty(metadata)))
    }

    /// Counts the conversation as a success in the platform's statistics; what the user is told
    /// does not change. `metadata` serializes to a JSON object, or is `()`.
    pub fn conversation_success(self, metadata: impl Serialize) -> Self {
        self.message(Message::ConversationSuccess(Payload::new_or_empty(metadata)))
    }

    /// Adds a message in the format of the channel itself; see [`Payload::new`] for what it may
    /// be.
    pub fn payload(self, payload: impl Serialize) -> Self {
        self.message(Message::Payload(Payload::new(payload)))
    }

    /// Adds messages for one channel alone. A user of that channel gets them instead of all
    /// others; every other user gets the others.
    ///
    /// Only messages differ between channels: whatever else `reply` has, a context, say, is for
    /// all of them.
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

    /// Sends data to the integration or to the client of the API, beside the messages: the
    /// `payload` of the response itself. A later one replaces an earlier one.
    pub fn webhook_payload(mut self, payload: impl Serialize) -> Self {
        self.rare_mut().webhook_payload = Some(Payload::new(payload));
        self
    }

    /// Sets a context, and what it carries: anything that serializes to a JSON object, or `()`.
    ///
    /// Contexts that a reply does not name are left as they are. One that it names twice is what
    /// was said of it last.
    pub fn output_context(
        mut self,
        name: impl Into<Cow<'static, str>>,
        lifespan: Lifespan,
        parameters: impl Serialize,
    ) -> Self {
        self.add_context(OutputContext::new(name, lifespan, parameters));
        self
    }

    /// Sets a context that is a type of yours.
    pub fn context<C: Context>(self, context: C, lifespan: Lifespan) -> Self {
        const { assert_name(C::NAME) };
        self.output_context(C::NAME, lifespan, context)
    }

    /// Deletes a context.
    pub fn delete_context(self, name: impl Into<Cow<'static, str>>) -> Self {
        self.output_context(name, Lifespan::ENDED, ())
    }

    /// Gives an entity type other values for this session. A type that is named twice has what
    /// was said of it last.
    pub fn session_entities(mut self, entities: SessionEntities) -> Self {
        self.add_entities(entities);
        self
    }

    /// Sets a parameter of the session, to a value of any type that a parameter may have or to
    /// JSON. One that is named twice has what was said of it last. CX alone has such parameters;
    /// in ES use a [context](Self::context), which is one in CX.
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

    /// Clears a parameter of the session.
    pub fn clear_session_parameter(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.add_parameter(SessionParameter::new(name.into(), None));
        self
    }

    /// Says something of a parameter of the form of the current page: that it is invalid, above
    /// all. One that is named twice is what was said of it last. In ES, where an intent is such a
    /// form, what is invalid is asked for again while Dialogflow fills slots.
    pub fn form_parameter(mut self, parameter: FormParameter) -> Self {
        self.add_form_parameter(parameter);
        self
    }

    /// Goes on with another page or flow. A later one replaces an earlier one. CX alone has them.
    pub fn go_to(mut self, transition: Transition) -> Self {
        self.rare_mut().transition = Some(transition);
        self
    }

    /// Takes back what CX has queued to be said in this turn, rather than adding to it: not only
    /// what this fulfillment says by itself. In ES, messages always go instead of the agent's own.
    pub fn replace_queue(mut self) -> Self {
        self.rare_mut().replaces_queue = true;
        self
    }

    /// Names the source of the answer, for clients of the API: `example.com`. ES alone has it.
    pub fn source(mut self, source: impl Into<Cow<'static, str>>) -> Self {
        self.rare_mut().source = Some(source.into());
        self
    }

    /// Ends the conversation after this reply.
    pub fn end_session(mut self) -> Self {
        self.rare_mut().ends_session = true;
        self
    }

    /// Adds another reply: its messages after these, for each channel; what there can be one of,
    /// such as its trigger, instead of what is there; whatever else it has to what is there.
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

    /// Notes the error that this reply was made of.
    pub(crate) fn made_of(mut self, error: FulfillError) -> Self {
        self.rare_mut().error = Some(error);
        self
    }

    pub(crate) fn take_error(&mut self) -> Option<FulfillError> {
        self.rare.as_mut()?.error.take()
    }
}
