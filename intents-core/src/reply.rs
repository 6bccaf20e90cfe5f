//! Replies: what a handler answers, in no dialect's spelling.

use std::any::{Any, TypeId};
use std::borrow::Cow;
use std::fmt;

use crate::error::{Error, Result};
use crate::intent::{Absent, Intent, IntentMeta, TriggerWriter};
use crate::writer::ObjectWriter;

/// What a handler answers.
///
/// Handlers rarely name it: see [`IntoReply`] for what they may return instead. What each dialect
/// makes of it is one table in the documentation of `intents-dialogflow`.
#[derive(Debug, Default)]
#[must_use]
pub struct Reply {
    messages: Vec<Message>,
    trigger: Option<Trigger>,
}

impl Reply {
    /// Keeps the response that the agent itself has for the intent.
    pub fn keep() -> Self {
        Self::default()
    }

    /// Says `text`: instead of the agent's response in ES, after what the fulfillment itself says
    /// in CX. An empty text says nothing.
    pub fn text(text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        let messages = if text.is_empty() { Vec::new() } else { vec![Message::Text(text)] };
        Self { messages, trigger: None }
    }

    /// Continues with another intent, which answers in the place of this one.
    pub fn trigger<T: Intent>(intent: T) -> Self {
        Self { messages: Vec::new(), trigger: Some(Trigger(Box::new(intent))) }
    }

    /// Adds another reply: its messages after these, and its trigger, which goes before one that
    /// is already there.
    ///
    /// ```
    /// use intents_core::Reply;
    /// let reply = Reply::text("The oven is full.").then("Please try again at six.");
    /// assert_eq!(reply.messages().len(), 2);
    /// ```
    pub fn then(mut self, reply: impl Into<Self>) -> Self {
        let reply = reply.into();
        self.messages.extend(reply.messages);
        self.trigger = reply.trigger.or(self.trigger);
        self
    }

    /// What is said, in order.
    #[must_use]
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// The intent that answers in the place of this one.
    #[must_use]
    pub fn triggered(&self) -> Option<&Trigger> {
        self.trigger.as_ref()
    }

    /// Whether the agent's own response stands.
    #[must_use]
    pub fn is_keep(&self) -> bool {
        self.messages.is_empty() && self.trigger.is_none()
    }
}

/// A message to the user.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Message {
    /// Text, to be read or spoken. Never empty.
    Text(Cow<'static, str>),
}

/// An intent that a reply triggers, with its parameters.
pub struct Trigger(Box<dyn Triggered>);

impl Trigger {
    /// What the agent's definition says of the intent.
    #[must_use]
    pub fn intent(&self) -> &'static IntentMeta {
        self.0.meta()
    }

    /// The intent itself, if it is a `T`.
    ///
    /// ```
    /// use intents_core::{Intent, Reply};
    ///
    /// #[derive(Debug, PartialEq, Intent)]
    /// struct Confirm { amount: i64 }
    ///
    /// let reply = Reply::trigger(Confirm { amount: 2 });
    /// let confirm = reply.triggered().and_then(|trigger| trigger.downcast_ref());
    /// assert_eq!(confirm, Some(&Confirm { amount: 2 }));
    /// ```
    #[must_use]
    pub fn downcast_ref<T: Intent>(&self) -> Option<&T> {
        self.0.as_any().downcast_ref()
    }

    /// Writes the parameters as members of `object`.
    pub fn write_parameters(&self, object: &mut ObjectWriter<'_>, absent: Absent) {
        self.0.write_parameters(&mut TriggerWriter::new(object, absent));
    }

    pub(crate) fn type_id(&self) -> TypeId {
        self.0.as_any().type_id()
    }
}

/// The parameters are the user's own and are not shown.
impl fmt::Debug for Trigger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Trigger").field(&self.intent().name).finish()
    }
}

/// An intent of any type.
trait Triggered: Send + Sync {
    fn as_any(&self) -> &dyn Any;
    fn meta(&self) -> &'static IntentMeta;
    fn write_parameters(&self, out: &mut TriggerWriter<'_, '_>);
}

impl<T: Intent> Triggered for T {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn meta(&self) -> &'static IntentMeta {
        T::META
    }

    fn write_parameters(&self, out: &mut TriggerWriter<'_, '_>) {
        self.write(out);
    }
}

/// What a handler may return.
///
/// | returned | reply |
/// |---|---|
/// | `()` | keeps the agent's response |
/// | `String`, `&'static str` | the text |
/// | an intent | triggers it |
/// | [`Reply`] | itself |
/// | `Option` of any of these | `None` keeps the agent's response |
/// | `Result` of any of these | an error is logged, and the webhook answers 500 |
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no reply",
    label = "a handler cannot return this",
    note = "a handler returns `()`, a `String`, an intent, a `Reply`, or an `Option` or `Result` of one of those",
    note = "the error of a `Result` is an `intents_core::Error`, or a `std::error::Error` that is `Send + Sync + 'static`"
)]
pub trait IntoReply {
    /// The reply.
    ///
    /// # Errors
    ///
    /// The handler's own.
    fn into_reply(self) -> Result<Reply>;
}

#[diagnostic::do_not_recommend]
impl IntoReply for Reply {
    fn into_reply(self) -> Result<Reply> {
        Ok(self)
    }
}

#[diagnostic::do_not_recommend]
impl IntoReply for () {
    fn into_reply(self) -> Result<Reply> {
        Ok(Reply::keep())
    }
}

#[diagnostic::do_not_recommend]
impl IntoReply for String {
    fn into_reply(self) -> Result<Reply> {
        Ok(Reply::text(self))
    }
}

#[diagnostic::do_not_recommend]
impl IntoReply for &'static str {
    fn into_reply(self) -> Result<Reply> {
        Ok(Reply::text(self))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Intent> IntoReply for T {
    fn into_reply(self) -> Result<Reply> {
        Ok(Reply::trigger(self))
    }
}

#[diagnostic::do_not_recommend]
impl<T: IntoReply> IntoReply for Option<T> {
    fn into_reply(self) -> Result<Reply> {
        self.map_or_else(|| Ok(Reply::keep()), IntoReply::into_reply)
    }
}

#[diagnostic::do_not_recommend]
impl<T: IntoReply, E: Into<Error>> IntoReply for Result<T, E> {
    fn into_reply(self) -> Result<Reply> {
        self.map_err(Into::into)?.into_reply()
    }
}

impl From<()> for Reply {
    fn from((): ()) -> Self {
        Self::keep()
    }
}

impl From<String> for Reply {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl From<&'static str> for Reply {
    fn from(text: &'static str) -> Self {
        Self::text(text)
    }
}

impl<T: Intent> From<T> for Reply {
    fn from(intent: T) -> Self {
        Self::trigger(intent)
    }
}

impl<T: Into<Self>> From<Option<T>> for Reply {
    fn from(reply: Option<T>) -> Self {
        reply.map_or_else(Self::keep, Into::into)
    }
}
