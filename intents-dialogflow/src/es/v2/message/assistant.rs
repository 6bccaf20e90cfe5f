//! The message types of the Google Assistant, which Google ended in June 2023.

use std::borrow::Cow;

use intents_core::assistant::{self as core, Assistant, MediaImage};
use intents_core::connector::{DecodeError, ObjectWriter};
use intents_core::{Button, Card, Speech};

use super::telephony::speech;
use super::{Image, Message, read_member};
use crate::proto::messages::{borrowed, convert_all, owned};
use crate::proto::{OpenEnum as _, message, open_enum, write_member};

message! {
    /// Simple responses. Source: `Intent.Message.SimpleResponses`.
    pub struct SimpleResponses<'a> {
        /// The responses; a webhook sends one.
        pub simple_responses: Vec<SimpleResponse<'a>> = "simpleResponses",
    }
}

message! {
    /// Speech with a displayed text. Source: `Intent.Message.SimpleResponse`.
    pub struct SimpleResponse<'a> {
        /// The speech as a text.
        pub text_to_speech: Cow<'a, str> = "textToSpeech",
        /// The speech as SSML, if there is no `text_to_speech`.
        pub ssml: Cow<'a, str> = "ssml",
        /// The displayed text.
        pub display_text: Cow<'a, str> = "displayText",
    }
}

message! {
    /// A card. Source: `Intent.Message.BasicCard`.
    pub struct BasicCard<'a> {
        /// The title of the card.
        pub title: Cow<'a, str> = "title",
        /// The text below the title.
        pub subtitle: Cow<'a, str> = "subtitle",
        /// The text of the card, required without an image.
        pub formatted_text: Cow<'a, str> = "formattedText",
        /// The image of the card.
        pub image: Image<'a> = "image",
        /// The buttons of the card.
        pub buttons: Vec<BasicCardButton<'a>> = "buttons",
    }
}

message! {
    /// A button that opens a page. Source: `Intent.Message.BasicCard.Button`.
    pub struct BasicCardButton<'a> {
        /// The label.
        pub title: Cow<'a, str> = "title",
        /// The page that the button opens.
        pub open_uri_action: OpenUriAction<'a> = "openUriAction",
    }
}

message! {
    /// A page to open. Source: `Intent.Message.BasicCard.Button.OpenUriAction`.
    pub struct OpenUriAction<'a> {
        /// The URL of the page.
        pub uri: Cow<'a, str> = "uri",
    }
}

message! {
    /// Suggestion chips. Source: `Intent.Message.Suggestions`.
    pub struct Suggestions<'a> {
        /// The chips.
        pub suggestions: Vec<Suggestion<'a>> = "suggestions",
    }
}

message! {
    /// A suggestion chip. Source: `Intent.Message.Suggestion`.
    pub struct Suggestion<'a> {
        /// The label.
        pub title: Cow<'a, str> = "title",
    }
}

message! {
    /// A chip that opens an app or a page. Source: `Intent.Message.LinkOutSuggestion`.
    pub struct LinkOutSuggestion<'a> {
        /// The name of the app or page.
        pub destination_name: Cow<'a, str> = "destinationName",
        /// The URL of the app or page.
        pub uri: Cow<'a, str> = "uri",
    }
}

message! {
    /// A list to choose from. Source: `Intent.Message.ListSelect`.
    pub struct ListSelect<'a> {
        /// The title of the list.
        pub title: Cow<'a, str> = "title",
        /// The text below the title.
        pub subtitle: Cow<'a, str> = "subtitle",
        /// The items of the list.
        pub items: Vec<SelectItem<'a>> = "items",
    }
}

message! {
    /// Cards to choose from. Source: `Intent.Message.CarouselSelect`.
    pub struct CarouselSelect<'a> {
        /// The cards.
        pub items: Vec<SelectItem<'a>> = "items",
    }
}

message! {
    /// An item of a list or carousel. Source: `Intent.Message.ListSelect.Item` and
    /// `Intent.Message.CarouselSelect.Item`, which have the same fields.
    pub struct SelectItem<'a> {
        /// The key and the synonyms of the item.
        pub info: SelectItemInfo<'a> = "info",
        /// The title of the item.
        pub title: Cow<'a, str> = "title",
        /// The description of the item.
        pub description: Cow<'a, str> = "description",
        /// The image of the item.
        pub image: Image<'a> = "image",
    }
}

