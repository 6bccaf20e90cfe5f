use std::borrow::Cow;

use intents_core::connector::Dropped;
use intents_core::{Channel, Message, Text};

use super::{Origin, Report};

/// The rules for messages of a dialect.
#[derive(Clone, Copy)]
pub(crate) struct MessageRules {
    /// Returns the form of a message for this channel, or for every channel.
    pub(crate) support: fn(&Message, Option<Channel>) -> Support,
    /// Returns the name of a channel in the dialect, if it has one.
    pub(crate) label: fn(Channel) -> Option<&'static str>,
}

impl MessageRules {
    /// Rules that leave every message unchanged.
    pub(crate) const UNCHANGED: Self =
        Self { support: |_, _| Support::Native, label: |channel| Some(channel.name()) };
}

/// The form in which a dialect sends a message.
pub(crate) enum Support {
    /// The message itself.
    Native,
    /// The simpler messages of [`Message::simplified`].
    Simplified,
    /// Other messages, without the part that is dropped.
    Replaced(Vec<Message>, Option<Dropped>),
    /// A single message that joins the speech with the preceding text, if there is one.
    JoinedWithText(fn(Option<&Text>, &Message) -> Message),
    /// The message itself on one channel and on an unknown channel; simplified on other channels.
    NativeOn(Channel),
    /// The message itself on the telephone; simplified on other channels; both on an unknown
    /// channel.
    NativeSpeech,
    /// The message itself on an unknown channel; simplified on other channels. Requests never name
    /// the channel of such messages.
    NativeWithoutChannel,
}

/// Returns the messages in types of the dialect. Most messages are unchanged.
pub(super) fn convert<'r>(
    messages: &'r [Message],
    channel: Option<Channel>,
    rules: MessageRules,
    origin: &Origin<'_, '_>,
    report: &mut Report,
) -> Cow<'r, [Message]> {
    let support = |message| (rules.support)(message, channel);
    if messages.iter().all(|message| matches!(support(message), Support::Native)) {
        return Cow::Borrowed(messages);
    }
    let has_text = messages.iter().any(|message| matches!(message, Message::Text(_)));
    let target = || channel.or_else(|| origin.channel());
    let mut converted = Vec::with_capacity(messages.len());
    let mut text_before = None;
    for message in messages {
        match support(message) {
            Support::Native => converted.push(message.clone()),
            Support::NativeOn(only) if target().is_none_or(|channel| channel == only) => {
                converted.push(message.clone());
            }
            Support::NativeWithoutChannel if target().is_none() => converted.push(message.clone()),
            Support::NativeSpeech if target() == Some(Channel::Telephony) => {
                converted.push(message.clone());
            }
            Support::NativeSpeech if target().is_none() => {
                // Other channels show the text of the speech, unless the reply has texts.
                if !has_text {
                    converted.extend(message.simplified().unwrap_or_default());
                }
                converted.push(message.clone());
            }
            Support::Replaced(messages, dropped) => {
                if let Some(dropped) = dropped {
                    report.add(dropped);
                }
                converted.extend(messages);
            }
            Support::JoinedWithText(join) => {
                if text_before.is_some() {
                    converted.pop();
                }
                converted.push(join(text_before, message));
            }
            Support::Simplified
            | Support::NativeOn(_)
            | Support::NativeWithoutChannel
            | Support::NativeSpeech => {
                // Without messages for speech, the texts are spoken too.
                let is_said_by_text = has_text && matches!(message, Message::Speech(_));
                if let Some(dropped) = Dropped::from_simplified(message, has_text) {
                    report.add(dropped);
                }
                if !is_said_by_text {
                    converted.extend(message.simplified().unwrap_or_else(|| vec![message.clone()]));
                }
            }
        }
        text_before = match message {
            Message::Text(text) => Some(text),
            _ => None,
        };
    }
    Cow::Owned(converted)
}
