//! Cards, images and quick replies in the format of Dialogflow Messenger, the only channel with a
//! documented format in CX: a payload with `richContent`, in which each inner list is one card.
//!
//! | part | fields | seen in |
//! |---|---|---|
//! | `info` | `title`, `subtitle` | the page "Dialogflow CX Messenger fulfillment", and real agents |
//! | `chips` | `options[].text` | real agents; public webhooks for CX |
//! | `image` | `rawUrl`, `accessibilityText` | public webhooks, for the Messenger of ES |
//! | `button` | `text`, `anchor.href` | nowhere with both: the page has `anchor` in `info`, and public webhooks for CX have it in chips; the Messenger of ES had `link` |
//!
//! The page documents more elements, such as `description`, `list` and `accordion`. A reply has no
//! message types for them; send them as a payload.

use std::borrow::Cow;

use intents_core::Card;
use intents_core::connector::ObjectWriter;

use super::ResponseMessage;
use crate::proto::messages::borrowed;
use crate::proto::{Write as _, message};

message! {
    /// A part of a card.
    pub(super) struct Part<'a> {
        kind: Cow<'a, str> = "type",
        title: Cow<'a, str> = "title",
        subtitle: Cow<'a, str> = "subtitle",
        raw_url: Cow<'a, str> = "rawUrl",
        accessibility_text: Cow<'a, str> = "accessibilityText",
        text: Cow<'a, str> = "text",
        anchor: Anchor<'a> = "anchor",
        options: Vec<Chip<'a>> = "options",
    }
}

message! {
    /// The link of a button.
    pub(super) struct Anchor<'a> {
        href: Cow<'a, str> = "href",
    }
}

message! {
    /// A suggestion chip.
    pub(super) struct Chip<'a> {
        text: Cow<'a, str> = "text",
    }
}

message! {
    /// The payload of a message.
    pub(super) struct RichContent<'a> {
        cards: Vec<Vec<Part<'a>>> = "richContent",
    }
}

/// Writes parts as one card.
pub(super) fn write(object: &mut ObjectWriter<'_>, parts: &[Part<'_>]) {
    let mut payload = object.member(ResponseMessage::payload).object();
    let mut cards = payload.member(RichContent::cards).list();
    parts.write(cards.item());
    cards.end();
    payload.end();
}

/// Returns suggestion chips.
pub(super) fn chips<'a>(texts: &'a [Cow<'static, str>]) -> Part<'a> {
    part_of_chips(texts.iter().map(borrowed))
}

/// Returns an image.
pub(super) fn image<'a>(url: &'a str, alt: &'a str) -> Part<'a> {
    Part { raw_url: url.into(), accessibility_text: alt.into(), ..part("image") }
}

/// Returns the parts of a card. A button of Messenger opens a page or raises an event, so a button
/// that sends a text is a suggestion chip.
pub(super) fn card(card: &Card) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    if !card.image.is_empty() {
        parts.push(image(&card.image, ""));
    }
    if !(card.title.is_empty() && card.subtitle.is_empty()) {
        let (title, subtitle) = (borrowed(&card.title), borrowed(&card.subtitle));
        parts.push(Part { title, subtitle, ..part("info") });
    }
    for link in card.buttons.iter().filter(|button| button.is_link()) {
        let anchor = Anchor { href: borrowed(&link.postback) };
        parts.push(Part { text: borrowed(&link.text), anchor, ..part("button") });
    }
    let mut replies = card.buttons.iter().filter(|button| !button.is_link()).peekable();
    if replies.peek().is_some() {
        parts.push(part_of_chips(replies.map(|button| borrowed(&button.text))));
    }
    parts
}

/// Returns whether the card has a button whose postback text differs from its label.
pub(super) fn loses_postback(card: &Card) -> bool {
    let mut replies = card.buttons.iter().filter(|button| !button.is_link());
    replies.any(|button| !button.postback.is_empty() && button.postback != button.text)
}

fn part(kind: &'static str) -> Part<'static> {
    Part { kind: kind.into(), ..Part::default() }
}

fn part_of_chips<'a>(texts: impl Iterator<Item = Cow<'a, str>>) -> Part<'a> {
    Part { options: texts.map(|text| Chip { text }).collect(), ..part("chips") }
}
