//! What the messages of the dialects have in common on their way in.

use std::fmt::Display;

use intents_core::Message;
use intents_core::connector::{ChannelMessage, DecodeError, Dialect};

/// What messages say; those that say nothing are left out. The pointer of an error starts at
/// `list`.
pub(crate) fn all<M>(
    dialect: Dialect,
    list: &str,
    messages: &[M],
    read: impl Fn(&M) -> Result<Option<ChannelMessage>, DecodeError>,
) -> Result<Vec<ChannelMessage>, DecodeError> {
    let said = messages.iter().enumerate().map(|(i, message)| {
        read(message).map_err(|error| within(dialect, format_args!("{list}/{i}"), error))
    });
    said.filter_map(Result::transpose).collect()
}

/// The message, unless it says nothing.
pub(crate) fn unless_empty(message: Message) -> Option<Message> {
    let is_title = matches!(&message, Message::QuickReplies(of) if !of.title.is_empty());
    let is_empty = message.is_empty() && !is_title;
    (!is_empty).then_some(message)
}

/// What has one member of several, and has more: Dialogflow refuses it.
pub(crate) fn of_several_kinds(dialect: Dialect) -> DecodeError {
    let message = "expected a message of one kind, found one of several".to_owned();
    DecodeError { dialect: dialect.name, pointer: String::new(), message }
}

/// An error in a part, with a pointer that starts at the whole.
pub(crate) fn within(dialect: Dialect, place: impl Display, error: DecodeError) -> DecodeError {
    DecodeError { pointer: format!("{place}{}", error.pointer), ..of(dialect, error) }
}

/// An error of a dialect, in what is read without knowing its own.
pub(crate) fn of(dialect: Dialect, error: DecodeError) -> DecodeError {
    DecodeError { dialect: dialect.name, ..error }
}
