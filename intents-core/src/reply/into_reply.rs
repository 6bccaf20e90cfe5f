//! Return types of handlers.

use super::Reply;
use crate::error::{Error, Result};
use crate::message::assistant::Assistant;
use crate::message::rbm::Rbm;
use crate::message::{Card, Image, Message, Payload, QuickReplies, Speech, Text};
use crate::model::{Intent, Partial, PartialParams};

/// A return type of handlers.
///
/// | returned | reply |
/// |---|---|
/// | `()` | keeps the agent's response |
/// | `String`, `&'static str` | a text |
/// | an intent | triggers the intent |
/// | a [`Partial`] | sets parameters during slot filling |
/// | [`Text`], [`Speech`], [`Card`], [`Image`], [`QuickReplies`], [`Payload`], [`Message`], [`Assistant`], [`Rbm`] | the message |
/// | [`Reply`] | the reply |
/// | `Option` of any of these | `None` keeps the agent's response |
/// | `Result` of any of these | an error is logged and answered with 500, or with the reply of [`on_error`] |
///
/// [`on_error`]: crate::AgentBuilder::on_error
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a reply",
    label = "a handler cannot return this type",
    note = "a handler must return `()`, a `String`, a message, an intent, a `Reply`, or an `Option` or `Result` of one of those",
    note = "the error of a `Result` must be `intents_core::Error` or a type that is `std::error::Error + Send + Sync + 'static`; convert any other error with `Error::msg(error.to_string())`",
    note = "a handler cannot return a future; make it an `async fn`"
)]
pub trait IntoReply {
    /// Converts the return value to a reply.
    ///
    /// # Errors
    ///
    /// Returns the error of the handler.
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
impl<T: PartialParams + Intent> IntoReply for Partial<T> {
    fn into_reply(self) -> Result<Reply> {
        Ok(Reply::fill(self))
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

impl<T: PartialParams + Intent> From<Partial<T>> for Reply {
    fn from(partial: Partial<T>) -> Self {
        Self::fill(partial)
    }
}

impl<T: Into<Self>> From<Option<T>> for Reply {
    fn from(reply: Option<T>) -> Self {
        reply.map_or_else(Self::keep, Into::into)
    }
}

/// Implements the conversion of each message type to a reply.
macro_rules! message {
    ($($kind:ident),*) => { $(
        #[diagnostic::do_not_recommend]
        impl IntoReply for $kind {
            fn into_reply(self) -> Result<Reply> {
                Ok(self.into())
            }
        }

        impl From<$kind> for Reply {
            fn from(message: $kind) -> Self {
                Self::keep().message(Message::$kind(message))
            }
        }
    )* };
}

message!(Card, Image, Payload, QuickReplies, Speech, Text);

/// Implements the conversion of types that become messages.
macro_rules! into_message {
    ($($kind:ty),*) => { $(
        #[diagnostic::do_not_recommend]
        impl IntoReply for $kind {
            fn into_reply(self) -> Result<Reply> {
                Ok(self.into())
            }
        }

        impl From<$kind> for Reply {
            fn from(message: $kind) -> Self {
                Self::keep().message(message.into())
            }
        }
    )* };
}

into_message!(Message, Assistant, Rbm);
