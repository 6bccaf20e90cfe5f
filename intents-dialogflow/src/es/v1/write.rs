//! Messages of V1 on their way out. Source: agents that were exported.

use intents_core::assistant::{
    Assistant, BasicCard, BrowseItem, Column, Item, List, MediaImage, MediaObject, Row,
    SimpleResponse, Table,
};
use intents_core::connector::{ListWriter, Notation, ObjectWriter, Sink};
use intents_core::{Button, Card, Image, Message, Speech};

use crate::response::{objects_unless_empty, text_unless_empty, texts_unless_empty};

/// The channel of the kinds that only the Google Assistant had.
pub(super) const GOOGLE: &str = "google";

/// The channel of the kinds that only the telephone has.
pub(super) const TELEPHONY: &str = "telephony";

/// Writes a response message with the members of V1, as a JSON list of one message, for the files of
/// an agent. `platform` is the channel in the spelling of V1; `None` stands for every channel.
///
/// # Errors
///
/// Returns what JSON cannot hold, such as a number that is not finite.
pub fn write_message(message: &Message, platform: Option<&str>) -> Result<Vec<u8>, &'static str> {
    let mut sink = Sink::new(Notation::IsoIntervals);
    let mut messages = sink.value().list();
    let question = match message {
        Message::QuickReplies(of) => of.title.as_ref(),
        _ => "",
    };
    write(&mut messages, message, question, platform);
    messages.end();
    sink.problem().map_or(Ok(()), Err)?;
    Ok(sink.into_bytes())
}

/// Writes a message; `question` is the title of quick replies.
pub(super) fn write(
    messages: &mut ListWriter<'_>,
    message: &Message,
    question: &str,
    platform: Option<&str>,
) {
    let mut object = messages.item().object();
    let platform = match message {
        Message::Assistant(_) => Some(GOOGLE),
        Message::Speech(_) | Message::Audio(_) | Message::TransferCall(_) => Some(TELEPHONY),
        _ => platform,
    };
    write_type(&mut object, message, platform);
    if let Some(platform) = platform {
        object.member("platform").string(platform);
    }
    match message {
        Message::Card(card) => write_card(&mut object, card),
        Message::QuickReplies(of) => {
            text_unless_empty(&mut object, "title", question);
            texts_unless_empty(&mut object, "replies", &of.replies);
        }
        Message::Image(image) => text_unless_empty(&mut object, "imageUrl", &image.url),
        Message::Payload(payload) => {
            payload.write(object.member("payload"));
        }
        Message::Audio(uri) => text_unless_empty(&mut object, "audioUri", uri),
        Message::Speech(speech) => write_speech(&mut object, speech, "text"),
        Message::TransferCall(number) => text_unless_empty(&mut object, "phoneNumber", number),
        Message::Assistant(assistant) => write_assistant(&mut object, assistant),
        Message::Text(text) if text.variants().nth(1).is_some() => {
            let mut variants = object.member("speech").list();
            for variant in text.variants() {
                variants.item().string(variant);
            }
            variants.end();
        }
        Message::Text(text) => text_unless_empty(&mut object, "speech", text.first()),
        // Whatever kind there will be.
        other => text_unless_empty(&mut object, "speech", &other.words().unwrap_or_default()),
    }
    object.end();
}

/// A number, or the name of a kind that only the Google Assistant had.
fn write_type(object: &mut ObjectWriter<'_>, message: &Message, platform: Option<&str>) {
    let name = match message {
        Message::Assistant(of) => match of.as_ref() {
            Assistant::SimpleResponses(_) => "simple_response",
            Assistant::BasicCard(_) => "basic_card",
            Assistant::Suggestions(_) => "suggestion_chips",
            Assistant::LinkOut(_) => "link_out_chip",
            Assistant::List(_) => "list_card",
            Assistant::Carousel(_) => "carousel_card",
            Assistant::BrowseCarousel(_) => "browse_carousel_card",
            Assistant::Table(_) => "table_card",
            Assistant::Media(_) => "media_content",
        },
        Message::Payload(_) if platform == Some(GOOGLE) => "custom_payload",
        _ => {
            let number = match message {
                Message::Card(_) => 1,
                Message::QuickReplies(_) => 2,
                Message::Image(_) => 3,
                Message::Payload(_) => 4,
                Message::Audio(_) => 13,
                Message::Speech(_) => 14,
                Message::TransferCall(_) => 15,
                _ => 0,
            };
            object.member("type").integer(number);
            return;
        }
    };
    object.member("type").string(name);
}

fn write_card(object: &mut ObjectWriter<'_>, card: &Card) {
    text_unless_empty(object, "title", &card.title);
    text_unless_empty(object, "subtitle", &card.subtitle);
    text_unless_empty(object, "imageUrl", &card.image);
    objects_unless_empty(object, "buttons", &card.buttons, |object, button| {
        text_unless_empty(object, "text", &button.text);
        text_unless_empty(object, "postback", &button.postback);
    });
}

fn write_speech(object: &mut ObjectWriter<'_>, speech: &Speech, name_of_text: &str) {
    match speech {
        Speech::Text(text) => text_unless_empty(object, name_of_text, text),
        Speech::Ssml(ssml) => text_unless_empty(object, "ssml", ssml),
    }
}