message! {
    /// The key and the synonyms of an item. Source: `Intent.Message.SelectItemInfo`.
    pub struct SelectItemInfo<'a> {
        /// The key that is sent when the item is chosen.
        pub key: Cow<'a, str> = "key",
        /// Synonyms that choose the item.
        pub synonyms: Vec<Cow<'a, str>> = "synonyms",
    }
}

message! {
    /// Cards that open pages. Source: `Intent.Message.BrowseCarouselCard`.
    pub struct BrowseCarouselCard<'a> {
        /// The cards.
        pub items: Vec<BrowseCarouselCardItem<'a>> = "items",
        /// The display of the images.
        pub image_display_options: ImageDisplayOptions<'a> = "imageDisplayOptions",
    }
}

message! {
    /// A card that opens a page. Source:
    /// `Intent.Message.BrowseCarouselCard.BrowseCarouselCardItem`.
    pub struct BrowseCarouselCardItem<'a> {
        /// The page that the card opens.
        pub open_uri_action: OpenUrlAction<'a> = "openUriAction",
        /// The title of the card.
        pub title: Cow<'a, str> = "title",
        /// The description of the card.
        pub description: Cow<'a, str> = "description",
        /// The image of the card.
        pub image: Image<'a> = "image",
        /// The text at the bottom of the card.
        pub footer: Cow<'a, str> = "footer",
    }
}

message! {
    /// A page to open. Source:
    /// `Intent.Message.BrowseCarouselCard.BrowseCarouselCardItem.OpenUrlAction`.
    pub struct OpenUrlAction<'a> {
        /// The URL of the page.
        pub url: Cow<'a, str> = "url",
        /// The type of the page.
        pub url_type_hint: UrlTypeHint<'a> = "urlTypeHint",
    }
}

open_enum! {
    /// The display of the images in a [`BrowseCarouselCard`]. Source:
    /// `Intent.Message.BrowseCarouselCard.ImageDisplayOptions`.
    pub enum ImageDisplayOptions {
        /// The default, which is [`Gray`](Self::Gray).
        Unspecified = "IMAGE_DISPLAY_OPTIONS_UNSPECIFIED" / 0,
        /// Gray bars fill the gaps.
        Gray = "GRAY" / 1,
        /// White bars fill the gaps.
        White = "WHITE" / 2,
        /// The image is cropped.
        Cropped = "CROPPED" / 3,
        /// A blurred copy of the image fills the gaps.
        BlurredBackground = "BLURRED_BACKGROUND" / 4,
    }
}

open_enum! {
    /// The type of a page. Source:
    /// `Intent.Message.BrowseCarouselCard.BrowseCarouselCardItem.OpenUrlAction.UrlTypeHint`.
    pub enum UrlTypeHint {
        /// Not specified.
        Unspecified = "URL_TYPE_HINT_UNSPECIFIED" / 0,
        /// An AMP action.
        AmpAction = "AMP_ACTION" / 1,
        /// AMP content.
        AmpContent = "AMP_CONTENT" / 2,
    }
}

message! {
    /// A table. Source: `Intent.Message.TableCard`.
    pub struct TableCard<'a> {
        /// The title of the table.
        pub title: Cow<'a, str> = "title",
        /// The text below the title.
        pub subtitle: Cow<'a, str> = "subtitle",
        /// The image of the table.
        pub image: Image<'a> = "image",
        /// The columns of the table.
        pub column_properties: Vec<ColumnProperties<'a>> = "columnProperties",
        /// The rows of the table.
        pub rows: Vec<TableCardRow<'a>> = "rows",
        /// The buttons of the table.
        pub buttons: Vec<BasicCardButton<'a>> = "buttons",
    }
}

message! {
    /// A column of a table. Source: `Intent.Message.ColumnProperties`.
    pub struct ColumnProperties<'a> {
        /// The header.
        pub header: Cow<'a, str> = "header",
        /// The alignment of the cells.
        pub horizontal_alignment: HorizontalAlignment<'a> = "horizontalAlignment",
    }
}

open_enum! {
    /// The alignment of the cells in a column. Source:
    /// `Intent.Message.ColumnProperties.HorizontalAlignment`.
    pub enum HorizontalAlignment {
        /// The default, which is [`Leading`](Self::Leading).
        Unspecified = "HORIZONTAL_ALIGNMENT_UNSPECIFIED" / 0,
        /// Alignment at the start.
        Leading = "LEADING" / 1,
        /// Alignment in the middle.
        Center = "CENTER" / 2,
        /// Alignment at the end.
        Trailing = "TRAILING" / 3,
    }
}

