use std::borrow::Cow;

use intents_core::connector::Dropped;
use intents_core::{Channel, Message, Text};

use super::{Origin, Report};

/// How a dialect sends messages.
#[derive(Clone, Copy)]
pub(crate) struct MessageRules {
    /// Decides how a message is sent that is for this channel, or for every channel.
    pub(crate) support: fn(&Message, Option<Channel>) -> Support,
    /// Returns the dialect's name of a channel, if it has one.
    pub(crate) label: fn(Channel) -> Option<&'static str>,
}

impl MessageRules {
    /// Rules that leave every message as it is.
    pub(crate) const UNCHANGED: Self =
        Self { support: |_, _| Support::Native, label: |channel| Some(channel.name()) };
}

/// How a dialect sends one message.
pub(crate) enum Support {
    /// The message as it is.
    Native,
    /// The simpler messages of [`Message::simplified`].
    Simplified,
    /// Other messages, without the part that is dropped.
    Replaced(Vec<Message>, Option<Dropped>),
    /// One message that joins speech with the text before it, if there is one.
    JoinedWithText(fn(Option<&Text>, &Message) -> Message),
    /// The message as it is on one channel, and where the channel is unknown; simplified elsewhere.
    NativeOn(Channel),
    /// The message as it is on the telephone, simplified elsewhere; both where the channel is unknown.
    NativeSpeech,
    /// The message as it is where the channel is unknown, simplified elsewhere: no request names the channel
    /// of such messages.
    NativeWithoutChannel,
}

/// Returns the messages in the types that the dialect has: nearly always as they are.
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
                // Other channels show the text of the speech, unless there are texts anyway.
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
