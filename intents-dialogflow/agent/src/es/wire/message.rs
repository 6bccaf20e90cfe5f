//! Messages in the files of an agent.

use serde_json::Value;

use super::{Kind, Speech, wire};

wire! {
    /// A message. The struct has the members of all types, which are the members of
    /// [V1](intents_dialogflow::es::v1::Message).
    pub(crate) struct Message {
        /// The type.
        pub(crate) kind: Kind = "type",
        /// The channel of the message.
        pub(crate) platform: String = "platform",
        /// The title of a card, a list or a table, or the question of quick replies.
        pub(crate) title: String = "title",
        /// The text below the title.
        pub(crate) subtitle: String = "subtitle",
        /// The URL of an image.
        pub(crate) image_url: String = "imageUrl",
        /// The buttons of a card or a table.
        pub(crate) buttons: Vec<Button> = "buttons",
        /// The suggested answers.
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
        /// The displayed text.
        pub(crate) display_text: String = "displayText",
        /// Whether the speech differs from the text.
        pub(crate) customize_audio: bool = "customizeAudio",
        /// The simple responses, or the items of a list or carousel.
        pub(crate) items: Vec<Item> = "items",
        /// The text of a card, with some Markdown.
        pub(crate) formatted_text: String = "formattedText",
        /// The image of a card or a table.
        pub(crate) image: Image = "image",
        /// The suggested answers on the Google Assistant.
        pub(crate) suggestions: Vec<Suggestion> = "suggestions",
        /// The name of the linked page.
        pub(crate) destination_name: String = "destinationName",
        /// The URL of the linked page.
        pub(crate) url: String = "url",
        /// The media type: `AUDIO`.
        pub(crate) media_type: String = "mediaType",
        /// The media.
        pub(crate) media_objects: Vec<MediaObject> = "mediaObjects",
        /// The columns of a table.
        pub(crate) column_properties: Vec<ColumnProperties> = "columnProperties",
        /// The rows of a table.
        pub(crate) rows: Vec<Row> = "rows",
        /// The condition; empty in all known agents.
        pub(crate) condition: String = "condition",
    }
}

wire! {
    /// A button of a card or a table.
    pub(crate) struct Button {
        /// The URL to open, or the text to send.
        pub(crate) postback: String = "postback",
        /// The label.
        pub(crate) text: String = "text",
        /// The label on the Google Assistant.
        pub(crate) title: String = "title",
        /// The page that the button opens on the Google Assistant.
        pub(crate) open_url_action: OpenUrlAction = "openUrlAction",
    }
}

wire! {
    /// A page to open.
    pub(crate) struct OpenUrlAction {
        /// The URL of the page.
        pub(crate) url: String = "url",
        /// The type of the page.
        pub(crate) url_type_hint: String = "urlTypeHint",
    }
}

wire! {
    /// An image of the Google Assistant.
    pub(crate) struct Image {
        /// The URL of the image.
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
        /// The key and the synonyms of the option.
        pub(crate) option_info: OptionInfo = "optionInfo",
        /// The text at the bottom of the item.
        pub(crate) footer: String = "footer",
        /// The page that the item opens.
        pub(crate) open_url_action: OpenUrlAction = "openUrlAction",
        /// The title of the item.
        pub(crate) title: String = "title",
        /// The description of the item.
        pub(crate) description: String = "description",
        /// The image of the item.
        pub(crate) image: Image = "image",
    }
}

wire! {
    /// The key and the synonyms of an option.
    pub(crate) struct OptionInfo {
        /// The key.
        pub(crate) key: String = "key",
        /// The synonyms.
        pub(crate) synonyms: Vec<String> = "synonyms",
    }
}

wire! {
    /// A suggested answer.
    pub(crate) struct Suggestion {
        /// The label, which is also the sent text.
        pub(crate) title: String = "title",
    }
}

wire! {
    /// Audio to play.
    pub(crate) struct MediaObject {
        /// The name of the audio.
        pub(crate) name: String = "name",
        /// The description of the audio.
        pub(crate) description: String = "description",
        /// The image above the audio.
        pub(crate) large_image: Image = "largeImage",
        /// The image beside the audio.
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
        /// The alignment of the texts in the column.
        pub(crate) horizontal_alignment: String = "horizontalAlignment",
    }
}

wire! {
    /// A row of a table.
    pub(crate) struct Row {
        /// The cells of the row.
        pub(crate) cells: Vec<Cell> = "cells",
        /// Whether a line follows the row.
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
