//! Response messages, channels and payloads, independent of the dialect. This module does not use
//! intents, calls or replies.

pub mod assistant;
mod channel;
mod payload;
pub mod rbm;
mod rich;
mod simplified;
mod text;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use assistant::Assistant;
use rbm::Rbm;

pub use channel::Channel;
pub use payload::Payload;
pub(crate) use payload::written;
pub use rich::{Button, Card, Image, QuickReplies};
pub use text::{Speech, Text};

/// A message that the agent sends to the user.
///
/// Not every channel shows every message type. The documentation of `intents-dialogflow` has a
/// table of the messages that each dialect sends.
///
/// `Debug` shows the content, for assertions in tests. Do not log messages, because they may
/// contain the user's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Message {
    /// A text to show or to speak. A text is never empty.
    Text(Text),
    /// A text to speak on voice channels. Other texts in the same reply are then only shown.
    Speech(Speech),
    /// Suggested answers.
    QuickReplies(QuickReplies),
    /// A card.
    Card(Card),
    /// An image.
    Image(Image),
    /// The URI of an audio file that is played on the telephone.
    Audio(Cow<'static, str>),
    /// The telephone number to which a call is transferred, in E.164 format: `+12025550123`.
    TransferCall(Cow<'static, str>),
    /// A handoff to a human agent, with metadata for the handoff system.
    LiveAgentHandoff(Payload),
    /// The success of the conversation, with metadata for statistics.
    ConversationSuccess(Payload),
    /// A message in the format of the channel.
    Payload(Payload),
    /// A message type that only the Google Assistant had.
    Assistant(Box<Assistant>),
    /// A message type that only RCS Business Messaging has.
    Rbm(Box<Rbm>),
}

/// A view of a [`Message`] by its type, for exhaustive matches in connectors.
///
/// [`Message`] can get new types in any release, so applications match it with a wildcard.
/// Connectors must handle every type. They match [`Message::view`] without a wildcard, so a new
/// type is a compile error until the connector handles it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageRef<'m> {
    /// See [`Message::Text`].
    Text(&'m Text),
    /// See [`Message::Speech`].
    Speech(&'m Speech),
    /// See [`Message::QuickReplies`].
    QuickReplies(&'m QuickReplies),
    /// See [`Message::Card`].
    Card(&'m Card),
    /// See [`Message::Image`].
    Image(&'m Image),
    /// See [`Message::Audio`].
    Audio(&'m str),
    /// See [`Message::TransferCall`].
    TransferCall(&'m str),
    /// See [`Message::LiveAgentHandoff`].
    LiveAgentHandoff(&'m Payload),
    /// See [`Message::ConversationSuccess`].
    ConversationSuccess(&'m Payload),
    /// See [`Message::Payload`].
    Payload(&'m Payload),
    /// See [`Message::Assistant`].
    Assistant(&'m Assistant),
    /// See [`Message::Rbm`].
    Rbm(&'m Rbm),
}

/// A message of the agent's own response, for every channel or for one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChannelMessage {
    /// The channel in the notation of the source: `FACEBOOK`, `facebook`; empty for every channel.
    pub channel: Cow<'static, str>,
    /// The message.
    pub message: Message,
}

impl ChannelMessage {
    /// Creates a message for a channel; an empty name stands for every channel.
    #[must_use]
    pub fn new(channel: impl Into<Cow<'static, str>>, message: Message) -> Self {
        Self { channel: channel.into(), message }
    }

    /// Returns the channel, if the message is for a known channel.
    #[must_use]
    pub fn channel(&self) -> Option<Channel> {
        Channel::from_name(&self.channel)
    }
}

impl Message {
    /// Returns a view of the message by its type, for an exhaustive match in a connector.
    #[must_use]
    pub fn view(&self) -> MessageRef<'_> {
        match self {
            Self::Text(text) => MessageRef::Text(text),
            Self::Speech(speech) => MessageRef::Speech(speech),
            Self::QuickReplies(quick_replies) => MessageRef::QuickReplies(quick_replies),
            Self::Card(card) => MessageRef::Card(card),
            Self::Image(image) => MessageRef::Image(image),
            Self::Audio(uri) => MessageRef::Audio(uri),
            Self::TransferCall(number) => MessageRef::TransferCall(number),
            Self::LiveAgentHandoff(metadata) => MessageRef::LiveAgentHandoff(metadata),
            Self::ConversationSuccess(metadata) => MessageRef::ConversationSuccess(metadata),
            Self::Payload(payload) => MessageRef::Payload(payload),
            Self::Assistant(assistant) => MessageRef::Assistant(assistant),
            Self::Rbm(rbm) => MessageRef::Rbm(rbm),
        }
    }

    /// Returns whether the message has no content. A reply omits an empty message. Quick replies
    /// without answers are sent as a text with their title.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Speech(Speech::Text(words) | Speech::Ssml(words)) => words.is_empty(),
            Self::QuickReplies(quick_replies) => quick_replies.replies.is_empty(),
            Self::Card(card) => {
                card.buttons.is_empty()
                    && [&card.title, &card.subtitle, &card.image].iter().all(|text| text.is_empty())
            }
            Self::Image(image) => image.url.is_empty(),
            Self::Audio(uri) => uri.is_empty(),
            Self::TransferCall(number) => number.is_empty(),
            Self::Payload(payload) => payload.is_empty(),
            Self::Assistant(assistant) => assistant.is_empty(),
            Self::Rbm(rbm) => rbm.is_empty(),
            Self::LiveAgentHandoff(_) | Self::ConversationSuccess(_) => false,
        }
    }

    /// Returns the message as plain text: the first variant of a text, the spoken text, title and
    /// subtitle of a card, the title of quick replies, or the description of an image. A message of
    /// a single channel is [`simplified`](Self::simplified) first.
    ///
    /// ```
    /// use intents_core::{Card, Image, Message};
    ///
    /// let card = Card::new("Belvedere").subtitle("Four stars").button("Book", "https://b.example");
    /// assert_eq!(Message::Card(card).words().unwrap(), "Belvedere\nFour stars");
    /// assert_eq!(Message::Image(Image::new("https://b.example/a.png")).words(), None);
    /// ```
    #[must_use]
    pub fn words(&self) -> Option<Cow<'_, str>> {
        let words = match self {
            Self::Text(text) => text.first(),
            Self::Speech(speech) => return Some(speech.words()).filter(|words| !words.is_empty()),
            Self::QuickReplies(quick_replies) => &quick_replies.title,
            Self::Card(card) if card.subtitle.is_empty() => &card.title,
            Self::Card(card) if card.title.is_empty() => &card.subtitle,
            Self::Card(card) => return Some(format!("{}\n{}", card.title, card.subtitle).into()),
            Self::Image(image) => &image.alt,
            Self::Assistant(_) | Self::Rbm(_) => return words_of_all(&self.simplified()?),
            Self::Audio(_)
            | Self::TransferCall(_)
            | Self::LiveAgentHandoff(_)
            | Self::ConversationSuccess(_)
            | Self::Payload(_) => return None,
        };
        Some(Cow::Borrowed(words)).filter(|words| !words.is_empty())
    }
}

fn words_of_all(messages: &[Message]) -> Option<Cow<'static, str>> {
    let words: Vec<_> = messages.iter().filter_map(Message::words).collect();
    (!words.is_empty()).then(|| Cow::Owned(words.join("\n")))
}
