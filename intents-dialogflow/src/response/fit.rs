//! Messages in kinds that a dialect has.

use std::borrow::Cow;

use intents_core::{Channel, Message, Speech, Text};

use super::drop_once;
use super::said::Origin;

/// What a dialect does with a message.
pub(crate) enum Fit {
    /// It has messages of this kind.
    Keep,
    /// It has not: what the message is simplified to is said instead.
    Simplify,
    /// The channel has the same in other kinds, but for what is lost.
    Instead(Vec<Message>, Option<&'static str>),
    /// The channel has one message for what is spoken and for the text before it, if there is one.
    Spoken(fn(Option<&Text>, &Message) -> Message),
    /// It has messages of this kind for this channel alone: the message is simplified where it is
    /// for another one, or where the request comes from another one.
    Only(Channel),
    /// It has messages of this kind for the telephone, which speaks them. Elsewhere the message is
    /// simplified; where nobody tells the channel, there are both.
    Voice,
    /// It has messages of this kind for a channel that no request names: the message is simplified
    /// where it is for one that is named.
    Unnamed,
}

/// What a dialect does with a message that is for this channel, or for all.
pub(crate) type FitTo = fn(&Message, Option<Channel>) -> Fit;

/// The messages in kinds that the dialect has: nearly always as they are.
pub(super) fn fitted<'r>(
    messages: &'r [Message],
    channel: Option<Channel>,
    fit: FitTo,
    origin: &Origin<'_, '_>,
    dropped: &mut Vec<&'static str>,
) -> Cow<'r, [Message]> {
    if messages.iter().all(|message| matches!(fit(message, channel), Fit::Keep)) {
        return Cow::Borrowed(messages);
    }
    let has_text = messages.iter().any(|message| matches!(message, Message::Text(_)));
    let goes_to = || channel.or_else(|| origin.channel());
    let mut fitted = Vec::with_capacity(messages.len());
    let mut text_before = None;
    for message in messages {
        match fit(message, channel) {
            Fit::Keep => fitted.push(message.clone()),
            Fit::Only(only) if goes_to().is_none_or(|channel| channel == only) => {
                fitted.push(message.clone());
            }
            Fit::Unnamed if goes_to().is_none() => fitted.push(message.clone()),
            Fit::Voice if goes_to() == Some(Channel::Telephony) => fitted.push(message.clone()),
            Fit::Voice if goes_to().is_none() => {
                // Whoever is not on the telephone reads the words, unless there are others to read.
                if !has_text {
                    fitted.extend(message.simplified().unwrap_or_default());
                }
                fitted.push(message.clone());
            }
            Fit::Instead(others, lost) => {
                drop_once(dropped, lost);
                fitted.extend(others);
            }
            Fit::Spoken(join) => {
                if text_before.is_some() {
                    fitted.pop();
                }
                fitted.push(join(text_before, message));
            }
            Fit::Simplify | Fit::Only(_) | Fit::Unnamed | Fit::Voice => {
                drop_once(dropped, lost(message, has_text));
                // Where there is no voice of its own, the texts are spoken too.
                if !(has_text && matches!(message, Message::Speech(_))) {
                    fitted.extend(message.simplified().unwrap_or_else(|| vec![message.clone()]));
                }
            }
        }
        text_before = match message {
            Message::Text(text) => Some(text),
            _ => None,
        };
    }
    Cow::Owned(fitted)
}

/// What is lost of a message that is simplified.
fn lost(message: &Message, has_text: bool) -> Option<&'static str> {
    Some(match message {
        Message::Speech(Speech::Text(_)) if !has_text => return None,
        Message::Speech(_) => {
            "what is spoken: this dialect or channel has one text to read and to speak"
        }
        Message::Audio(_) => "audio to play: this dialect or channel has no message for it",
        Message::TransferCall(_) => {
            "a call to transfer: this dialect or channel has no message for it"
        }
        Message::LiveAgentHandoff(_) => {
            "the handoff to a person: in this dialect an intent hands over; trigger one that does"
        }
        Message::ConversationSuccess(_) => {
            "the success of the conversation: this dialect does not count it"
        }
        Message::Assistant(_) => {
            "messages of the Google Assistant's own kinds: sent as the nearest of other kinds"
        }
        Message::Rbm(_) => "messages of RCS Business Messaging: sent as the nearest of other kinds",
        _ => return None,
    })
}
