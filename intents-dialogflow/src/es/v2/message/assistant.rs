//! The kinds of messages that only the Google Assistant had.

use std::borrow::Cow;

use super::Image;
use crate::proto::{message, open_enum};

message! {
    /// What the Assistant says. Source: `Intent.Message.SimpleResponses`.
    pub struct SimpleResponses<'a> {
        /// The responses; a webhook sends one.
        pub simple_responses: Vec<SimpleResponse<'a>> = "simpleResponses",
    }
}

message! {
    /// What is spoken, and what is shown with it. Source: `Intent.Message.SimpleResponse`.
    pub struct SimpleResponse<'a> {
        /// What is spoken, without markup.
        pub text_to_speech: Cow<'a, str> = "textToSpeech",
        /// What is spoken, in SSML, where there is no [`text_to_speech`](Self::text_to_speech).
        pub ssml: Cow<'a, str> = "ssml",
        /// What is shown.
        pub display_text: Cow<'a, str> = "displayText",
    }
}

message! {
    /// A card. Source: `Intent.Message.BasicCard`.
    pub struct BasicCard<'a> {
        /// Its title.
        pub title: Cow<'a, str> = "title",
        /// The text below the title.
        pub subtitle: Cow<'a, str> = "subtitle",
        /// Its text, required without an image.
        pub formatted_text: Cow<'a, str> = "formattedText",
        /// Its image.
        pub image: Image<'a> = "image",
        /// Its buttons.
        pub buttons: Vec<BasicCardButton<'a>> = "buttons",
    }
}

message! {
    /// A button that opens a page. Source: `Intent.Message.BasicCard.Button`.
    pub struct BasicCardButton<'a> {
        /// What is written on it.
        pub title: Cow<'a, str> = "title",
        /// What it opens.
        pub open_uri_action: OpenUriAction<'a> = "openUriAction",
    }
}

message! {
    /// A page to open. Source: `Intent.Message.BasicCard.Button.OpenUriAction`.
    pub struct OpenUriAction<'a> {
        /// Its URL.
        pub uri: Cow<'a, str> = "uri",
    }
}

message! {
    /// Chips. Source: `Intent.Message.Suggestions`.
    pub struct Suggestions<'a> {
        /// The chips.
        pub suggestions: Vec<Suggestion<'a>> = "suggestions",
    }
}

message! {
    /// A chip. Source: `Intent.Message.Suggestion`.
    pub struct Suggestion<'a> {
        /// What is written on it.
        pub title: Cow<'a, str> = "title",
    }
}

message! {
    /// A chip that opens an app or a page. Source: `Intent.Message.LinkOutSuggestion`.
    pub struct LinkOutSuggestion<'a> {
        /// The name of the app or page.
        pub destination_name: Cow<'a, str> = "destinationName",
        /// Its URL.
        pub uri: Cow<'a, str> = "uri",
    }
}

message! {
    /// A list to choose from. Source: `Intent.Message.ListSelect`.
    pub struct ListSelect<'a> {
        /// Its title.
        pub title: Cow<'a, str> = "title",
        /// The text below the title.
        pub subtitle: Cow<'a, str> = "subtitle",
        /// Its items.
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
    /// What may be chosen. Source: `Intent.Message.ListSelect.Item` and
    /// `Intent.Message.CarouselSelect.Item`, which have the same fields.
    pub struct SelectItem<'a> {
        /// How it is chosen.
        pub info: SelectItemInfo<'a> = "info",
        /// Its title.
        pub title: Cow<'a, str> = "title",
        /// Its description.
        pub description: Cow<'a, str> = "description",
        /// Its image.
        pub image: Image<'a> = "image",
    }
}

message! {
    /// How an item is chosen. Source: `Intent.Message.SelectItemInfo`.
    pub struct SelectItemInfo<'a> {
        /// What the agent is told when it is chosen.
        pub key: Cow<'a, str> = "key",
        /// What users may say for it.
        pub synonyms: Vec<Cow<'a, str>> = "synonyms",
    }
}

message! {
    /// Cards that open pages. Source: `Intent.Message.BrowseCarouselCard`.
    pub struct BrowseCarouselCard<'a> {
        /// The cards.
        pub items: Vec<BrowseCarouselCardItem<'a>> = "items",
        /// How images are fitted.
        pub image_display_options: ImageDisplayOptions<'a> = "imageDisplayOptions",
    }
}

message! {
    /// A card that opens a page. Source:
    /// `Intent.Message.BrowseCarouselCard.BrowseCarouselCardItem`.
    pub struct BrowseCarouselCardItem<'a> {
        /// What it opens.
        pub open_uri_action: OpenUrlAction<'a> = "openUriAction",
        /// Its title.
        pub title: Cow<'a, str> = "title",
        /// Its description.
        pub description: Cow<'a, str> = "description",
        /// Its image.
        pub image: Image<'a> = "image",
        /// The text at its bottom.
        pub footer: Cow<'a, str> = "footer",
    }
}

