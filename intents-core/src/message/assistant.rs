//! Message types of the Google Assistant (`ACTIONS_ON_GOOGLE`).
//!
//! Google ended the Assistant for Dialogflow in June 2023. Older agents still have such messages,
//! and clients of the API still show them. [`Message::simplified`](super::Message::simplified)
//! returns the equivalent messages for other channels.
//!
//! Source: `Intent.Message` in `intent.proto`, version v2.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Button, Image, Message, Speech};

type Text = Cow<'static, str>;

/// A message type that only the Google Assistant had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assistant {
    /// Simple responses, one or two, each with a spoken and a shown text.
    SimpleResponses(Vec<SimpleResponse>),
    /// A card with formatted text.
    BasicCard(BasicCard),
    /// Suggested answers, each with up to 25 characters.
    Suggestions(Vec<Text>),
    /// A chip that opens an app or a web page.
    LinkOut(LinkOut),
    /// A list of 2 to 30 items for the user to choose from.
    List(List),
    /// A carousel of 2 to 10 cards for the user to choose from.
    Carousel(Vec<Item>),
    /// A carousel of 2 to 10 cards that open web pages.
    BrowseCarousel(BrowseCarousel),
    /// A table.
    Table(Table),
    /// Audio to play.
    Media(Vec<MediaObject>),
}

impl Assistant {
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::SimpleResponses(responses) => responses.is_empty(),
            Self::Suggestions(titles) => titles.is_empty(),
            Self::Carousel(items) => items.is_empty(),
            Self::BrowseCarousel(carousel) => carousel.items.is_empty(),
            Self::Media(objects) => objects.is_empty(),
            Self::BasicCard(card) => *card == BasicCard::default(),
            Self::LinkOut(link) => link.destination_name.is_empty() && link.url.is_empty(),
            Self::List(list) => list.items.is_empty(),
            Self::Table(table) => *table == Table::default(),
        }
    }
}

impl From<Assistant> for Message {
    fn from(assistant: Assistant) -> Self {
        Self::Assistant(Box::new(assistant))
    }
}

/// A simple response: a text to speak and a text to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimpleResponse {
    /// The spoken text.
    pub speech: Speech,
    /// The shown text; if empty, the spoken text is shown.
    #[serde(default)]
    pub display_text: Text,
}

/// A card with formatted text, which must have a text or an image.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BasicCard {
    /// The title of the card; may be empty.
    pub title: Text,
    /// The text below the title; may be empty.
    pub subtitle: Text,
    /// The text of the card, with some Markdown; required without an image.
    pub formatted_text: Text,
    /// The image of the card.
    pub image: Option<Image>,
    /// The buttons of the card, each of which opens a URL.
    pub buttons: Vec<Button>,
}

/// A chip that opens an app or a web page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LinkOut {
    /// The name of the app or web page.
    pub destination_name: Text,
    /// The URL of the app or web page.
    pub url: Text,
}

/// A list of items for the user to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct List {
    /// The title of the list; may be empty.
    pub title: Text,
    /// The text below the title; may be empty.
    pub subtitle: Text,
    /// The items of the list.
    pub items: Vec<Item>,
}

/// An item of a list or a carousel.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    /// The key that the agent receives when the item is selected.
    pub key: Text,
    /// The synonyms with which the user can select the item.
    pub synonyms: Vec<Text>,
    /// The title of the item.
    pub title: Text,
    /// The description of the item; may be empty.
    pub description: Text,
    /// The image of the item.
    pub image: Option<Image>,
}

/// A carousel of cards that open web pages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BrowseCarousel {
    /// The cards of the carousel.
    pub items: Vec<BrowseItem>,
    /// The display option for images, an `ImageDisplayOptions` such as `CROPPED`; empty for the
    /// default.
    pub image_display: Text,
}

/// A card that opens a web page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BrowseItem {
    /// The title of the card.
    pub title: Text,
    /// The description of the card; may be empty.
    pub description: Text,
    /// The text at the bottom of the card; may be empty.
    pub footer: Text,
    /// The image of the card.
    pub image: Option<Image>,
    /// The URL of the web page.
    pub url: Text,
    /// The type of the web page, a `UrlTypeHint` such as `AMP_CONTENT`; mostly empty.
    pub url_type_hint: Text,
}

/// A table with columns and rows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    /// The title of the table; may be empty.
    pub title: Text,
    /// The text below the title; may be empty.
    pub subtitle: Text,
    /// The image of the table.
    pub image: Option<Image>,
    /// The columns of the table, which determine the number of cells in a row.
    pub columns: Vec<Column>,
    /// The rows of the table.
    pub rows: Vec<Row>,
    /// The buttons of the table, each of which opens a URL.
    pub buttons: Vec<Button>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Column {
    /// The header of the column.
    pub header: Text,
    /// The alignment of the column, a `HorizontalAlignment` such as `CENTER`; empty for the
    /// default.
    pub alignment: Text,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    /// The texts of the cells.
    pub cells: Vec<Text>,
    /// Whether the row has a dividing line below.
    pub divider_after: bool,
}

/// An audio file to play.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MediaObject {
    /// The name of the audio file.
    pub name: Text,
    /// The description of the audio file; may be empty.
    pub description: Text,
    /// The image of the audio file.
    pub image: Option<MediaImage>,
    /// The URL of the audio file.
    pub content_url: Text,
}

/// The image of a [`MediaObject`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaImage {
    /// A large image above the media.
    Large(Image),
    /// An icon beside the media.
    Icon(Image),
}
