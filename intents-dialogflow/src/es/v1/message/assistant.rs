//! The message types of the Google Assistant, which Google ended in June 2023.

use std::borrow::Cow;

use intents_core::assistant::{self as core, Assistant, MediaImage};
use intents_core::{Card, Speech};

use super::telephony::speech_of;
use super::{Button, Message, MessageType, Voice};
use crate::proto::message;
use crate::proto::messages::{borrowed, convert_all, owned};

/// The name of the Google Assistant in messages.
pub(super) const PLATFORM: &str = "google";

message! {
    /// A page to open.
    pub struct OpenUrlAction<'a> {
        /// The URL of the page.
        pub url: Cow<'a, str> = "url",
        /// The type of the page, an `UrlTypeHint` of `intent.proto` such as `AMP_CONTENT`.
        pub url_type_hint: Cow<'a, str> = "urlTypeHint",
    }
}

message! {
    /// An image of the Google Assistant.
    pub struct Image<'a> {
        /// The public URL of the image.
        pub url: Cow<'a, str> = "url",
        /// The description for screen readers.
        pub accessibility_text: Cow<'a, str> = "accessibilityText",
    }
}

message! {
    /// A simple response, or an item of a list or carousel.
    pub struct Item<'a> {
        /// The speech as a text (simple response).
        pub text_to_speech: Cow<'a, str> = "textToSpeech",
        /// The speech as SSML (simple response).
        pub ssml: Cow<'a, str> = "ssml",
        /// The displayed text (simple response).
        pub display_text: Cow<'a, str> = "displayText",
        /// The key that is sent when the item is chosen (list, carousel).
        pub option_info: OptionInfo<'a> = "optionInfo",
        /// The title of the item.
        pub title: Cow<'a, str> = "title",
        /// The description of the item.
        pub description: Cow<'a, str> = "description",
        /// The text at the bottom of the item (browse carousel).
        pub footer: Cow<'a, str> = "footer",
        /// The image of the item.
        pub image: Image<'a> = "image",
        /// The page that the item opens (browse carousel).
        pub open_url_action: OpenUrlAction<'a> = "openUrlAction",
    }
}

message! {
    /// The key that is sent when an item is chosen.
    pub struct OptionInfo<'a> {
        /// The key.
        pub key: Cow<'a, str> = "key",
        /// Synonyms that choose the item.
        pub synonyms: Vec<Cow<'a, str>> = "synonyms",
    }
}

message! {
    /// A suggested answer.
    pub struct Suggestion<'a> {
        /// The label, which is also the sent text.
        pub title: Cow<'a, str> = "title",
    }
}

message! {
    /// Audio to play.
    pub struct MediaObject<'a> {
        /// The name of the audio.
        pub name: Cow<'a, str> = "name",
        /// The description of the audio.
        pub description: Cow<'a, str> = "description",
        /// The image above the audio.
        pub large_image: Image<'a> = "largeImage",
        /// The image beside the audio.
        pub icon: Image<'a> = "icon",
        /// The URL of the audio.
        pub content_url: Cow<'a, str> = "contentUrl",
    }
}

message! {
    /// A column of a table.
    pub struct ColumnProperties<'a> {
        /// The header.
        pub header: Cow<'a, str> = "header",
        /// The alignment, a `HorizontalAlignment` of `intent.proto` such as `CENTER`.
        pub horizontal_alignment: Cow<'a, str> = "horizontalAlignment",
    }
}

message! {
    /// A row of a table.
    pub struct Row<'a> {
        /// The cells of the row.
        pub cells: Vec<Cell<'a>> = "cells",
        /// Whether a line follows the row.
        pub divider_after: bool = "dividerAfter",
    }
}

message! {
    /// A cell of a table.
    pub struct Cell<'a> {
        /// The text.
        pub text: Cow<'a, str> = "text",
    }
}

/// Reads a message of one of these types.
pub(super) fn read(wire: &Message<'_>) -> Option<Assistant> {
    Some(match &wire.kind {
        MessageType::SimpleResponse => {
            let responses = read_simple_responses(wire);
            return (!responses.is_empty()).then_some(Assistant::SimpleResponses(responses));
        }
        MessageType::BasicCard => Assistant::BasicCard(core::BasicCard {
            title: owned(&wire.title),
            subtitle: owned(&wire.subtitle),
            formatted_text: owned(&wire.formatted_text),
            image: read_image(&wire.image),
            buttons: read_buttons(&wire.buttons),
        }),
        MessageType::SuggestionChips => {
            Assistant::Suggestions(convert_all(&wire.suggestions, |chip| owned(&chip.title)))
        }
        MessageType::LinkOutChip => Assistant::LinkOut(core::LinkOut {
            destination_name: owned(&wire.destination_name),
            url: owned(&wire.url),
        }),
        MessageType::ListCard => Assistant::List(core::List {
            title: owned(&wire.title),
            subtitle: owned(&wire.subtitle),
            items: convert_all(&wire.items, read_item),
        }),
        MessageType::CarouselCard => Assistant::Carousel(convert_all(&wire.items, read_item)),
        MessageType::BrowseCarouselCard => Assistant::BrowseCarousel(core::BrowseCarousel {
            items: convert_all(&wire.items, read_browse_item),
            ..core::BrowseCarousel::default()
        }),
        MessageType::TableCard => Assistant::Table(read_table(wire)),
        MessageType::MediaContent => {
            Assistant::Media(convert_all(&wire.media_objects, read_media_object))
        }
        _ => return None,
    })
}

