//! Response messages, channels and payloads, independent of the dialect. This room does not know
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

/// A message to the user.
///
/// Which channel shows which kind is for the channel to say; what each dialect makes of them is
/// one table in the documentation of `intents-dialogflow`.
///
/// `Debug` shows the content, for the assertions of tests. Do not log it, because it may contain
/// the user's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Message {
    /// Text, to be read or spoken. Never empty.
    Text(Text),
    /// A text to speak on channels with a voice. Texts in the same reply are then only shown.
    Speech(Speech),
    /// Answers to choose from.
    QuickReplies(QuickReplies),
    /// A card.
    Card(Card),
    /// An image.
    Image(Image),
    /// Audio to play on the telephone, by its URI.
    Audio(Cow<'static, str>),
    /// The number that a telephone call is transferred to, in the format E.164: `+12025550123`.
    TransferCall(Cow<'static, str>),
    /// The conversation goes on with a person; the data are for the system that hands over.
    LiveAgentHandoff(Payload),
    /// The conversation reached its goal, which the data describe: for statistics alone.
    ConversationSuccess(Payload),
    /// A message in the format of the channel.
    Payload(Payload),
    /// A kind that only the Google Assistant had.
    Assistant(Box<Assistant>),
    /// A kind of RCS Business Messaging alone.
    Rbm(Box<Rbm>),
}

/// A message by its type, for connectors: an exhaustive view of [`Message`].
///
/// [`Message`] can get new types in any release, so an application matches it with a wildcard. A
/// connector has to decide on every type. It matches [`Message::view`] without a wildcard, so that
/// a new type is a compile error until the connector handles it.
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

/// A message that the agent itself has, for every channel or for one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChannelMessage {
    /// The channel with the spelling of the source: `FACEBOOK`, `facebook`; empty for every
    /// channel.
    pub channel: Cow<'static, str>,
    /// The message.
    pub message: Message,
}

impl ChannelMessage {
    /// A message for a channel, or for every one if that is empty.
    #[must_use]
    pub fn new(channel: impl Into<Cow<'static, str>>, message: Message) -> Self {
        Self { channel: channel.into(), message }
    }

    /// The channel, if the message is for one that is known.
    #[must_use]
    pub fn channel(&self) -> Option<Channel> {
        Channel::from_name(&self.channel)
    }
}

impl Message {
    /// Returns the message by its type, for an exhaustive match in a connector.
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

    /// Whether there is nothing to show, say or do: a reply leaves such a message out, but for the
    /// title of quick replies without an answer, which is a text.
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

    /// Returns the message as plain text: the first variant of a text, spoken text, title and
    /// subtitle of a card, the title of quick replies, the description of an image. A message of
    /// one channel is [`simplified`](Self::simplified) first.
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
