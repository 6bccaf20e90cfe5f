//! The messages of V1, as requests, responses and exported agents spell them.
//!
//! Source: agents that were exported, and captured requests and responses. The documents have no
//! table of messages, and one sample.

use std::borrow::Cow;
use std::fmt;

use intents_core::Value;
use serde::Deserializer;

use super::OneOrMore;
use crate::proto::{Field, NameOrNumber, Read, message};

message! {
    /// A message. It has the members of all kinds; its [`kind`](Self::kind) tells which count.
    ///
    /// [`to_message`](Self::to_message) is what it says in no dialect's spelling.
    pub struct Message<'a> {
        /// Which kind it is of.
        pub kind: MessageType<'a> = "type",
        /// The channel that it is for: `facebook`, `google`, `telephony`; empty for all.
        pub platform: Cow<'a, str> = "platform",
        /// The language that it is in, in an exported agent.
        pub lang: Cow<'a, str> = "lang",
        /// The condition under which it is said, in an exported agent; mostly empty.
        pub condition: Cow<'a, str> = "condition",
        /// The text, or several that say the same ([`Text`](MessageType::Text)).
        pub speech: OneOrMore<Cow<'a, str>> = "speech",
        /// The title of a card, a list or a table, or the question of quick replies.
        pub title: Cow<'a, str> = "title",
        /// The text below the title of a card, a list or a table.
        pub subtitle: Cow<'a, str> = "subtitle",
        /// The URL of an image ([`Image`](MessageType::Image)), or of that of a
        /// [`Card`](MessageType::Card).
        pub image_url: Cow<'a, str> = "imageUrl",
        /// The buttons of a card or a table.
        pub buttons: Vec<Button<'a>> = "buttons",
        /// The answers to choose from ([`QuickReplies`](MessageType::QuickReplies)).
        pub replies: Vec<Cow<'a, str>> = "replies",
        /// What only the channel itself understands ([`Payload`](MessageType::Payload),
        /// [`CustomPayload`](MessageType::CustomPayload)).
        pub payload: Vec<(Cow<'a, str>, Value<'a>)> = "payload",
        /// The URI of the audio ([`PlayAudio`](MessageType::PlayAudio)).
        pub audio_uri: Cow<'a, str> = "audioUri",
        /// What is spoken, without markup ([`SynthesizeSpeech`](MessageType::SynthesizeSpeech)).
        pub text: Cow<'a, str> = "text",
        /// What is spoken, in SSML ([`SynthesizeSpeech`](MessageType::SynthesizeSpeech),
        /// [`SimpleResponse`](MessageType::SimpleResponse)).
        pub ssml: Cow<'a, str> = "ssml",
        /// The number in the format E.164 ([`TransferCall`](MessageType::TransferCall)).
        pub phone_number: Cow<'a, str> = "phoneNumber",
        /// What is spoken, without markup ([`SimpleResponse`](MessageType::SimpleResponse)).
        pub text_to_speech: Cow<'a, str> = "textToSpeech",
        /// What is shown ([`SimpleResponse`](MessageType::SimpleResponse)).
        pub display_text: Cow<'a, str> = "displayText",
        /// Whether what is spoken is other than what is shown
        /// ([`SimpleResponse`](MessageType::SimpleResponse)).
        pub customize_audio: bool = "customizeAudio",
        /// The simple responses, where there may be several, or the items of a list or carousel.
        pub items: Vec<Item<'a>> = "items",
        /// The text of a [`BasicCard`](MessageType::BasicCard), with some Markdown.
        pub formatted_text: Cow<'a, str> = "formattedText",
        /// The image of a [`BasicCard`](MessageType::BasicCard) or a
        /// [`TableCard`](MessageType::TableCard).
        pub image: Image<'a> = "image",
        /// The answers to choose from ([`SuggestionChips`](MessageType::SuggestionChips)).
        pub suggestions: Vec<Suggestion<'a>> = "suggestions",
        /// The name of what is opened ([`LinkOutChip`](MessageType::LinkOutChip)).
        pub destination_name: Cow<'a, str> = "destinationName",
        /// Its URL ([`LinkOutChip`](MessageType::LinkOutChip)).
        pub url: Cow<'a, str> = "url",
        /// `AUDIO` ([`MediaContent`](MessageType::MediaContent)).
        pub media_type: Cow<'a, str> = "mediaType",
        /// What is played ([`MediaContent`](MessageType::MediaContent)).
        pub media_objects: Vec<MediaObject<'a>> = "mediaObjects",
        /// The columns of a [`TableCard`](MessageType::TableCard).
        pub column_properties: Vec<ColumnProperties<'a>> = "columnProperties",
        /// The rows of a [`TableCard`](MessageType::TableCard).
        pub rows: Vec<Row<'a>> = "rows",
    }
}