/// Returns a message of one of these types.
pub(super) fn message<'a>(wire: Message<'a>, assistant: &'a Assistant) -> Message<'a> {
    let wire = Message { platform: Cow::Borrowed(PLATFORM), ..wire };
    match assistant {
        Assistant::SimpleResponses(responses) => {
            let wire = Message { kind: MessageType::SimpleResponse, ..wire };
            let [response] = &responses[..] else {
                return Message { items: convert_all(responses, simple_response), ..wire };
            };
            let Item { text_to_speech, ssml, display_text, .. } = simple_response(response);
            Message { text_to_speech, ssml, display_text, ..wire }
        }
        Assistant::BasicCard(card) => Message {
            kind: MessageType::BasicCard,
            title: borrowed(&card.title),
            subtitle: borrowed(&card.subtitle),
            formatted_text: borrowed(&card.formatted_text),
            image: image(card.image.as_ref()),
            buttons: convert_all(&card.buttons, button),
            ..wire
        },
        Assistant::Suggestions(titles) => Message {
            kind: MessageType::SuggestionChips,
            suggestions: convert_all(titles, |title| Suggestion { title: borrowed(title) }),
            ..wire
        },
        Assistant::LinkOut(link) => Message {
            kind: MessageType::LinkOutChip,
            destination_name: borrowed(&link.destination_name),
            url: borrowed(&link.url),
            ..wire
        },
        Assistant::List(list) => Message {
            kind: MessageType::ListCard,
            title: borrowed(&list.title),
            subtitle: borrowed(&list.subtitle),
            items: convert_all(&list.items, item),
            ..wire
        },
        Assistant::Carousel(items) => {
            let items = convert_all(items, item);
            Message { kind: MessageType::CarouselCard, items, ..wire }
        }
        Assistant::BrowseCarousel(carousel) => {
            let items = convert_all(&carousel.items, browse_item);
            Message { kind: MessageType::BrowseCarouselCard, items, ..wire }
        }
        Assistant::Table(table) => Message {
            kind: MessageType::TableCard,
            title: borrowed(&table.title),
            subtitle: borrowed(&table.subtitle),
            image: image(table.image.as_ref()),
            column_properties: convert_all(&table.columns, |column| ColumnProperties {
                header: borrowed(&column.header),
                horizontal_alignment: borrowed(&column.alignment),
            }),
            rows: convert_all(&table.rows, |row| Row {
                cells: convert_all(&row.cells, |text| Cell { text: borrowed(text) }),
                divider_after: row.divider_after,
            }),
            buttons: convert_all(&table.buttons, button),
            ..wire
        },
        Assistant::Media(objects) => Message {
            kind: MessageType::MediaContent,
            // The only media type.
            media_type: Cow::Borrowed("AUDIO"),
            media_objects: convert_all(objects, media_object),
            ..wire
        },
    }
}

/// Returns the speech of a message; only simple responses have speech.
pub(super) fn voice(assistant: &Assistant) -> Voice<'_> {
    let Assistant::SimpleResponses(responses) = assistant else { return Voice::default() };
    let differs = responses.iter().any(|response| {
        matches!(response.speech, Speech::Ssml(_)) || !response.display_text.is_empty()
    });
    Voice { speeches: responses.iter().map(|response| &response.speech).collect(), differs }
}

/// Returns whether a message has image display options.
pub(super) fn has_image_display(assistant: &Assistant) -> bool {
    let Assistant::BrowseCarousel(carousel) = assistant else { return false };
    !carousel.image_display.is_empty()
}

/// Reads the simple responses in `items`, or else the simple response in the message itself.
fn read_simple_responses(wire: &Message<'_>) -> Vec<core::SimpleResponse> {
    let single = [wire.text_to_speech.as_ref(), &wire.ssml, &wire.display_text];
    let single = std::iter::once(single).filter(|_| wire.items.is_empty());
    let items = wire.items.iter();
    let items = items.map(|item| [item.text_to_speech.as_ref(), &item.ssml, &item.display_text]);
    let responses = single.chain(items).filter(|texts| texts.iter().any(|text| !text.is_empty()));
    let responses = responses.map(|[text, ssml, display_text]| core::SimpleResponse {
        speech: speech_of(text, ssml),
        display_text: owned(display_text),
    });
    responses.collect()
}

