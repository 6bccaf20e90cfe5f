//! Message types of RCS Business Messaging (RBM), which is rich text messaging on mobile phones.
//!
//! Only ES v2beta1 has these messages. [`Message::simplified`](super::Message::simplified) returns
//! the equivalent messages for other dialects and channels.
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
        /// The layout of the card.
        layout: Layout,
    },
    /// A carousel of 2 to 10 cards: `rbmCarouselRichCard`.
    Carousel {
        /// The cards.
        cards: Vec<CardContent>,
        /// The width of the cards.
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

/// The layout of a single card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// Media above the text.
    #[default]
    Vertical,
    /// Media to the left of the text.
    MediaLeft,
    /// Media to the right of the text.
    MediaRight,
}

/// The width of the cards of a carousel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Width {
    /// 120 DP. A small card cannot have tall media.
    Small,
    /// 232 DP.
    #[default]
    Medium,
}

/// The content of a card, with at least a title, a description or media.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CardContent {
    /// The title of the card, at most 200 bytes; may be empty.
    pub title: Text,
    /// The description of the card, at most 2,000 bytes; may be empty.
    pub description: Text,
    /// The image or video of the card.
    pub media: Option<Media>,
    /// The suggestions of the card.
    pub suggestions: Vec<Suggestion>,
}

/// An image or a video.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Media {
    /// The public URL of the file.
    pub file: Text,
    /// The public URL of a thumbnail, shown while the file loads; may be empty.
    pub thumbnail: Text,
    /// The height of the media; ignored in a card with media at its side.
    pub height: Option<Height>,
}

/// The height of the media of a card.
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

/// A suggested reply or action.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Suggestion {
    /// The text of the suggestion.
    pub text: Text,
    /// The data that the agent receives when the user taps the suggestion; may be empty.
    pub postback: Text,
    /// The action of the phone; `None` for a suggested reply.
    pub action: Option<Action>,
}

/// An action of the phone when the user taps a suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Opens the dialer with a telephone number in E.164 format.
    Dial(Text),
    /// Opens a URL.
    OpenUrl(Text),
    /// Lets the user choose and send a location.
    ShareLocation,
}
