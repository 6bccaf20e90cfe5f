//! The kinds of messages of RCS Business Messaging, which only v2beta1 has.

use std::borrow::Cow;

use crate::proto::{Struct, message, open_enum};

message! {
    /// A text with suggestions. Source: `Intent.Message.RbmText`.
    pub struct RbmText<'a> {
        /// The text.
        pub text: Cow<'a, str> = "text",
        /// What the user may tap.
        pub rbm_suggestion: Vec<RbmSuggestion<'a>> = "rbmSuggestion",
    }
}

message! {
    /// A card. Source: `Intent.Message.RbmStandaloneCard`.
    pub struct RbmStandaloneCard<'a> {
        /// How it is laid out.
        pub card_orientation: CardOrientation<'a> = "cardOrientation",
        /// Where the media are, if it is laid out from side to side.
        pub thumbnail_image_alignment: ThumbnailImageAlignment<'a> = "thumbnailImageAlignment",
        /// What it shows.
        pub card_content: RbmCardContent<'a> = "cardContent",
    }
}

open_enum! {
    /// How a card is laid out. Source: `Intent.Message.RbmStandaloneCard.CardOrientation`.
    pub enum CardOrientation {
        /// Not said.
        Unspecified = "CARD_ORIENTATION_UNSPECIFIED" / 0,
        /// From side to side.
        Horizontal = "HORIZONTAL" / 1,
        /// From top to bottom.
        Vertical = "VERTICAL" / 2,
    }
}

open_enum! {
    /// Where the media of a card are. Source:
    /// `Intent.Message.RbmStandaloneCard.ThumbnailImageAlignment`.
    pub enum ThumbnailImageAlignment {
        /// Not said.
        Unspecified = "THUMBNAIL_IMAGE_ALIGNMENT_UNSPECIFIED" / 0,
        /// Left.
        Left = "LEFT" / 1,
        /// Right.
        Right = "RIGHT" / 2,
    }
}

message! {
    /// Cards beside each other. Source: `Intent.Message.RbmCarouselCard`.
    pub struct RbmCarouselCard<'a> {
        /// How wide they are.
        pub card_width: CardWidth<'a> = "cardWidth",
        /// What they show.
        pub card_contents: Vec<RbmCardContent<'a>> = "cardContents",
    }
}

open_enum! {
    /// How wide the cards of a carousel are. Source: `Intent.Message.RbmCarouselCard.CardWidth`.
    pub enum CardWidth {
        /// Not said.
        Unspecified = "CARD_WIDTH_UNSPECIFIED" / 0,
        /// 120 DP.
        Small = "SMALL" / 1,
        /// 232 DP.
        Medium = "MEDIUM" / 2,
    }
}

message! {
    /// What a card shows. Source: `Intent.Message.RbmCardContent`.
    pub struct RbmCardContent<'a> {
        /// Its title.
        pub title: Cow<'a, str> = "title",
        /// Its description.
        pub description: Cow<'a, str> = "description",
        /// Its image or video.
        pub media: RbmMedia<'a> = "media",
        /// What the user may tap.
        pub suggestions: Vec<RbmSuggestion<'a>> = "suggestions",
    }
}

message! {
    /// An image or a video. Source: `Intent.Message.RbmCardContent.RbmMedia`.
    pub struct RbmMedia<'a> {
        /// The public URL of the file.
        pub file_uri: Cow<'a, str> = "fileUri",
        /// The public URL of a smaller image.
        pub thumbnail_uri: Cow<'a, str> = "thumbnailUri",
        /// How high it is.
        pub height: Height<'a> = "height",
    }
}

open_enum! {
    /// How high the media of a card are. Source: `Intent.Message.RbmCardContent.RbmMedia.Height`.
    pub enum Height {
        /// Not said.
        Unspecified = "HEIGHT_UNSPECIFIED" / 0,
        /// 112 DP.
        Short = "SHORT" / 1,
        /// 168 DP.
        Medium = "MEDIUM" / 2,
        /// 264 DP.
        Tall = "TALL" / 3,
    }
}

message! {
    /// What the user may tap: one of the two. Source: `Intent.Message.RbmSuggestion`.
    pub struct RbmSuggestion<'a> {
        /// Says something.
        pub reply: RbmSuggestedReply<'a> = "reply",
        /// Has the telephone do something.
        pub action: RbmSuggestedAction<'a> = "action",
    }
}

message! {
    /// A suggestion that says something. Source: `Intent.Message.RbmSuggestedReply`.
    pub struct RbmSuggestedReply<'a> {
        /// What is written on it.
        pub text: Cow<'a, str> = "text",
        /// What the agent is told when it is tapped.
        pub postback_data: Cow<'a, str> = "postbackData",
    }
}

message! {
    /// A suggestion that has the telephone do one of three things. Source:
    /// `Intent.Message.RbmSuggestedAction`.
    pub struct RbmSuggestedAction<'a> {
        /// What is written on it.
        pub text: Cow<'a, str> = "text",
        /// What the agent is told when it is tapped.
        pub postback_data: Cow<'a, str> = "postbackData",
        /// Opens the dialer.
        pub dial: Dial<'a> = "dial",
        /// Opens a page.
        pub open_url: OpenUri<'a> = "openUrl",
        /// Lets the user choose a place and sends it. It has no members.
        pub share_location: Struct<'a> = "shareLocation",
    }
}

message! {
    /// A number to dial. Source: `Intent.Message.RbmSuggestedAction.RbmSuggestedActionDial`.
    pub struct Dial<'a> {
        /// The number, in the format E.164.
        pub phone_number: Cow<'a, str> = "phoneNumber",
    }
}

message! {
    /// A page to open. Source: `Intent.Message.RbmSuggestedAction.RbmSuggestedActionOpenUri`.
    pub struct OpenUri<'a> {
        /// Its URL.
        pub uri: Cow<'a, str> = "uri",
    }
}