fn write_assistant(object: &mut ObjectWriter<'_>, assistant: &Assistant) {
    match assistant {
        Assistant::SimpleResponses(responses) => match &responses[..] {
            [one] => write_simple_response(object, one),
            all => objects_unless_empty(object, "items", all, write_simple_response),
        },
        Assistant::BasicCard(card) => write_basic_card(object, card),
        Assistant::Suggestions(titles) => {
            objects_unless_empty(object, "suggestions", titles, |object, title| {
                text_unless_empty(object, "title", title);
            });
        }
        Assistant::LinkOut(link) => {
            text_unless_empty(object, "destinationName", &link.destination_name);
            text_unless_empty(object, "url", &link.url);
        }
        Assistant::List(List { title, subtitle, items }) => {
            text_unless_empty(object, "title", title);
            text_unless_empty(object, "subtitle", subtitle);
            objects_unless_empty(object, "items", items, write_item);
        }
        Assistant::Carousel(items) => objects_unless_empty(object, "items", items, write_item),
        Assistant::BrowseCarousel(carousel) => {
            objects_unless_empty(object, "items", &carousel.items, write_browse_item);
        }
        Assistant::Table(table) => write_table(object, table),
        Assistant::Media(objects) => {
            // The one type that there is.
            object.member("mediaType").string("AUDIO");
            objects_unless_empty(object, "mediaObjects", objects, write_media_object);
        }
    }
}

/// How the images of a browse carousel are fitted, if it says so.
pub(super) fn image_display(message: &Message) -> Option<&str> {
    let Message::Assistant(assistant) = message else { return None };
    match assistant.as_ref() {
        Assistant::BrowseCarousel(of) if !of.image_display.is_empty() => Some(&of.image_display),
        _ => None,
    }
}

fn write_simple_response(object: &mut ObjectWriter<'_>, response: &SimpleResponse) {
    write_speech(object, &response.speech, "textToSpeech");
    text_unless_empty(object, "displayText", &response.display_text);
}

fn write_basic_card(object: &mut ObjectWriter<'_>, card: &BasicCard) {
    text_unless_empty(object, "title", &card.title);
    text_unless_empty(object, "subtitle", &card.subtitle);
    text_unless_empty(object, "formattedText", &card.formatted_text);
    write_image(object, "image", card.image.as_ref());
    objects_unless_empty(object, "buttons", &card.buttons, write_link);
}

fn write_item(object: &mut ObjectWriter<'_>, item: &Item) {
    object.object_unless_empty("optionInfo", |info| {
        text_unless_empty(info, "key", &item.key);
        texts_unless_empty(info, "synonyms", &item.synonyms);
    });
    text_unless_empty(object, "title", &item.title);
    text_unless_empty(object, "description", &item.description);
    write_image(object, "image", item.image.as_ref());
}

fn write_browse_item(object: &mut ObjectWriter<'_>, item: &BrowseItem) {
    text_unless_empty(object, "title", &item.title);
    text_unless_empty(object, "description", &item.description);
    text_unless_empty(object, "footer", &item.footer);
    write_image(object, "image", item.image.as_ref());
    write_open_url(object, &item.url, &item.url_type_hint);
}

fn write_table(object: &mut ObjectWriter<'_>, table: &Table) {
    text_unless_empty(object, "title", &table.title);
    text_unless_empty(object, "subtitle", &table.subtitle);
    write_image(object, "image", table.image.as_ref());
    objects_unless_empty(object, "columnProperties", &table.columns, write_column);
    objects_unless_empty(object, "rows", &table.rows, write_row);
    objects_unless_empty(object, "buttons", &table.buttons, write_link);
}

fn write_column(object: &mut ObjectWriter<'_>, column: &Column) {
    text_unless_empty(object, "header", &column.header);
    text_unless_empty(object, "horizontalAlignment", &column.alignment);
}

fn write_row(object: &mut ObjectWriter<'_>, row: &Row) {
    // A cell without a text is one too: it has its place in the row.
    objects_unless_empty(object, "cells", &row.cells, |object, cell| {
        text_unless_empty(object, "text", cell);
    });
    if row.divider_after {
        object.member("dividerAfter").boolean(true);
    }
}

fn write_media_object(object: &mut ObjectWriter<'_>, media: &MediaObject) {
    text_unless_empty(object, "name", &media.name);
    text_unless_empty(object, "description", &media.description);
    match &media.image {
        Some(MediaImage::Large(image)) => write_image(object, "largeImage", Some(image)),
        Some(MediaImage::Icon(image)) => write_image(object, "icon", Some(image)),
        None => {}
    }
    text_unless_empty(object, "contentUrl", &media.content_url);
}

fn write_link(object: &mut ObjectWriter<'_>, button: &Button) {
    text_unless_empty(object, "title", &button.text);
    write_open_url(object, &button.postback, "");
}

fn write_open_url(object: &mut ObjectWriter<'_>, url: &str, type_hint: &str) {
    object.object_unless_empty("openUrlAction", |action| {
        text_unless_empty(action, "url", url);
        text_unless_empty(action, "urlTypeHint", type_hint);
    });
}

fn write_image(object: &mut ObjectWriter<'_>, name: &str, image: Option<&Image>) {
    let Some(image) = image else { return };
    object.object_unless_empty(name, |object| {
        text_unless_empty(object, "url", &image.url);
        text_unless_empty(object, "accessibilityText", &image.alt);
    });
}
