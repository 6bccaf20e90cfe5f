//! The part of reading messages that the dialects share.

use std::borrow::Cow;
use std::fmt::Display;

use intents_core::Message;
use intents_core::connector::{ChannelMessage, DecodeError, Dialect};

use super::{Field, Lazy};

/// Reads a list of messages and omits empty messages. The pointer of an error starts at `list`.
pub(crate) fn read_all<M>(
    dialect: Dialect,
    list: &str,
    messages: &[M],
    read: impl Fn(&M) -> Result<Option<ChannelMessage>, DecodeError>,
) -> Result<Vec<ChannelMessage>, DecodeError> {
    let read = messages.iter().enumerate().map(|(i, message)| {
        read(message).map_err(|error| within(dialect, format_args!("{list}/{i}"), error))
    });
    read.filter_map(Result::transpose).collect()
}

/// Returns the message, unless it is empty.
pub(crate) fn unless_empty(message: Message) -> Option<Message> {
    let has_title = matches!(&message, Message::QuickReplies(replies) if !replies.title.is_empty());
    (has_title || !message.is_empty()).then_some(message)
}

/// Returns the error for a message with several members of a oneof, which Dialogflow refuses.
pub(crate) fn several_types(dialect: Dialect) -> DecodeError {
    let message = "expected a message of one type, found one of several types".to_owned();
    DecodeError { dialect: dialect.name, pointer: String::new(), message }
}

/// Converts an error of a part to an error of the whole, with a longer pointer.
pub(crate) fn within(dialect: Dialect, part: impl Display, error: DecodeError) -> DecodeError {
    DecodeError { pointer: format!("{part}{}", error.pointer), ..in_dialect(dialect, error) }
}

/// Converts an error to an error of this dialect, for members that do not know their dialect.
pub(crate) fn in_dialect(dialect: Dialect, error: DecodeError) -> DecodeError {
    DecodeError { dialect: dialect.name, ..error }
}

/// Reads a member of a message.
pub(crate) fn read_member<'a, F: Field<'a> + Default>(
    dialect: Dialect,
    member: Lazy<'a, F>,
) -> Result<F, DecodeError> {
    member.read().map_err(|error| in_dialect(dialect, error))
}

/// Copies a text of a request, because a message outlives the request.
pub(crate) fn owned(text: impl AsRef<str>) -> Cow<'static, str> {
    Cow::Owned(text.as_ref().to_owned())
}

/// Borrows a text of a message for writing.
#[expect(clippy::ptr_arg, reason = "lists of texts are mapped with it")]
pub(crate) fn borrowed<'a>(text: &'a Cow<'static, str>) -> Cow<'a, str> {
    Cow::Borrowed(text)
}

/// Converts each item of a list.
pub(crate) fn convert_all<A, B>(items: impl IntoIterator<Item = A>, convert: fn(A) -> B) -> Vec<B> {
    items.into_iter().map(convert).collect()
}
