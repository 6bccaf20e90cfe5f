//! Messages.

use serde_json::Value;

use super::{Kind, Speech, wire};

wire! {
    /// A message. It has the members of all kinds, which are those of
    /// [V1](intents_dialogflow::es::v1::Message).
    pub(crate) struct Message {
        /// The type.
        pub(crate) kind: Kind = "type",
        /// The channel that it is for.
        pub(crate) platform: String = "platform",
        /// The title of a card, a list or a table, or the question of quick replies.
        pub(crate) title: String = "title",
        /// The text below the title.
        pub(crate) subtitle: String = "subtitle",
        /// The URL of an image.
        pub(crate) image_url: String = "imageUrl",
        /// The buttons of a card or a table.
        pub(crate) buttons: Vec<Button> = "buttons",
        /// The answers to choose from.
        pub(crate) replies: Vec<String> = "replies",
        /// The payload of a channel.
        pub(crate) payload: Value = "payload",
        /// The speech, without markup.
        pub(crate) text_to_speech: String = "textToSpeech",
        /// The language.
        pub(crate) lang: String = "lang",
        /// The text, or its variants.
        pub(crate) speech: Speech = "speech",
        /// The URI of audio.
        pub(crate) audio_uri: String = "audioUri",
        /// The speech on the telephone, without markup.
        pub(crate) text: String = "text",
        /// The speech, in SSML.
        pub(crate) ssml: String = "ssml",
        /// The phone number of a call transfer.
        pub(crate) phone_number: String = "phoneNumber",
        /// The text beside the speech.
        pub(crate) display_text: String = "displayText",
        /// Whether the speech differs from the text.
        pub(crate) customize_audio: bool = "customizeAudio",
        /// The simple responses, or the items of a list or carousel.
        pub(crate) items: Vec<Item> = "items",
        /// The text of a card, with some Markdown.
        pub(crate) formatted_text: String = "formattedText",
        /// The image of a card or a table.
        pub(crate) image: Image = "image",
        /// The answers to choose from, on the Google Assistant.
        pub(crate) suggestions: Vec<Suggestion> = "suggestions",
        /// The name of the linked page.
        pub(crate) destination_name: String = "destinationName",
        /// Its URL.
        pub(crate) url: String = "url",
        /// `AUDIO`.
        pub(crate) media_type: String = "mediaType",
        /// The media.
        pub(crate) media_objects: Vec<MediaObject> = "mediaObjects",
        /// The columns of a table.
        pub(crate) column_properties: Vec<ColumnProperties> = "columnProperties",
        /// The rows of a table.
        pub(crate) rows: Vec<Row> = "rows",
        /// The condition, which is always empty as far as is known.
        pub(crate) condition: String = "condition",
    }
}

wire! {
    /// A button of a card or a table.
    pub(crate) struct Button {
        /// The URL that it opens, or the text that it sends.
        pub(crate) postback: String = "postback",
        /// The label.
        pub(crate) text: String = "text",
        /// The label on the Google Assistant.
        pub(crate) title: String = "title",
        /// The page that it opens on the Google Assistant.
        pub(crate) open_url_action: OpenUrlAction = "openUrlAction",
    }
}

wire! {
    /// A page to open.
    pub(crate) struct OpenUrlAction {
        /// Its URL.
        pub(crate) url: String = "url",
        /// The type of the page.
        pub(crate) url_type_hint: String = "urlTypeHint",
    }
}

wire! {
    /// An image of the Google Assistant.
    pub(crate) struct Image {
        /// Its URL.
        pub(crate) url: String = "url",
        /// The description for screen readers.
        pub(crate) accessibility_text: String = "accessibilityText",
    }
}

wire! {
    /// A simple response, or an item of a list or carousel.
    pub(crate) struct Item {
        /// The speech, without markup.
        pub(crate) text_to_speech: String = "textToSpeech",
        /// The speech, in SSML.
        pub(crate) ssml: String = "ssml",
        /// The text.
        pub(crate) display_text: String = "displayText",
        /// The option that a user chooses.
        pub(crate) option_info: OptionInfo = "optionInfo",
        /// The text at its bottom.
        pub(crate) footer: String = "footer",
        /// The page that it opens.
        pub(crate) open_url_action: OpenUrlAction = "openUrlAction",
        /// Its title.
        pub(crate) title: String = "title",
        /// Its description.
        pub(crate) description: String = "description",
        /// Its image.
        pub(crate) image: Image = "image",
    }
}

wire! {
    /// The option that a user chooses.
    pub(crate) struct OptionInfo {
        /// The key.
        pub(crate) key: String = "key",
        /// The synonyms.
        pub(crate) synonyms: Vec<String> = "synonyms",
    }
}

wire! {
    /// An answer to choose.
    pub(crate) struct Suggestion {
        /// The label, which is sent too.
        pub(crate) title: String = "title",
    }
}

wire! {
    /// Audio to play.
    pub(crate) struct MediaObject {
        /// Its name.
        pub(crate) name: String = "name",
        /// Its description.
        pub(crate) description: String = "description",
        /// The image above it.
        pub(crate) large_image: Image = "largeImage",
        /// The image beside it.
        pub(crate) icon: Image = "icon",
        /// The URL of the audio.
        pub(crate) content_url: String = "contentUrl",
    }
}

wire! {
    /// A column of a table.
    pub(crate) struct ColumnProperties {
        /// The header.
        pub(crate) header: String = "header",
        /// The alignment of its texts.
        pub(crate) horizontal_alignment: String = "horizontalAlignment",
    }
}

wire! {
    /// A row of a table.
    pub(crate) struct Row {
        /// Its cells.
        pub(crate) cells: Vec<Cell> = "cells",
        /// Whether a line follows it.
        pub(crate) divider_after: bool = "dividerAfter",
    }
}

wire! {
    /// A cell of a table.
    pub(crate) struct Cell {
        /// The text.
        pub(crate) text: String = "text",
    }
}
