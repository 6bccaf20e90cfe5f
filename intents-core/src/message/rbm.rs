//! The kinds of messages of RCS Business Messaging, which Google calls RBM: rich text messages on
//! telephones.
//!
//! Only ES v2beta1 has them. [`Message::simplified`](super::Message::simplified) returns the
//! messages that others get in their place.
//!
//! Source: `Intent.Message` in `intent.proto`, version v2beta1.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Message;

type Text = Cow<'static, str>;

/// A message of RCS Business Messaging.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rbm {
    /// A text with suggestions: `rbmText`.
    Text {
        /// The text.
        text: Text,
        /// The suggestions.
        suggestions: Vec<Suggestion>,
    },
    /// A card: `rbmStandaloneRichCard`.
    Card {
        /// The content of the card.
        content: CardContent,
        /// How it is laid out.
        layout: Layout,
    },
    /// Cards beside each other, 2 to 10 of them: `rbmCarouselRichCard`.
    Carousel {
        /// The cards.
        cards: Vec<CardContent>,
        /// How wide they are.
        width: Width,
    },
}

impl Rbm {
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Text { text, .. } => text.is_empty(),
            Self::Card { content, .. } => *content == CardContent::default(),
            Self::Carousel { cards, .. } => cards.is_empty(),
        }
    }
}

impl From<Rbm> for Message {
    fn from(rbm: Rbm) -> Self {
        Self::Rbm(Box::new(rbm))
    }
}

/// How a single card is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// The media above the text.
    #[default]
    Vertical,
    /// The media left of the text.
    MediaLeft,
    /// The media right of the text.
    MediaRight,
}

/// How wide the cards of a carousel are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Width {
    /// 120 DP. Tall media cannot be used.
    Small,
    /// 232 DP.
    #[default]
    Medium,
}

/// The content of a card: a title, a description or media.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CardContent {
    /// Its title, at most 200 bytes; may be empty.
    pub title: Text,
    /// Its description, at most 2,000 bytes; may be empty.
    pub description: Text,
    /// Its image or video.
    pub media: Option<Media>,
    /// The suggestions.
    pub suggestions: Vec<Suggestion>,
}

/// An image or a video.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Media {
    /// The public URL of the file.
    pub file: Text,
    /// The public URL of a smaller image, shown until the file is there; may be empty.
    pub thumbnail: Text,
    /// How high it is. A card whose media is at its side has no choice.
    pub height: Option<Height>,
}

/// How high the media of a card are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Height {
    /// 112 DP.
    Short,
    /// 168 DP.
    Medium,
    /// 264 DP.
    Tall,
}

/// The suggestions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Suggestion {
    /// The text of the suggestion.
    pub text: Text,
    /// The data that the agent receives when the suggestion is tapped; may be empty.
    pub postback: Text,
    /// The action of the telephone; none for a suggested reply.
    pub action: Option<Action>,
}

/// The action of a telephone when a suggestion is tapped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Opens the dialer with a number, in the format E.164.
    Dial(Text),
    /// Opens a URL.
    OpenUrl(Text),
    /// Lets the user choose a place, and sends it.
    ShareLocation,
}