message! {
    /// A page to open. Source:
    /// `Intent.Message.BrowseCarouselCard.BrowseCarouselCardItem.OpenUrlAction`.
    pub struct OpenUrlAction<'a> {
        /// Its URL.
        pub url: Cow<'a, str> = "url",
        /// What kind of page it is.
        pub url_type_hint: UrlTypeHint<'a> = "urlTypeHint",
    }
}

open_enum! {
    /// How the images of a [`BrowseCarouselCard`] are fitted. Source:
    /// `Intent.Message.BrowseCarouselCard.ImageDisplayOptions`.
    pub enum ImageDisplayOptions {
        /// As by default: gray.
        Unspecified = "IMAGE_DISPLAY_OPTIONS_UNSPECIFIED" / 0,
        /// Gray bars fill the gaps.
        Gray = "GRAY" / 1,
        /// White bars fill the gaps.
        White = "WHITE" / 2,
        /// Cropped.
        Cropped = "CROPPED" / 3,
        /// The image itself, blurred, fills the gaps.
        BlurredBackground = "BLURRED_BACKGROUND" / 4,
    }
}

open_enum! {
    /// What kind of page a URL is. Source:
    /// `Intent.Message.BrowseCarouselCard.BrowseCarouselCardItem.OpenUrlAction.UrlTypeHint`.
    pub enum UrlTypeHint {
        /// Not said.
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
        /// Its title.
        pub title: Cow<'a, str> = "title",
        /// The text below the title.
        pub subtitle: Cow<'a, str> = "subtitle",
        /// Its image.
        pub image: Image<'a> = "image",
        /// Its columns.
        pub column_properties: Vec<ColumnProperties<'a>> = "columnProperties",
        /// Its rows.
        pub rows: Vec<TableCardRow<'a>> = "rows",
        /// Its buttons.
        pub buttons: Vec<BasicCardButton<'a>> = "buttons",
    }
}

message! {
    /// A column of a table. Source: `Intent.Message.ColumnProperties`.
    pub struct ColumnProperties<'a> {
        /// What is above it.
        pub header: Cow<'a, str> = "header",
        /// How its cells are aligned.
        pub horizontal_alignment: HorizontalAlignment<'a> = "horizontalAlignment",
    }
}

open_enum! {
    /// How the cells of a column are aligned. Source:
    /// `Intent.Message.ColumnProperties.HorizontalAlignment`.
    pub enum HorizontalAlignment {
        /// As by default: at the start.
        Unspecified = "HORIZONTAL_ALIGNMENT_UNSPECIFIED" / 0,
        /// At the start.
        Leading = "LEADING" / 1,
        /// In the middle.
        Center = "CENTER" / 2,
        /// At the end.
        Trailing = "TRAILING" / 3,
    }
}

message! {
    /// A row of a table. Source: `Intent.Message.TableCardRow`.
    pub struct TableCardRow<'a> {
        /// Its cells.
        pub cells: Vec<TableCardCell<'a>> = "cells",
        /// Whether there is a line below it.
        pub divider_after: bool = "dividerAfter",
    }
}

message! {
    /// A cell of a table. Source: `Intent.Message.TableCardCell`.
    pub struct TableCardCell<'a> {
        /// Its text.
        pub text: Cow<'a, str> = "text",
    }
}

message! {
    /// Audio to play. Source: `Intent.Message.MediaContent`.
    pub struct MediaContent<'a> {
        /// What kind of media they are.
        pub media_type: ResponseMediaType<'a> = "mediaType",
        /// The media.
        pub media_objects: Vec<ResponseMediaObject<'a>> = "mediaObjects",
    }
}

open_enum! {
    /// A kind of media. Source: `Intent.Message.MediaContent.ResponseMediaType`.
    pub enum ResponseMediaType {
        /// Not said.
        Unspecified = "RESPONSE_MEDIA_TYPE_UNSPECIFIED" / 0,
        /// Audio.
        Audio = "AUDIO" / 1,
    }
}

message! {
    /// A piece of audio. Source: `Intent.Message.MediaContent.ResponseMediaObject`.
    pub struct ResponseMediaObject<'a> {
        /// Its name.
        pub name: Cow<'a, str> = "name",
        /// Its description.
        pub description: Cow<'a, str> = "description",
        /// An image that is shown above, where there is no [`icon`](Self::icon).
        pub large_image: Image<'a> = "largeImage",
        /// An image that is shown beside.
        pub icon: Image<'a> = "icon",
        /// The URL of the audio.
        pub content_url: Cow<'a, str> = "contentUrl",
    }
}