fn simple_response(response: &core::SimpleResponse) -> Item<'_> {
    let item = Item { display_text: borrowed(&response.display_text), ..Item::default() };
    match &response.speech {
        Speech::Text(text) => Item { text_to_speech: borrowed(text), ..item },
        Speech::Ssml(ssml) => Item { ssml: borrowed(ssml), ..item },
    }
}

/// Returns the name of an enum value, unless it is the default.
fn specified(name: &str) -> &str {
    if name.ends_with("_UNSPECIFIED") { "" } else { name }
}

fn read_image(wire: &Image<'_>) -> Option<intents_core::Image> {
    let image = intents_core::Image::new(owned(&wire.url)).alt(owned(&wire.accessibility_text));
    (!wire.url.is_empty()).then_some(image)
}

fn image(image: Option<&intents_core::Image>) -> Image<'_> {
    let Some(image) = image else { return Image::default() };
    Image { url: borrowed(&image.url), accessibility_text: borrowed(&image.alt) }
}

fn read_buttons(buttons: &[Button<'_>]) -> Vec<intents_core::Button> {
    let card = buttons.iter().fold(Card::new(""), |card, button| {
        card.button(owned(&button.title), owned(&button.open_url_action.url))
    });
    card.buttons
}

fn button(button: &intents_core::Button) -> Button<'_> {
    let url = borrowed(&button.postback);
    let open_url_action = OpenUrlAction { url, ..OpenUrlAction::default() };
    Button { title: borrowed(&button.text), open_url_action, ..Button::default() }
}

fn read_item(wire: &Item<'_>) -> core::Item {
    core::Item {
        key: owned(&wire.option_info.key),
        synonyms: convert_all(&wire.option_info.synonyms, owned),
        title: owned(&wire.title),
        description: owned(&wire.description),
        image: read_image(&wire.image),
    }
}

fn item(item: &core::Item) -> Item<'_> {
    let synonyms = convert_all(&item.synonyms, borrowed);
    Item {
        option_info: OptionInfo { key: borrowed(&item.key), synonyms },
        title: borrowed(&item.title),
        description: borrowed(&item.description),
        image: image(item.image.as_ref()),
        ..Item::default()
    }
}

fn read_browse_item(wire: &Item<'_>) -> core::BrowseItem {
    core::BrowseItem {
        title: owned(&wire.title),
        description: owned(&wire.description),
        footer: owned(&wire.footer),
        image: read_image(&wire.image),
        url: owned(&wire.open_url_action.url),
        url_type_hint: owned(specified(&wire.open_url_action.url_type_hint)),
    }
}

fn browse_item(item: &core::BrowseItem) -> Item<'_> {
    let url_type_hint = borrowed(&item.url_type_hint);
    Item {
        title: borrowed(&item.title),
        description: borrowed(&item.description),
        footer: borrowed(&item.footer),
        image: image(item.image.as_ref()),
        open_url_action: OpenUrlAction { url: borrowed(&item.url), url_type_hint },
        ..Item::default()
    }
}

fn read_table(wire: &Message<'_>) -> core::Table {
    core::Table {
        title: owned(&wire.title),
        subtitle: owned(&wire.subtitle),
        image: read_image(&wire.image),
        columns: convert_all(&wire.column_properties, |column| core::Column {
            header: owned(&column.header),
            alignment: owned(specified(&column.horizontal_alignment)),
        }),
        rows: convert_all(&wire.rows, |row| core::Row {
            cells: convert_all(&row.cells, |cell| owned(&cell.text)),
            divider_after: row.divider_after,
        }),
        buttons: read_buttons(&wire.buttons),
    }
}

fn read_media_object(wire: &MediaObject<'_>) -> core::MediaObject {
    let large = read_image(&wire.large_image).map(MediaImage::Large);
    core::MediaObject {
        name: owned(&wire.name),
        description: owned(&wire.description),
        image: large.or_else(|| read_image(&wire.icon).map(MediaImage::Icon)),
        content_url: owned(&wire.content_url),
    }
}

fn media_object(object: &core::MediaObject) -> MediaObject<'_> {
    let (large_image, icon) = match &object.image {
        Some(MediaImage::Large(large)) => (Some(large), None),
        Some(MediaImage::Icon(icon)) => (None, Some(icon)),
        None => (None, None),
    };
    MediaObject {
        name: borrowed(&object.name),
        description: borrowed(&object.description),
        large_image: image(large_image),
        icon: image(icon),
        content_url: borrowed(&object.content_url),
    }
}
