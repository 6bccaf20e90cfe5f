//! The kinds that only the Google Assistant had.

use intents_core::assistant::{
    Assistant, BasicCard, BrowseItem, Column, Item, MediaImage, MediaObject, SimpleResponse, Table,
};
use intents_core::connector::ObjectWriter;
use intents_core::{Button, Speech};

use super::{write_image, write_one};
use crate::response::{objects_unless_empty, text_unless_empty, texts_unless_empty};

// The enums of `intent.proto`. A value that it does not have would have the whole response refused.
const IMAGE_DISPLAYS: &[&str] = &["GRAY", "WHITE", "CROPPED", "BLURRED_BACKGROUND"];
const URL_TYPE_HINTS: &[&str] = &["AMP_ACTION", "AMP_CONTENT"];
const ALIGNMENTS: &[&str] = &["LEADING", "CENTER", "TRAILING"];

/// Whether a value of an enum is left out, since Google's definitions do not have it.
pub(super) fn is_cut(assistant: &Assistant) -> bool {
    let is_cut = |value: &str, values: &[&str]| !value.is_empty() && !values.contains(&value);
    match assistant {
        Assistant::BrowseCarousel(of) => {
            is_cut(&of.image_display, IMAGE_DISPLAYS)
                || of.items.iter().any(|item| is_cut(&item.url_type_hint, URL_TYPE_HINTS))
        }
        Assistant::Table(of) => of.columns.iter().any(|of| is_cut(&of.alignment, ALIGNMENTS)),
        _ => false,
    }
}

pub(super) fn write(object: &mut ObjectWriter<'_>, assistant: &Assistant) {
    match assistant {
        Assistant::SimpleResponses(responses) => {
            let mut inner = object.member("simpleResponses").object();
            objects_unless_empty(&mut inner, "simpleResponses", responses, write_simple_response);
            inner.end();
        }
        Assistant::BasicCard(card) => write_basic_card(object, card),
        Assistant::Suggestions(titles) => {
            let mut inner = object.member("suggestions").object();
            objects_unless_empty(&mut inner, "suggestions", titles, |object, title| {
                text_unless_empty(object, "title", title);
            });
            inner.end();
        }
        Assistant::LinkOut(link) => {
            let mut inner = object.member("linkOutSuggestion").object();
            text_unless_empty(&mut inner, "destinationName", &link.destination_name);
            text_unless_empty(&mut inner, "uri", &link.url);
            inner.end();
        }
        Assistant::List(list) => {
            let mut inner = object.member("listSelect").object();
            text_unless_empty(&mut inner, "title", &list.title);
            text_unless_empty(&mut inner, "subtitle", &list.subtitle);
            objects_unless_empty(&mut inner, "items", &list.items, write_item);
            inner.end();
        }
        Assistant::Carousel(items) => {
            let mut inner = object.member("carouselSelect").object();
            objects_unless_empty(&mut inner, "items", items, write_item);
            inner.end();
        }
        Assistant::BrowseCarousel(carousel) => {
            let mut inner = object.member("browseCarouselCard").object();
            objects_unless_empty(&mut inner, "items", &carousel.items, write_browse_item);
            let display = &carousel.image_display;
            write_enum(&mut inner, "imageDisplayOptions", display, IMAGE_DISPLAYS);
            inner.end();
        }
        Assistant::Table(table) => write_table(object, table),
        Assistant::Media(objects) => {
            let mut inner = object.member("mediaContent").object();
            // The one type that there is.
            inner.member("mediaType").string("AUDIO");
            objects_unless_empty(&mut inner, "mediaObjects", objects, write_media_object);
            inner.end();
        }
    }
}

/// Writes the value of an enum, if it is one of its values.
fn write_enum(object: &mut ObjectWriter<'_>, name: &str, value: &str, values: &[&str]) {
    if values.contains(&value) {
        object.member(name).string(value);
    }
}

fn write_simple_response(object: &mut ObjectWriter<'_>, response: &SimpleResponse) {
    match &response.speech {
        Speech::Text(text) => text_unless_empty(object, "textToSpeech", text),
        Speech::Ssml(ssml) => text_unless_empty(object, "ssml", ssml),
    }
    text_unless_empty(object, "displayText", &response.display_text);
}

fn write_basic_card(object: &mut ObjectWriter<'_>, card: &BasicCard) {
    let mut inner = object.member("basicCard").object();
    text_unless_empty(&mut inner, "title", &card.title);
    text_unless_empty(&mut inner, "subtitle", &card.subtitle);
    text_unless_empty(&mut inner, "formattedText", &card.formatted_text);
    if let Some(image) = &card.image {
        write_image(&mut inner, "image", image);
    }
    objects_unless_empty(&mut inner, "buttons", &card.buttons, write_button);
    inner.end();
}

fn write_button(object: &mut ObjectWriter<'_>, button: &Button) {
    text_unless_empty(object, "title", &button.text);
    write_one(object, "openUriAction", "uri", &button.postback);
}

fn write_item(object: &mut ObjectWriter<'_>, item: &Item) {
    object.object_unless_empty("info", |info| {
        text_unless_empty(info, "key", &item.key);
        texts_unless_empty(info, "synonyms", &item.synonyms);
    });
    text_unless_empty(object, "title", &item.title);
    text_unless_empty(object, "description", &item.description);
    if let Some(image) = &item.image {
        write_image(object, "image", image);
    }
}

fn write_browse_item(object: &mut ObjectWriter<'_>, item: &BrowseItem) {
    object.object_unless_empty("openUriAction", |action| {
        text_unless_empty(action, "url", &item.url);
        write_enum(action, "urlTypeHint", &item.url_type_hint, URL_TYPE_HINTS);
    });
    text_unless_empty(object, "title", &item.title);
    text_unless_empty(object, "description", &item.description);
    if let Some(image) = &item.image {
        write_image(object, "image", image);
    }
    text_unless_empty(object, "footer", &item.footer);
}

fn write_table(object: &mut ObjectWriter<'_>, table: &Table) {
    let mut inner = object.member("tableCard").object();
    text_unless_empty(&mut inner, "title", &table.title);
    text_unless_empty(&mut inner, "subtitle", &table.subtitle);
    if let Some(image) = &table.image {
        write_image(&mut inner, "image", image);
    }
    objects_unless_empty(&mut inner, "columnProperties", &table.columns, write_column);
    objects_unless_empty(&mut inner, "rows", &table.rows, |object, row| {
        // A cell without a text is one too: it has its place in the row.
        objects_unless_empty(object, "cells", &row.cells, |object, cell| {
            text_unless_empty(object, "text", cell);
        });
        if row.divider_after {
            object.member("dividerAfter").boolean(true);
        }
    });
    objects_unless_empty(&mut inner, "buttons", &table.buttons, write_button);
    inner.end();
}

fn write_column(object: &mut ObjectWriter<'_>, column: &Column) {
    text_unless_empty(object, "header", &column.header);
    write_enum(object, "horizontalAlignment", &column.alignment, ALIGNMENTS);
}

fn write_media_object(object: &mut ObjectWriter<'_>, media: &MediaObject) {
    text_unless_empty(object, "name", &media.name);
    text_unless_empty(object, "description", &media.description);
    match &media.image {
        Some(MediaImage::Large(image)) => write_image(object, "largeImage", image),
        Some(MediaImage::Icon(image)) => write_image(object, "icon", image),
        None => {}
    }
    text_unless_empty(object, "contentUrl", &media.content_url);
}