message! {
    /// A row of a table. Source: `Intent.Message.TableCardRow`.
    pub struct TableCardRow<'a> {
        /// The cells of the row.
        pub cells: Vec<TableCardCell<'a>> = "cells",
        /// Whether a line follows the row.
        pub divider_after: bool = "dividerAfter",
    }
}

message! {
    /// A cell of a table. Source: `Intent.Message.TableCardCell`.
    pub struct TableCardCell<'a> {
        /// The text of the cell.
        pub text: Cow<'a, str> = "text",
    }
}

message! {
    /// Audio to play. Source: `Intent.Message.MediaContent`.
    pub struct MediaContent<'a> {
        /// The type of the media.
        pub media_type: ResponseMediaType<'a> = "mediaType",
        /// The media.
        pub media_objects: Vec<ResponseMediaObject<'a>> = "mediaObjects",
    }
}

open_enum! {
    /// The type of media. Source: `Intent.Message.MediaContent.ResponseMediaType`.
    pub enum ResponseMediaType {
        /// Not specified.
        Unspecified = "RESPONSE_MEDIA_TYPE_UNSPECIFIED" / 0,
        /// Audio.
        Audio = "AUDIO" / 1,
    }
}

message! {
    /// An audio file. Source: `Intent.Message.MediaContent.ResponseMediaObject`.
    pub struct ResponseMediaObject<'a> {
        /// The name of the audio.
        pub name: Cow<'a, str> = "name",
        /// The description of the audio.
        pub description: Cow<'a, str> = "description",
        /// The image above the audio, if there is no `icon`.
        pub large_image: Image<'a> = "largeImage",
        /// The image beside the audio.
        pub icon: Image<'a> = "icon",
        /// The URL of the audio.
        pub content_url: Cow<'a, str> = "contentUrl",
    }
}

/// Reads a message of one of these types.
pub(super) fn read(message: &Message<'_>) -> Result<Option<Assistant>, DecodeError> {
    Ok(Some(if message.simple_responses.json().is_some() {
        let wire = read_member(message.simple_responses)?;
        Assistant::SimpleResponses(convert_all(wire.simple_responses, Into::into))
    } else if message.basic_card.json().is_some() {
        Assistant::BasicCard(read_member(message.basic_card)?.into())
    } else if message.suggestions.json().is_some() {
        let titles = read_member(message.suggestions)?.suggestions.into_iter();
        let titles = titles.map(|suggestion| owned(suggestion.title));
        Assistant::Suggestions(titles.filter(|title| !title.is_empty()).collect())
    } else if message.link_out_suggestion.json().is_some() {
        let wire = read_member(message.link_out_suggestion)?;
        let destination_name = owned(wire.destination_name);
        Assistant::LinkOut(core::LinkOut { destination_name, url: owned(wire.uri) })
    } else if message.list_select.json().is_some() {
        let wire = read_member(message.list_select)?;
        Assistant::List(core::List {
            title: owned(wire.title),
            subtitle: owned(wire.subtitle),
            items: convert_all(wire.items, Into::into),
        })
    } else if message.carousel_select.json().is_some() {
        Assistant::Carousel(convert_all(read_member(message.carousel_select)?.items, Into::into))
    } else if message.browse_carousel_card.json().is_some() {
        let wire = read_member(message.browse_carousel_card)?;
        Assistant::BrowseCarousel(core::BrowseCarousel {
            image_display: match &wire.image_display_options {
                ImageDisplayOptions::Unspecified => Cow::Borrowed(""),
                options => owned(options.name()),
            },
            items: convert_all(wire.items, Into::into),
        })
    } else if message.table_card.json().is_some() {
        Assistant::Table(read_member(message.table_card)?.into())
    } else if message.media_content.json().is_some() {
        let wire = read_member(message.media_content)?;
        Assistant::Media(convert_all(wire.media_objects, Into::into))
    } else {
        return Ok(None);
    }))
}

