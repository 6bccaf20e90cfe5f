//! What the agent says.

use serde_json::Value;

use super::{Kind, Speech, wire};

wire! {
    /// A message. It has the members of all kinds, which are those of
    /// [V1](crate::es::v1::Message).
    pub struct Message {
        /// Which kind it is of.
        pub kind: Kind = "type",
        /// The channel that it is for.
        pub platform: String = "platform",
        /// The title of a card, a list or a table, or the question of quick replies.
        pub title: String = "title",
        /// The text below the title.
        pub subtitle: String = "subtitle",
        /// The URL of an image.
        pub image_url: String = "imageUrl",
        /// The buttons of a card or a table.
        pub buttons: Vec<Button> = "buttons",
        /// The answers to choose from.
        pub replies: Vec<String> = "replies",
        /// What only the channel itself understands.
        pub payload: Value = "payload",
        /// What is spoken, without markup.
        pub text_to_speech: String = "textToSpeech",
        /// The language.
        pub lang: String = "lang",
        /// The text, or several that say the same.
        pub speech: Speech = "speech",
        /// The URI of audio.
        pub audio_uri: String = "audioUri",
        /// What is spoken on the telephone, without markup.
        pub text: String = "text",
        /// What is spoken, in SSML.
        pub ssml: String = "ssml",
        /// The number that a call is transferred to.
        pub phone_number: String = "phoneNumber",
        /// What is shown with what is spoken.
        pub display_text: String = "displayText",
        /// Whether what is spoken is other than what is shown.
        pub customize_audio: bool = "customizeAudio",
        /// The simple responses, or the items of a list or carousel.
        pub items: Vec<Item> = "items",
        /// The text of a card, with some Markdown.
        pub formatted_text: String = "formattedText",
        /// The image of a card or a table.
        pub image: Image = "image",
        /// The answers to choose from, on the Google Assistant.
        pub suggestions: Vec<Suggestion> = "suggestions",
        /// The name of what is opened.
        pub destination_name: String = "destinationName",
        /// Its URL.
        pub url: String = "url",
        /// `AUDIO`.
        pub media_type: String = "mediaType",
        /// What is played.
        pub media_objects: Vec<MediaObject> = "mediaObjects",
        /// The columns of a table.
        pub column_properties: Vec<ColumnProperties> = "columnProperties",
        /// The rows of a table.
        pub rows: Vec<Row> = "rows",
        /// The condition under which it is said; always empty, as far as is known.
        pub condition: String = "condition",
    }
}

wire! {
    /// A button of a card or a table.
    pub struct Button {
        /// What it opens or sends.
        pub postback: String = "postback",
        /// What is written on it.
        pub text: String = "text",
        /// What is written on it, on the Google Assistant.
        pub title: String = "title",
        /// What it opens, on the Google Assistant.
        pub open_url_action: OpenUrlAction = "openUrlAction",
    }
}

wire! {
    /// A page to open.
    pub struct OpenUrlAction {
        /// Its URL.
        pub url: String = "url",
        /// What kind of page it is.
        pub url_type_hint: String = "urlTypeHint",
    }
}

wire! {
    /// An image of the Google Assistant.
    pub struct Image {
        /// Its URL.
        pub url: String = "url",
        /// What describes it to those who do not see it.
        pub accessibility_text: String = "accessibilityText",
    }
}

wire! {
    /// A simple response, or an item of a list or carousel.
    pub struct Item {
        /// What is spoken, without markup.
        pub text_to_speech: String = "textToSpeech",
        /// What is spoken, in SSML.
        pub ssml: String = "ssml",
        /// What is shown.
        pub display_text: String = "displayText",
        /// What the agent is told when it is chosen.
        pub option_info: OptionInfo = "optionInfo",
        /// The text at its bottom.
        pub footer: String = "footer",
        /// What it opens.
        pub open_url_action: OpenUrlAction = "openUrlAction",
        /// Its title.
        pub title: String = "title",
        /// Its description.
        pub description: String = "description",
        /// Its image.
        pub image: Image = "image",
    }
}

wire! {
    /// What the agent is told when an item is chosen.
    pub struct OptionInfo {
        /// The key.
        pub key: String = "key",
        /// What users may say for it.
        pub synonyms: Vec<String> = "synonyms",
    }
}

wire! {
    /// An answer to choose.
    pub struct Suggestion {
        /// What is written on it, and sent.
        pub title: String = "title",
    }
}

wire! {
    /// Audio to play.
    pub struct MediaObject {
        /// Its name.
        pub name: String = "name",
        /// Its description.
        pub description: String = "description",
        /// The image above it.
        pub large_image: Image = "largeImage",
        /// The image beside it.
        pub icon: Image = "icon",
        /// The URL of the audio.
        pub content_url: String = "contentUrl",
    }
}

wire! {
    /// A column of a table.
    pub struct ColumnProperties {
        /// What is above it.
        pub header: String = "header",
        /// How its texts are aligned.
        pub horizontal_alignment: String = "horizontalAlignment",
    }
}

wire! {
    /// A row of a table.
    pub struct Row {
        /// Its cells.
        pub cells: Vec<Cell> = "cells",
        /// Whether there is a line below it.
        pub divider_after: bool = "dividerAfter",
    }
}

wire! {
    /// A cell of a table.
    pub struct Cell {
        /// What it says.
        pub text: String = "text",
    }
}
