//! What the messages of the dialects have in common on their way in.

use std::fmt::Display;

use intents_core::{ChannelMessage, DecodeError, Dialect, Message, Speech};

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
    let is_empty = match &message {
        Message::Text(text) => text.is_empty(),
        Message::Speech(Speech::Text(words) | Speech::Ssml(words)) => words.is_empty(),
        Message::QuickReplies(of) => of.replies.is_empty() && of.title.is_empty(),
        Message::Card(card) => {
            let texts = [&card.title, &card.subtitle, &card.image];
            card.buttons.is_empty() && texts.iter().all(|text| text.is_empty())
        }
        Message::Image(image) => image.url.is_empty(),
        Message::Audio(text) | Message::TransferCall(text) => text.is_empty(),
        Message::Payload(payload) => payload.is_empty(),
        _ => false,
    };
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