/// Writes a message of one of these types as a member of `object`.
pub(super) fn write(object: &mut ObjectWriter<'_>, assistant: &Assistant) {
    match assistant {
        Assistant::SimpleResponses(responses) => {
            let simple_responses = convert_all(responses, Into::into);
            write_member(object, Message::simple_responses, &SimpleResponses { simple_responses });
        }
        Assistant::BasicCard(card) => {
            write_member(object, Message::basic_card, &BasicCard::from(card));
        }
        Assistant::Suggestions(titles) => {
            let suggestions = convert_all(titles, |title| Suggestion { title: borrowed(title) });
            write_member(object, Message::suggestions, &Suggestions { suggestions });
        }
        Assistant::LinkOut(link) => {
            let destination_name = borrowed(&link.destination_name);
            let link = LinkOutSuggestion { destination_name, uri: borrowed(&link.url) };
            write_member(object, Message::link_out_suggestion, &link);
        }
        Assistant::List(list) => {
            let list = ListSelect {
                title: borrowed(&list.title),
                subtitle: borrowed(&list.subtitle),
                items: convert_all(&list.items, Into::into),
            };
            write_member(object, Message::list_select, &list);
        }
        Assistant::Carousel(items) => {
            let carousel = CarouselSelect { items: convert_all(items, Into::into) };
            write_member(object, Message::carousel_select, &carousel);
        }
        Assistant::BrowseCarousel(carousel) => {
            let options = ImageDisplayOptions::from_name(borrowed(&carousel.image_display));
            let carousel = BrowseCarouselCard {
                items: convert_all(&carousel.items, Into::into),
                image_display_options: options.if_known(),
            };
            write_member(object, Message::browse_carousel_card, &carousel);
        }
        Assistant::Table(table) => {
            write_member(object, Message::table_card, &TableCard::from(table));
        }
        Assistant::Media(objects) => {
            let media = MediaContent {
                media_type: ResponseMediaType::Audio,
                media_objects: convert_all(objects, Into::into),
            };
            write_member(object, Message::media_content, &media);
        }
    }
}

/// Returns whether a message has an enum value that Google's definitions do not have. Such a value
/// is omitted, because Dialogflow would refuse the whole response.
pub(super) fn has_unknown_value(assistant: &Assistant) -> bool {
    match assistant {
        Assistant::BrowseCarousel(carousel) => {
            let hint = |item: &core::BrowseItem| {
                UrlTypeHint::from_name(borrowed(&item.url_type_hint)).is_unknown()
            };
            ImageDisplayOptions::from_name(borrowed(&carousel.image_display)).is_unknown()
                || carousel.items.iter().any(hint)
        }
        Assistant::Table(table) => table
            .columns
            .iter()
            .any(|column| HorizontalAlignment::from_name(borrowed(&column.alignment)).is_unknown()),
        Assistant::SimpleResponses(_)
        | Assistant::BasicCard(_)
        | Assistant::Suggestions(_)
        | Assistant::LinkOut(_)
        | Assistant::List(_)
        | Assistant::Carousel(_)
        | Assistant::Media(_) => false,
    }
}

/// Returns the image, if there is one.
fn read_image(wire: Image<'_>) -> Option<intents_core::Image> {
    (!wire.image_uri.is_empty()).then(|| wire.into())
}

fn image(image: Option<&intents_core::Image>) -> Image<'_> {
    image.map(Image::from).unwrap_or_default()
}

fn read_buttons(buttons: Vec<BasicCardButton<'_>>) -> Vec<Button> {
    let card = buttons.into_iter().fold(Card::new(""), |card, button| {
        card.button(owned(button.title), owned(button.open_uri_action.uri))
    });
    card.buttons
}

impl<'a> From<&'a Button> for BasicCardButton<'a> {
    fn from(button: &'a Button) -> Self {
        let open_uri_action = OpenUriAction { uri: borrowed(&button.postback) };
        Self { title: borrowed(&button.text), open_uri_action }
    }
}

impl From<SimpleResponse<'_>> for core::SimpleResponse {
    fn from(wire: SimpleResponse<'_>) -> Self {
        let display_text = owned(wire.display_text);
        Self { speech: speech(wire.text_to_speech, wire.ssml), display_text }
    }
}

impl<'a> From<&'a core::SimpleResponse> for SimpleResponse<'a> {
    fn from(response: &'a core::SimpleResponse) -> Self {
        let display_text = borrowed(&response.display_text);
        let wire = Self { display_text, ..Self::default() };
        match &response.speech {
            Speech::Text(text) => Self { text_to_speech: borrowed(text), ..wire },
            Speech::Ssml(ssml) => Self { ssml: borrowed(ssml), ..wire },
        }
    }
}

impl From<BasicCard<'_>> for core::BasicCard {
    fn from(wire: BasicCard<'_>) -> Self {
        Self {
            title: owned(wire.title),
            subtitle: owned(wire.subtitle),
            formatted_text: owned(wire.formatted_text),
            image: read_image(wire.image),
            buttons: read_buttons(wire.buttons),
        }
    }
}

impl<'a> From<&'a core::BasicCard> for BasicCard<'a> {
    fn from(card: &'a core::BasicCard) -> Self {
        Self {
            title: borrowed(&card.title),
            subtitle: borrowed(&card.subtitle),
            formatted_text: borrowed(&card.formatted_text),
            image: image(card.image.as_ref()),
            buttons: convert_all(&card.buttons, Into::into),
        }
    }
}

