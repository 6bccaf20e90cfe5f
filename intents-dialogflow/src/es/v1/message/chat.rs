//! The message types of all chat channels.

use std::borrow::Cow;

use intents_core as core;

use super::assistant::OpenUrlAction;
use super::{Message, MessageType};
use crate::proto::message;
use crate::proto::messages::{borrowed, convert_all, owned};

message! {
    /// A button of a card or a table.
    pub struct Button<'a> {
        /// The label of a button on a [`Card`](MessageType::Card).
        pub text: Cow<'a, str> = "text",
        /// The URL or text of a button on a [`Card`](MessageType::Card).
        pub postback: Cow<'a, str> = "postback",
        /// The label of a button on the Google Assistant.
        pub title: Cow<'a, str> = "title",
        /// The page that a button opens on the Google Assistant.
        pub open_url_action: OpenUrlAction<'a> = "openUrlAction",
    }
}

/// Reads a card.
pub(super) fn read_card(wire: &Message<'_>) -> core::Card {
    let card = core::Card::new(owned(&wire.title)).subtitle(owned(&wire.subtitle));
    let buttons = wire.buttons.iter();
    buttons.fold(card.image(owned(&wire.image_url)), |card, button| {
        card.button(owned(&button.text), owned(&button.postback))
    })
}

/// Reads quick replies.
pub(super) fn read_quick_replies(wire: &Message<'_>) -> core::QuickReplies {
    core::QuickReplies::new(wire.replies.iter().map(owned)).title(owned(&wire.title))
}

/// Returns a text, with its variants.
pub(super) fn text<'a>(wire: Message<'a>, text: &'a core::Text) -> Message<'a> {
    Message { speech: text.variants().map(Cow::Borrowed).collect(), ..wire }
}

/// Returns quick replies with a title.
pub(super) fn quick_replies<'a>(
    wire: Message<'a>,
    title: &'a str,
    quick_replies: &'a core::QuickReplies,
) -> Message<'a> {
    Message {
        kind: MessageType::QuickReplies,
        title: title.into(),
        replies: convert_all(&quick_replies.replies, borrowed),
        ..wire
    }
}

/// Returns a card.
pub(super) fn card<'a>(wire: Message<'a>, card: &'a core::Card) -> Message<'a> {
    Message {
        kind: MessageType::Card,
        title: borrowed(&card.title),
        subtitle: borrowed(&card.subtitle),
        image_url: borrowed(&card.image),
        buttons: convert_all(&card.buttons, |button| Button {
            text: borrowed(&button.text),
            postback: borrowed(&button.postback),
            ..Button::default()
        }),
        ..wire
    }
}

/// Returns an image.
pub(super) fn image<'a>(wire: Message<'a>, image: &'a core::Image) -> Message<'a> {
    Message { kind: MessageType::Image, image_url: borrowed(&image.url), ..wire }
}
