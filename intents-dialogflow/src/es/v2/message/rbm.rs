//! The message types of RCS Business Messaging (v2beta1).

use std::borrow::Cow;

use intents_core::connector::{DecodeError, ObjectWriter};
use intents_core::rbm::{self as core, Action, Layout, Rbm, Width};

use super::{Message, read_member};
use crate::proto::messages::{borrowed, convert_all, owned};
use crate::proto::{Struct, message, open_enum, write_member};

message! {
    /// A text with suggestions. Source: `Intent.Message.RbmText`.
    pub struct RbmText<'a> {
        /// The text.
        pub text: Cow<'a, str> = "text",
        /// The suggestions.
        pub rbm_suggestion: Vec<RbmSuggestion<'a>> = "rbmSuggestion",
    }
}

message! {
    /// A card. Source: `Intent.Message.RbmStandaloneCard`.
    pub struct RbmStandaloneCard<'a> {
        /// The orientation of the card.
        pub card_orientation: CardOrientation<'a> = "cardOrientation",
        /// The alignment of the media in a horizontal card.
        pub thumbnail_image_alignment: ThumbnailImageAlignment<'a> = "thumbnailImageAlignment",
        /// The content of the card.
        pub card_content: RbmCardContent<'a> = "cardContent",
    }
}

open_enum! {
    /// The orientation of a card. Source: `Intent.Message.RbmStandaloneCard.CardOrientation`.
    pub enum CardOrientation {
        /// Not specified.
        Unspecified = "CARD_ORIENTATION_UNSPECIFIED" / 0,
        /// Media and text are side by side.
        Horizontal = "HORIZONTAL" / 1,
        /// The media are above the text.
        Vertical = "VERTICAL" / 2,
    }
}

open_enum! {
    /// The alignment of the media in a card. Source:
    /// `Intent.Message.RbmStandaloneCard.ThumbnailImageAlignment`.
    pub enum ThumbnailImageAlignment {
        /// Not specified.
        Unspecified = "THUMBNAIL_IMAGE_ALIGNMENT_UNSPECIFIED" / 0,
        /// The media are on the left.
        Left = "LEFT" / 1,
        /// The media are on the right.
        Right = "RIGHT" / 2,
    }
}

message! {
    /// A carousel of cards. Source: `Intent.Message.RbmCarouselCard`.
    pub struct RbmCarouselCard<'a> {
        /// The width of the cards.
        pub card_width: CardWidth<'a> = "cardWidth",
        /// The contents of the cards.
        pub card_contents: Vec<RbmCardContent<'a>> = "cardContents",
    }
}

open_enum! {
    /// The width of the cards in a carousel. Source: `Intent.Message.RbmCarouselCard.CardWidth`.
    pub enum CardWidth {
        /// Not specified.
        Unspecified = "CARD_WIDTH_UNSPECIFIED" / 0,
        /// 120 DP.
        Small = "SMALL" / 1,
        /// 232 DP.
        Medium = "MEDIUM" / 2,
    }
}

message! {
    /// The content of a card. Source: `Intent.Message.RbmCardContent`.
    pub struct RbmCardContent<'a> {
        /// The title of the card.
        pub title: Cow<'a, str> = "title",
        /// The description of the card.
        pub description: Cow<'a, str> = "description",
        /// The image or video of the card.
        pub media: RbmMedia<'a> = "media",
        /// The suggestions.
        pub suggestions: Vec<RbmSuggestion<'a>> = "suggestions",
    }
}

message! {
    /// An image or a video. Source: `Intent.Message.RbmCardContent.RbmMedia`.
    pub struct RbmMedia<'a> {
        /// The public URL of the file.
        pub file_uri: Cow<'a, str> = "fileUri",
        /// The public URL of the thumbnail.
        pub thumbnail_uri: Cow<'a, str> = "thumbnailUri",
        /// The height of the media.
        pub height: Height<'a> = "height",
    }
}