impl From<SelectItem<'_>> for core::Item {
    fn from(wire: SelectItem<'_>) -> Self {
        Self {
            key: owned(wire.info.key),
            synonyms: convert_all(wire.info.synonyms, owned),
            title: owned(wire.title),
            description: owned(wire.description),
            image: read_image(wire.image),
        }
    }
}

impl<'a> From<&'a core::Item> for SelectItem<'a> {
    fn from(item: &'a core::Item) -> Self {
        let synonyms = convert_all(&item.synonyms, borrowed);
        Self {
            info: SelectItemInfo { key: borrowed(&item.key), synonyms },
            title: borrowed(&item.title),
            description: borrowed(&item.description),
            image: image(item.image.as_ref()),
        }
    }
}

impl From<BrowseCarouselCardItem<'_>> for core::BrowseItem {
    fn from(wire: BrowseCarouselCardItem<'_>) -> Self {
        Self {
            url_type_hint: match &wire.open_uri_action.url_type_hint {
                UrlTypeHint::Unspecified => Cow::Borrowed(""),
                hint => owned(hint.name()),
            },
            url: owned(wire.open_uri_action.url),
            title: owned(wire.title),
            description: owned(wire.description),
            footer: owned(wire.footer),
            image: read_image(wire.image),
        }
    }
}

impl<'a> From<&'a core::BrowseItem> for BrowseCarouselCardItem<'a> {
    fn from(item: &'a core::BrowseItem) -> Self {
        let url_type_hint = UrlTypeHint::from_name(borrowed(&item.url_type_hint)).if_known();
        Self {
            open_uri_action: OpenUrlAction { url: borrowed(&item.url), url_type_hint },
            title: borrowed(&item.title),
            description: borrowed(&item.description),
            image: image(item.image.as_ref()),
            footer: borrowed(&item.footer),
        }
    }
}

impl From<TableCard<'_>> for core::Table {
    fn from(wire: TableCard<'_>) -> Self {
        Self {
            title: owned(wire.title),
            subtitle: owned(wire.subtitle),
            image: read_image(wire.image),
            columns: convert_all(wire.column_properties, |column| core::Column {
                header: owned(&column.header),
                alignment: match &column.horizontal_alignment {
                    HorizontalAlignment::Unspecified => Cow::Borrowed(""),
                    alignment => owned(alignment.name()),
                },
            }),
            rows: convert_all(wire.rows, |row| core::Row {
                cells: convert_all(row.cells, |cell| owned(cell.text)),
                divider_after: row.divider_after,
            }),
            buttons: read_buttons(wire.buttons),
        }
    }
}

impl<'a> From<&'a core::Table> for TableCard<'a> {
    fn from(table: &'a core::Table) -> Self {
        Self {
            title: borrowed(&table.title),
            subtitle: borrowed(&table.subtitle),
            image: image(table.image.as_ref()),
            column_properties: convert_all(&table.columns, |column| ColumnProperties {
                header: borrowed(&column.header),
                horizontal_alignment: HorizontalAlignment::from_name(borrowed(&column.alignment))
                    .if_known(),
            }),
            rows: convert_all(&table.rows, |row| TableCardRow {
                cells: convert_all(&row.cells, |text| TableCardCell { text: borrowed(text) }),
                divider_after: row.divider_after,
            }),
            buttons: convert_all(&table.buttons, Into::into),
        }
    }
}

impl From<ResponseMediaObject<'_>> for core::MediaObject {
    fn from(wire: ResponseMediaObject<'_>) -> Self {
        let large = read_image(wire.large_image).map(MediaImage::Large);
        Self {
            name: owned(wire.name),
            description: owned(wire.description),
            image: large.or_else(|| read_image(wire.icon).map(MediaImage::Icon)),
            content_url: owned(wire.content_url),
        }
    }
}

impl<'a> From<&'a core::MediaObject> for ResponseMediaObject<'a> {
    fn from(object: &'a core::MediaObject) -> Self {
        let (large_image, icon) = match &object.image {
            Some(MediaImage::Large(image)) => (Image::from(image), Image::default()),
            Some(MediaImage::Icon(icon)) => (Image::default(), Image::from(icon)),
            None => (Image::default(), Image::default()),
        };
        Self {
            name: borrowed(&object.name),
            description: borrowed(&object.description),
            large_image,
            icon,
            content_url: borrowed(&object.content_url),
        }
    }
}
