//! Cards, images and quick replies in the format of Dialogflow Messenger, the one for which Google
//! documents a format in CX: a payload with `richContent`, in which each inner list is shown as
//! one card.
//!
//! | part | fields | seen in |
//! |---|---|---|
//! | `info` | `title`, `subtitle` | the page "Dialogflow CX Messenger fulfillment", and real agents |
//! | `chips` | `options[].text` | real agents; public webhooks for CX |
//! | `image` | `rawUrl`, `accessibilityText` | public webhooks, for the Messenger of ES |
//! | `button` | `text`, `anchor.href` | none with both: `anchor` is the page's for `info`, and that of chips in public webhooks for CX; the Messenger of ES had `link` |
//!
//! The page has more parts, `description`, `list` and `accordion` among them: nothing that a reply
//! says is one of those, so that they are a payload of the agent's own.

use intents_core::connector::{ListWriter, ObjectWriter};
use intents_core::{Card, Message};

use crate::response::text_unless_empty;

/// Whether the words of a message are all that there is to it.
pub(super) fn is_words_alone(message: &Message) -> bool {
    match message {
        Message::Text(_) => true,
        Message::Card(card) => card.image.is_empty() && card.buttons.is_empty(),
        _ => false,
    }
}

/// Writes a message as `richContent`; whether that says all of it.
pub(super) fn write(payload: &mut ObjectWriter<'_>, message: &Message) -> bool {
    let mut cards = payload.member("richContent").list();
    let mut parts = cards.item().list();
    let is_all = match message {
        Message::QuickReplies(quick_replies) => {
            write_chips(&mut parts, quick_replies.replies.iter().map(AsRef::as_ref));
            true
        }
        Message::Card(card) => write_card(&mut parts, card),
        Message::Image(image) => {
            write_image(&mut parts, &image.url, &image.alt);
            true
        }
        _ => false,
    };
    parts.end();
    cards.end();
    is_all
}

fn write_card(parts: &mut ListWriter<'_>, card: &Card) -> bool {
    if !card.image.is_empty() {
        write_image(parts, &card.image, "");
    }
    if !(card.title.is_empty() && card.subtitle.is_empty()) {
        let mut info = parts.item().object();
        info.member("type").string("info");
        text_unless_empty(&mut info, "title", &card.title);
        text_unless_empty(&mut info, "subtitle", &card.subtitle);
        info.end();
    }
    for link in card.buttons.iter().filter(|button| button.is_link()) {
        let mut button = parts.item().object();
        button.member("type").string("button");
        button.member("text").string(&link.text);
        let mut anchor = button.member("anchor").object();
        anchor.member("href").string(&link.postback);
        anchor.end();
        button.end();
    }
    // A button of Messenger opens a page or raises an event; what is said for the user is a chip.
    let mut said = card.buttons.iter().filter(|button| !button.is_link()).peekable();
    if said.peek().is_none() {
        return true;
    }
    write_chips(parts, said.clone().map(|button| button.text.as_ref()));
    said.all(|button| button.postback.is_empty() || button.postback == button.text)
}

fn write_image(parts: &mut ListWriter<'_>, url: &str, alt: &str) {
    let mut image = parts.item().object();
    image.member("type").string("image");
    image.member("rawUrl").string(url);
    text_unless_empty(&mut image, "accessibilityText", alt);
    image.end();
}

fn write_chips<'t>(parts: &mut ListWriter<'_>, texts: impl Iterator<Item = &'t str>) {
    let mut chips = parts.item().object();
    chips.member("type").string("chips");
    let mut options = chips.member("options").list();
    for text in texts {
        let mut option = options.item().object();
        option.member("text").string(text);
        option.end();
    }
    options.end();
    chips.end();
}