open_enum! {
    /// The height of the media in a card. Source: `Intent.Message.RbmCardContent.RbmMedia.Height`.
    pub enum Height {
        /// Not specified.
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
    /// A suggestion: a reply or an action. Source: `Intent.Message.RbmSuggestion`.
    pub struct RbmSuggestion<'a> {
        /// A suggested reply.
        pub reply: RbmSuggestedReply<'a> = "reply",
        /// A suggested action.
        pub action: RbmSuggestedAction<'a> = "action",
    }
}

message! {
    /// A suggested reply. Source: `Intent.Message.RbmSuggestedReply`.
    pub struct RbmSuggestedReply<'a> {
        /// The label.
        pub text: Cow<'a, str> = "text",
        /// The text that is sent when the user taps the suggestion.
        pub postback_data: Cow<'a, str> = "postbackData",
    }
}

message! {
    /// A suggested action, with one of three types. Source: `Intent.Message.RbmSuggestedAction`.
    pub struct RbmSuggestedAction<'a> {
        /// The label.
        pub text: Cow<'a, str> = "text",
        /// The text that is sent when the user taps the suggestion.
        pub postback_data: Cow<'a, str> = "postbackData",
        /// The phone number to dial.
        pub dial: Dial<'a> = "dial",
        /// The page to open.
        pub open_url: OpenUri<'a> = "openUrl",
        /// The action that lets the user choose a location and sends it: an object without members.
        pub share_location: Struct<'a> = "shareLocation",
    }
}

message! {
    /// A phone number to dial. Source: `Intent.Message.RbmSuggestedAction.RbmSuggestedActionDial`.
    pub struct Dial<'a> {
        /// The phone number, in E.164 format.
        pub phone_number: Cow<'a, str> = "phoneNumber",
    }
}

message! {
    /// A page to open. Source: `Intent.Message.RbmSuggestedAction.RbmSuggestedActionOpenUri`.
    pub struct OpenUri<'a> {
        /// The URL of the page.
        pub uri: Cow<'a, str> = "uri",
    }
}

/// Reads a message of one of these types.
pub(super) fn read(message: &Message<'_>) -> Result<Option<Rbm>, DecodeError> {
    Ok(Some(if message.rbm_text.json().is_some() {
        let wire = read_member(message.rbm_text)?;
        let suggestions = convert_all(wire.rbm_suggestion, Into::into);
        Rbm::Text { text: owned(wire.text), suggestions }
    } else if message.rbm_standalone_rich_card.json().is_some() {
        let wire = read_member(message.rbm_standalone_rich_card)?;
        let layout = match (wire.card_orientation, wire.thumbnail_image_alignment) {
            (CardOrientation::Horizontal, ThumbnailImageAlignment::Right) => Layout::MediaRight,
            (CardOrientation::Horizontal, _) => Layout::MediaLeft,
            _ => Layout::Vertical,
        };
        Rbm::Card { content: wire.card_content.into(), layout }
    } else if message.rbm_carousel_rich_card.json().is_some() {
        let wire = read_member(message.rbm_carousel_rich_card)?;
        let width = match wire.card_width {
            CardWidth::Small => Width::Small,
            _ => Width::Medium,
        };
        Rbm::Carousel { cards: convert_all(wire.card_contents, Into::into), width }
    } else {
        return Ok(None);
    }))
}

/// Writes a message of one of these types as a member of `object`.
pub(super) fn write(object: &mut ObjectWriter<'_>, rbm: &Rbm) {
    match rbm {
        Rbm::Text { text, suggestions } => {
            let rbm_suggestion = convert_all(suggestions, Into::into);
            write_member(
                object,
                Message::rbm_text,
                &RbmText { text: borrowed(text), rbm_suggestion },
            );
        }
        Rbm::Card { content, layout } => {
            let (card_orientation, thumbnail_image_alignment) = match layout {
                Layout::Vertical => {
                    (CardOrientation::Vertical, ThumbnailImageAlignment::Unspecified)
                }
                Layout::MediaLeft => (CardOrientation::Horizontal, ThumbnailImageAlignment::Left),
                Layout::MediaRight => (CardOrientation::Horizontal, ThumbnailImageAlignment::Right),
            };
            let card_content = content.into();
            let card =
                RbmStandaloneCard { card_orientation, thumbnail_image_alignment, card_content };
            write_member(object, Message::rbm_standalone_rich_card, &card);
        }
        Rbm::Carousel { cards, width } => {
            let card_width = match width {
                Width::Small => CardWidth::Small,
                Width::Medium => CardWidth::Medium,
            };
            let card_contents = convert_all(cards, Into::into);
            let carousel = RbmCarouselCard { card_width, card_contents };
            write_member(object, Message::rbm_carousel_rich_card, &carousel);
        }
    }
}

