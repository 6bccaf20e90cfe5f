//! The messages of ES V2 as they are on the wire, in requests and in responses.
//!
//! Source: `Intent.Message` in `intent.proto`, versions v2 and v2beta1. What only v2beta1 has is
//! read in every request.

pub mod assistant;
pub mod rbm;

use std::borrow::Cow;

use crate::proto::{Lazy, Struct, message, open_enum};
use assistant::{
    BasicCard, BrowseCarouselCard, CarouselSelect, LinkOutSuggestion, ListSelect, MediaContent,
    SimpleResponses, Suggestions, TableCard,
};
use rbm::{RbmCarouselCard, RbmStandaloneCard, RbmText};

message! {
    /// A message to the user. It has one member beside its platform; those that it does not have
    /// have no [`json`](Lazy::json).
    ///
    /// [`FulfillmentContext::agent_messages`] has the messages of a request in no dialect's form.
    ///
    /// Source: `Intent.Message`.
    ///
    /// [`FulfillmentContext::agent_messages`]: intents_core::FulfillmentContext::agent_messages
    pub struct Message<'a> {
        /// The channel that it is for.
        pub platform: Platform<'a> = "platform",
        /// A text.
        pub text: Lazy<'a, Text<'a>> = "text",
        /// An image.
        pub image: Lazy<'a, Image<'a>> = "image",
        /// Answers to choose from.
        pub quick_replies: Lazy<'a, QuickReplies<'a>> = "quickReplies",
        /// A card.
        pub card: Lazy<'a, Card<'a>> = "card",
        /// What only the channel itself understands.
        pub payload: Struct<'a> = "payload",
        /// What the Google Assistant says.
        pub simple_responses: Lazy<'a, SimpleResponses<'a>> = "simpleResponses",
        /// A card of the Google Assistant.
        pub basic_card: Lazy<'a, BasicCard<'a>> = "basicCard",
        /// Chips of the Google Assistant.
        pub suggestions: Lazy<'a, Suggestions<'a>> = "suggestions",
        /// A chip of the Google Assistant that opens an app or a page.
        pub link_out_suggestion: Lazy<'a, LinkOutSuggestion<'a>> = "linkOutSuggestion",
        /// A list of the Google Assistant.
        pub list_select: Lazy<'a, ListSelect<'a>> = "listSelect",
        /// A carousel of the Google Assistant.
        pub carousel_select: Lazy<'a, CarouselSelect<'a>> = "carouselSelect",
        /// A carousel of the Google Assistant whose cards open pages.
        pub browse_carousel_card: Lazy<'a, BrowseCarouselCard<'a>> = "browseCarouselCard",
        /// A table of the Google Assistant.
        pub table_card: Lazy<'a, TableCard<'a>> = "tableCard",
        /// Audio that the Google Assistant plays.
        pub media_content: Lazy<'a, MediaContent<'a>> = "mediaContent",
        /// Audio that the telephone plays (v2beta1).
        pub telephony_play_audio: Lazy<'a, TelephonyPlayAudio<'a>> = "telephonyPlayAudio",
        /// What is spoken on the telephone (v2beta1).
        pub telephony_synthesize_speech: Lazy<'a, TelephonySynthesizeSpeech<'a>> =
            "telephonySynthesizeSpeech",
        /// Where the call is transferred to (v2beta1).
        pub telephony_transfer_call: Lazy<'a, TelephonyTransferCall<'a>> = "telephonyTransferCall",
        /// A text of RCS Business Messaging (v2beta1).
        pub rbm_text: Lazy<'a, RbmText<'a>> = "rbmText",
        /// A card of RCS Business Messaging (v2beta1).
        pub rbm_standalone_rich_card: Lazy<'a, RbmStandaloneCard<'a>> = "rbmStandaloneRichCard",
        /// Cards of RCS Business Messaging (v2beta1).
        pub rbm_carousel_rich_card: Lazy<'a, RbmCarouselCard<'a>> = "rbmCarouselRichCard",
    }
}

open_enum! {
    /// The channel that a message is for. Source: `Intent.Message.Platform`.
    pub enum Platform {
        /// Every channel.
        Unspecified = "PLATFORM_UNSPECIFIED" / 0,
        /// Facebook Messenger.
        Facebook = "FACEBOOK" / 1,
        /// Slack.
        Slack = "SLACK" / 2,
        /// Telegram.
        Telegram = "TELEGRAM" / 3,
        /// Kik.
        Kik = "KIK" / 4,
        /// Skype.
        Skype = "SKYPE" / 5,
        /// LINE.
        Line = "LINE" / 6,
        /// Viber.
        Viber = "VIBER" / 7,
        /// The Google Assistant.
        ActionsOnGoogle = "ACTIONS_ON_GOOGLE" / 8,
        /// The telephone, by Dialogflow's phone gateway (v2beta1).
        Telephony = "TELEPHONY" / 10,
        /// Google Hangouts.
        GoogleHangouts = "GOOGLE_HANGOUTS" / 11,
    }
}

message! {
    /// A text. Source: `Intent.Message.Text`.
    pub struct Text<'a> {
        /// The variants, one of which is said.
        pub text: Vec<Cow<'a, str>> = "text",
    }
}

message! {
    /// An image. Source: `Intent.Message.Image`.
    pub struct Image<'a> {
        /// Its public URL.
        pub image_uri: Cow<'a, str> = "imageUri",
        /// What describes it to those who do not see it.
        pub accessibility_text: Cow<'a, str> = "accessibilityText",
    }
}

message! {
    /// Answers to choose from. Source: `Intent.Message.QuickReplies`.
    pub struct QuickReplies<'a> {
        /// What is asked.
        pub title: Cow<'a, str> = "title",
        /// The answers.
        pub quick_replies: Vec<Cow<'a, str>> = "quickReplies",
    }
}

message! {
    /// A card. Source: `Intent.Message.Card`.
    pub struct Card<'a> {
        /// Its title.
        pub title: Cow<'a, str> = "title",
        /// The text below the title.
        pub subtitle: Cow<'a, str> = "subtitle",
        /// The public URL of its image.
        pub image_uri: Cow<'a, str> = "imageUri",
        /// Its buttons.
        pub buttons: Vec<CardButton<'a>> = "buttons",
    }
}

message! {
    /// A button of a [`Card`]. Source: `Intent.Message.Card.Button`.
    pub struct CardButton<'a> {
        /// What is written on it.
        pub text: Cow<'a, str> = "text",
        /// A URL to open, or what is sent as if the user had written it.
        pub postback: Cow<'a, str> = "postback",
    }
}

message! {
    /// Audio that the telephone plays. Source: `Intent.Message.TelephonyPlayAudio` (v2beta1).
    pub struct TelephonyPlayAudio<'a> {
        /// The URI of the audio, in Cloud Storage: `gs://`.
        pub audio_uri: Cow<'a, str> = "audioUri",
    }
}

message! {
    /// What is spoken on the telephone: one of the two. Source:
    /// `Intent.Message.TelephonySynthesizeSpeech` (v2beta1).
    pub struct TelephonySynthesizeSpeech<'a> {
        /// Without markup.
        pub text: Cow<'a, str> = "text",
        /// In SSML.
        pub ssml: Cow<'a, str> = "ssml",
    }
}

message! {
    /// Where a call is transferred to. Source: `Intent.Message.TelephonyTransferCall` (v2beta1).
    pub struct TelephonyTransferCall<'a> {
        /// The number, in the format E.164.
        pub phone_number: Cow<'a, str> = "phoneNumber",
    }
}
