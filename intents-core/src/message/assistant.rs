//! The kinds of messages that only the Google Assistant had: `ACTIONS_ON_GOOGLE`.
//!
//! Google ended the Assistant for Dialogflow in June 2023. Older agents still have such messages,
//! and clients of the API still show them. [`Message::simplified`](super::Message::simplified)
//! returns the messages that other channels get in their place.
//!
//! Source: `Intent.Message` in `intent.proto`, version v2.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Button, Image, Message, Speech};

type Text = Cow<'static, str>;

/// A message of a kind that only the Google Assistant had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assistant {
    /// Spoken and shown: a response has one or two.
    SimpleResponses(Vec<SimpleResponse>),
    /// A card with formatted text.
    BasicCard(BasicCard),
    /// Answers to choose from, each of up to 25 characters.
    Suggestions(Vec<Text>),
    /// A chip that opens an app or a page.
    LinkOut(LinkOut),
    /// A list to choose from, of 2 to 30 items.
    List(List),
    /// Cards to choose from, 2 to 10 of them.
    Carousel(Vec<Item>),
    /// Cards that open pages, 2 to 10 of them.
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

/// A card with formatted text. It has a text or an image.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BasicCard {
    /// Its title; may be empty.
    pub title: Text,
    /// The text below the title; may be empty.
    pub subtitle: Text,
    /// Its text, with some Markdown; required without an image.
    pub formatted_text: Text,
    /// Its image.
    pub image: Option<Image>,
    /// Its buttons, each of which opens a URL.
    pub buttons: Vec<Button>,
}

/// A chip that opens an app or a page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LinkOut {
    /// The name of the app or page.
    pub destination_name: Text,
    /// Its URL.
    pub url: Text,
}

/// A list to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct List {
    /// Its title; may be empty.
    pub title: Text,
    /// The text below the title; may be empty.
    pub subtitle: Text,
    /// Its items.
    pub items: Vec<Item>,
}

/// The items.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    /// The key that the agent receives when the item is selected.
    pub key: Text,
    /// The words that select the item.
    pub synonyms: Vec<Text>,
    /// Its title.
    pub title: Text,
    /// Its description; may be empty.
    pub description: Text,
    /// Its image.
    pub image: Option<Image>,
}

/// Cards that open pages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BrowseCarousel {
    /// The cards.
    pub items: Vec<BrowseItem>,
    /// How images are fitted: an `ImageDisplayOptions`, such as `CROPPED`; empty for the default.
    pub image_display: Text,
}

/// A card that opens a page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BrowseItem {
    /// Its title.
    pub title: Text,
    /// Its description; may be empty.
    pub description: Text,
    /// The text at its bottom; may be empty.
    pub footer: Text,
    /// Its image.
    pub image: Option<Image>,
    /// The URL of the page.
    pub url: Text,
    /// The kind of the page: a `UrlTypeHint`, such as `AMP_CONTENT`; mostly empty.
    pub url_type_hint: Text,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    /// Its title.
    pub title: Text,
    /// The text below the title; may be empty.
    pub subtitle: Text,
    /// Its image.
    pub image: Option<Image>,
    /// Its columns, which give the number of cells in a row.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Its buttons, each of which opens a URL.
    pub buttons: Vec<Button>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Column {
    /// The header of the column.
    pub header: Text,
    /// A `HorizontalAlignment`, such as `CENTER`; empty for the default.
    pub alignment: Text,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    /// The texts of its cells.
    pub cells: Vec<Text>,
    /// Whether there is a line below it.
    pub divider_after: bool,
}

/// Audio to play.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MediaObject {
    /// Its name.
    pub name: Text,
    /// Its description; may be empty.
    pub description: Text,
    /// Its image.
    pub image: Option<MediaImage>,
    /// The URL of the audio.
    pub content_url: Text,
}

/// The image of a [`MediaObject`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaImage {
    /// Shown above.
    Large(Image),
    /// Shown beside.
    Icon(Image),
}