message! {
    /// A button of a card or a table.
    pub struct Button<'a> {
        /// What is written on it, on a [`Card`](MessageType::Card).
        pub text: Cow<'a, str> = "text",
        /// What it opens or sends, on a [`Card`](MessageType::Card).
        pub postback: Cow<'a, str> = "postback",
        /// What is written on it, on the Google Assistant.
        pub title: Cow<'a, str> = "title",
        /// What it opens, on the Google Assistant.
        pub open_url_action: OpenUrlAction<'a> = "openUrlAction",
    }
}

message! {
    /// A page to open.
    pub struct OpenUrlAction<'a> {
        /// Its URL.
        pub url: Cow<'a, str> = "url",
        /// What kind of page it is, an `UrlTypeHint` of `intent.proto`: `AMP_CONTENT`, say.
        pub url_type_hint: Cow<'a, str> = "urlTypeHint",
    }
}

message! {
    /// An image of the Google Assistant.
    pub struct Image<'a> {
        /// Its public URL.
        pub url: Cow<'a, str> = "url",
        /// What describes it to those who do not see it.
        pub accessibility_text: Cow<'a, str> = "accessibilityText",
    }
}

message! {
    /// A simple response, or an item of a list or carousel.
    pub struct Item<'a> {
        /// What is spoken, without markup (simple response).
        pub text_to_speech: Cow<'a, str> = "textToSpeech",
        /// What is spoken, in SSML (simple response).
        pub ssml: Cow<'a, str> = "ssml",
        /// What is shown (simple response).
        pub display_text: Cow<'a, str> = "displayText",
        /// What the agent is told when it is chosen (list, carousel).
        pub option_info: OptionInfo<'a> = "optionInfo",
        /// Its title.
        pub title: Cow<'a, str> = "title",
        /// Its description.
        pub description: Cow<'a, str> = "description",
        /// Its image.
        pub image: Image<'a> = "image",
        /// The text at its bottom (browse carousel).
        pub footer: Cow<'a, str> = "footer",
        /// What it opens (browse carousel).
        pub open_url_action: OpenUrlAction<'a> = "openUrlAction",
    }
}

message! {
    /// What the agent is told when an item is chosen.
    pub struct OptionInfo<'a> {
        /// The key that the agent is told.
        pub key: Cow<'a, str> = "key",
        /// What users may say for it.
        pub synonyms: Vec<Cow<'a, str>> = "synonyms",
    }
}

message! {
    /// An answer to choose.
    pub struct Suggestion<'a> {
        /// What is written on it, and sent.
        pub title: Cow<'a, str> = "title",
    }
}

message! {
    /// Audio to play.
    pub struct MediaObject<'a> {
        /// Its name.
        pub name: Cow<'a, str> = "name",
        /// Its description.
        pub description: Cow<'a, str> = "description",
        /// The image above it.
        pub large_image: Image<'a> = "largeImage",
        /// The image beside it.
        pub icon: Image<'a> = "icon",
        /// The URL of the audio.
        pub content_url: Cow<'a, str> = "contentUrl",
    }
}

