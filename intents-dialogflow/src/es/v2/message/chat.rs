//! The message types of all chat channels.

use std::borrow::Cow;

use intents_core::connector::{DecodeError, ValueWriter};
use intents_core::{self as core};

use super::{Message, read_member};
use crate::proto::message;
use crate::proto::messages::{borrowed, convert_all, owned};

message! {
    /// A text. Source: `Intent.Message.Text`.
    pub struct Text<'a> {
        /// The variants. Dialogflow chooses one at random.
        pub text: Vec<Cow<'a, str>> = "text",
    }
}

message! {
    /// An image. Source: `Intent.Message.Image`.
    pub struct Image<'a> {
        /// The public URL of the image.
        pub image_uri: Cow<'a, str> = "imageUri",
        /// The description of the image for screen readers.
        pub accessibility_text: Cow<'a, str> = "accessibilityText",
    }
}

message! {
    /// Quick replies. Source: `Intent.Message.QuickReplies`.
    pub struct QuickReplies<'a> {
        /// The title, such as a question.
        pub title: Cow<'a, str> = "title",
        /// The replies to choose from.
        pub quick_replies: Vec<Cow<'a, str>> = "quickReplies",
    }
}

message! {
    /// A card. Source: `Intent.Message.Card`.
    pub struct Card<'a> {
        /// The title.
        pub title: Cow<'a, str> = "title",
        /// The text below the title.
        pub subtitle: Cow<'a, str> = "subtitle",
        /// The public URL of the image.
        pub image_uri: Cow<'a, str> = "imageUri",
        /// The buttons.
        pub buttons: Vec<CardButton<'a>> = "buttons",
    }
}

message! {
    /// A button of a [`Card`]. Source: `Intent.Message.Card.Button`.
    pub struct CardButton<'a> {
        /// The label.
        pub text: Cow<'a, str> = "text",
        /// The URL to open, or the text to send on behalf of the user.
        pub postback: Cow<'a, str> = "postback",
    }
}

/// Reads a message of one of these types.
pub(super) fn read(message: &Message<'_>) -> Result<Option<core::Message>, DecodeError> {
    Ok(Some(if message.text.json().is_some() {
        let variants = read_member(message.text)?.text.into_iter();
        core::Message::Text(variants.map(owned).fold(core::Text::new(""), core::Text::or))
    } else if message.quick_replies.json().is_some() {
        let wire = read_member(message.quick_replies)?;
        let replies = core::QuickReplies::new(wire.quick_replies.into_iter().map(owned));
        core::Message::QuickReplies(replies.title(owned(wire.title)))
    } else if message.card.json().is_some() {
        core::Message::Card(read_member(message.card)?.into())
    } else if message.image.json().is_some() {
        core::Message::Image(read_member(message.image)?.into())
    } else if message.payload.json().is_some() {
        let payload = message.payload.read().map_err(super::in_dialect)?;
        core::Message::Payload(core::Payload::new(payload))
    } else {
        return Ok(None);
    }))
}

/// Writes a text with its variants.
pub(super) fn write_text<'t>(out: ValueWriter<'_>, variants: impl Iterator<Item = &'t str>) {
    let mut text = out.object();
    let mut list = text.member(Text::text).list();
    for variant in variants {
        list.item().string(variant);
    }
    list.end();
    text.end();
}

impl<'a> QuickReplies<'a> {
    pub(super) fn new(title: &'a str, quick_replies: &'a core::QuickReplies) -> Self {
        let quick_replies = convert_all(&quick_replies.replies, borrowed);
        Self { title: Cow::Borrowed(title), quick_replies }
    }
}

impl From<Card<'_>> for core::Card {
    fn from(wire: Card<'_>) -> Self {
        let card = Self::new(owned(wire.title)).subtitle(owned(wire.subtitle));
        let buttons = wire.buttons.into_iter();
        buttons.fold(card.image(owned(wire.image_uri)), |card, button| {
            card.button(owned(button.text), owned(button.postback))
        })
    }
}

impl<'a> From<&'a core::Card> for Card<'a> {
    fn from(card: &'a core::Card) -> Self {
        Self {
            title: borrowed(&card.title),
            subtitle: borrowed(&card.subtitle),
            image_uri: borrowed(&card.image),
            buttons: convert_all(&card.buttons, |button| CardButton {
                text: borrowed(&button.text),
                postback: borrowed(&button.postback),
            }),
        }
    }
}

impl From<Image<'_>> for core::Image {
    fn from(wire: Image<'_>) -> Self {
        Self::new(owned(wire.image_uri)).alt(owned(wire.accessibility_text))
    }
}

impl<'a> From<&'a core::Image> for Image<'a> {
    fn from(image: &'a core::Image) -> Self {
        Self { image_uri: borrowed(&image.url), accessibility_text: borrowed(&image.alt) }
    }
}
