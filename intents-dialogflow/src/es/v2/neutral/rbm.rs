//! The kinds of RCS Business Messaging.

use intents_core::rbm::{Action, CardContent, Height, Layout, Media, Rbm, Suggestion, Width};

use super::super::message::{Message, rbm as wire};
use super::{Converted, own, read};

pub(super) fn of(message: &Message<'_>) -> Converted<Option<Rbm>> {
    Ok(Some(if message.rbm_text.json().is_some() {
        let of = read(message.rbm_text)?;
        let suggestions = of.rbm_suggestion.into_iter().map(suggestion).collect();
        Rbm::Text { text: own(of.text), suggestions }
    } else if message.rbm_standalone_rich_card.json().is_some() {
        let of = read(message.rbm_standalone_rich_card)?;
        let layout = match (of.card_orientation, of.thumbnail_image_alignment) {
            (wire::CardOrientation::Horizontal, wire::ThumbnailImageAlignment::Right) => {
                Layout::MediaRight
            }
            (wire::CardOrientation::Horizontal, _) => Layout::MediaLeft,
            _ => Layout::Vertical,
        };
        Rbm::Card { content: content(of.card_content), layout }
    } else if message.rbm_carousel_rich_card.json().is_some() {
        let of = read(message.rbm_carousel_rich_card)?;
        let width = match of.card_width {
            wire::CardWidth::Small => Width::Small,
            _ => Width::Medium,
        };
        Rbm::Carousel { cards: of.card_contents.into_iter().map(content).collect(), width }
    } else {
        return Ok(None);
    }))
}

fn content(of: wire::RbmCardContent<'_>) -> CardContent {
    let media = of.media;
    let height = match media.height {
        wire::Height::Short => Some(Height::Short),
        wire::Height::Medium => Some(Height::Medium),
        wire::Height::Tall => Some(Height::Tall),
        _ => None,
    };
    let media = (!media.file_uri.is_empty()).then(|| Media {
        file: own(media.file_uri),
        thumbnail: own(media.thumbnail_uri),
        height,
    });
    CardContent {
        title: own(of.title),
        description: own(of.description),
        media,
        suggestions: of.suggestions.into_iter().map(suggestion).collect(),
    }
}

fn suggestion(of: wire::RbmSuggestion<'_>) -> Suggestion {
    let action = of.action;
    let does = if !action.dial.phone_number.is_empty() {
        Action::Dial(own(action.dial.phone_number))
    } else if !action.open_url.uri.is_empty() {
        Action::OpenUrl(own(action.open_url.uri))
    } else if action.share_location.json().is_some() {
        Action::ShareLocation
    } else {
        // An action without anything to do says what is written on it, as a reply does.
        let (text, postback) = if of.reply.text.is_empty() {
            (action.text, action.postback_data)
        } else {
            (of.reply.text, of.reply.postback_data)
        };
        return Suggestion { text: own(text), postback: own(postback), action: None };
    };
    Suggestion { text: own(action.text), postback: own(action.postback_data), action: Some(does) }
}