message! {
    /// A column of a table.
    pub struct ColumnProperties<'a> {
        /// What is above it.
        pub header: Cow<'a, str> = "header",
        /// A `HorizontalAlignment` of `intent.proto`: `CENTER`, say.
        pub horizontal_alignment: Cow<'a, str> = "horizontalAlignment",
    }
}

message! {
    /// A row of a table.
    pub struct Row<'a> {
        /// Its cells.
        pub cells: Vec<Cell<'a>> = "cells",
        /// Whether there is a line below it.
        pub divider_after: bool = "dividerAfter",
    }
}

message! {
    /// A cell of a table.
    pub struct Cell<'a> {
        /// What it says.
        pub text: Cow<'a, str> = "text",
    }
}

/// The kind of a message: a number, which may be written as a string, or the name of a kind that
/// only the Google Assistant had.
#[derive(Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum MessageType<'a> {
    /// `0`, a text.
    #[default]
    Text,
    /// `1`, a card.
    Card,
    /// `2`, answers to choose from.
    QuickReplies,
    /// `3`, an image.
    Image,
    /// `4`, what only the channel itself understands.
    Payload,
    /// `13`, audio to play on the telephone.
    PlayAudio,
    /// `14`, what is spoken on the telephone.
    SynthesizeSpeech,
    /// `15`, a telephone call to transfer.
    TransferCall,
    /// `simple_response`, spoken and shown.
    SimpleResponse,
    /// `basic_card`, a card with formatted text.
    BasicCard,
    /// `list_card`, a list to choose from.
    ListCard,
    /// `carousel_card`, cards to choose from.
    CarouselCard,
    /// `browse_carousel_card`, cards that open pages.
    BrowseCarouselCard,
    /// `suggestion_chips`, answers to choose from.
    SuggestionChips,
    /// `link_out_chip`, a chip that opens an app or a page.
    LinkOutChip,
    /// `media_content`, audio to play.
    MediaContent,
    /// `table_card`, a table.
    TableCard,
    /// `custom_payload`, what only the channel itself understands.
    CustomPayload,
    /// A kind that is not known here, by its name or number.
    Other(Cow<'a, str>),
}

/// The kinds by the names that they have on the wire.
const KINDS: [(&str, MessageType<'static>); 18] = [
    ("0", MessageType::Text),
    ("1", MessageType::Card),
    ("2", MessageType::QuickReplies),
    ("3", MessageType::Image),
    ("4", MessageType::Payload),
    ("13", MessageType::PlayAudio),
    ("14", MessageType::SynthesizeSpeech),
    ("15", MessageType::TransferCall),
    ("simple_response", MessageType::SimpleResponse),
    ("basic_card", MessageType::BasicCard),
    ("list_card", MessageType::ListCard),
    ("carousel_card", MessageType::CarouselCard),
    ("browse_carousel_card", MessageType::BrowseCarouselCard),
    ("suggestion_chips", MessageType::SuggestionChips),
    ("link_out_chip", MessageType::LinkOutChip),
    ("media_content", MessageType::MediaContent),
    ("table_card", MessageType::TableCard),
    ("custom_payload", MessageType::CustomPayload),
];

impl<'a> MessageType<'a> {
    /// Its name or number on the wire: `1`, `basic_card`.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Other(name) => name,
            known => KINDS.iter().find(|(_, kind)| kind == known).map_or("", |(name, _)| name),
        }
    }

    fn from_name(name: Cow<'a, str>) -> Self {
        let known = KINDS.iter().find(|(known, _)| *known == name);
        match known {
            Some((_, kind)) => kind.clone(),
            None if name.is_empty() => Self::default(),
            None => Self::Other(name),
        }
    }
}

/// What is not known may be anything: only that it is unknown is shown.
impl fmt::Debug for MessageType<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Other(_) => "Other",
            known => known.name(),
        })
    }
}

impl<'de> Field<'de> for MessageType<'de> {
    fn fill<D: Deserializer<'de>>(&mut self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(NameOrNumber(|read| {
            *self = match read {
                Read::Name(name) => Self::from_name(name),
                Read::Number(number) => Self::from_name(number.to_string().into()),
            };
        }))
    }
}