impl From<RbmCardContent<'_>> for core::CardContent {
    fn from(wire: RbmCardContent<'_>) -> Self {
        let media = wire.media;
        let height = match media.height {
            Height::Short => Some(core::Height::Short),
            Height::Medium => Some(core::Height::Medium),
            Height::Tall => Some(core::Height::Tall),
            Height::Unspecified | Height::Other(_) => None,
        };
        let media = (!media.file_uri.is_empty()).then(|| core::Media {
            file: owned(media.file_uri),
            thumbnail: owned(media.thumbnail_uri),
            height,
        });
        Self {
            title: owned(wire.title),
            description: owned(wire.description),
            media,
            suggestions: convert_all(wire.suggestions, Into::into),
        }
    }
}

impl<'a> From<&'a core::CardContent> for RbmCardContent<'a> {
    fn from(content: &'a core::CardContent) -> Self {
        let media = content.media.as_ref().map(|media| RbmMedia {
            file_uri: borrowed(&media.file),
            thumbnail_uri: borrowed(&media.thumbnail),
            height: match media.height {
                Some(core::Height::Short) => Height::Short,
                Some(core::Height::Medium) => Height::Medium,
                Some(core::Height::Tall) => Height::Tall,
                None => Height::Unspecified,
            },
        });
        Self {
            title: borrowed(&content.title),
            description: borrowed(&content.description),
            media: media.unwrap_or_default(),
            suggestions: convert_all(&content.suggestions, Into::into),
        }
    }
}

/// An action without a type becomes a reply that sends the text of the action.
impl From<RbmSuggestion<'_>> for core::Suggestion {
    fn from(wire: RbmSuggestion<'_>) -> Self {
        let RbmSuggestion { reply, action } = wire;
        let effect = if !action.dial.phone_number.is_empty() {
            Action::Dial(owned(action.dial.phone_number))
        } else if !action.open_url.uri.is_empty() {
            Action::OpenUrl(owned(action.open_url.uri))
        } else if action.share_location.json().is_some() {
            Action::ShareLocation
        } else {
            let (text, postback) = if reply.text.is_empty() {
                (action.text, action.postback_data)
            } else {
                (reply.text, reply.postback_data)
            };
            return Self { text: owned(text), postback: owned(postback), action: None };
        };
        let (text, postback) = (owned(action.text), owned(action.postback_data));
        Self { text, postback, action: Some(effect) }
    }
}

impl<'a> From<&'a core::Suggestion> for RbmSuggestion<'a> {
    fn from(suggestion: &'a core::Suggestion) -> Self {
        let (text, postback_data) = (borrowed(&suggestion.text), borrowed(&suggestion.postback));
        let action = RbmSuggestedAction { text, postback_data, ..RbmSuggestedAction::default() };
        let action = match &suggestion.action {
            Some(Action::Dial(number)) => {
                RbmSuggestedAction { dial: Dial { phone_number: borrowed(number) }, ..action }
            }
            Some(Action::OpenUrl(url)) => {
                RbmSuggestedAction { open_url: OpenUri { uri: borrowed(url) }, ..action }
            }
            Some(Action::ShareLocation) => {
                RbmSuggestedAction { share_location: Struct::empty(), ..action }
            }
            None => {
                let RbmSuggestedAction { text, postback_data, .. } = action;
                let reply = RbmSuggestedReply { text, postback_data };
                return Self { reply, ..Self::default() };
            }
        };
        Self { action, ..Self::default() }
    }
}
