//! The kinds of RCS Business Messaging, which only v2beta1 has.

use intents_core::connector::ObjectWriter;
use intents_core::rbm::{Action, CardContent, Height, Layout, Rbm, Suggestion, Width};

use super::write_one;
use crate::response::{objects_unless_empty, text_unless_empty};

pub(super) fn write(object: &mut ObjectWriter<'_>, rbm: &Rbm) {
    match rbm {
        Rbm::Text { text, suggestions } => {
            let mut inner = object.member("rbmText").object();
            text_unless_empty(&mut inner, "text", text);
            objects_unless_empty(&mut inner, "rbmSuggestion", suggestions, write_suggestion);
            inner.end();
        }
        Rbm::Card { content, layout } => {
            let mut inner = object.member("rbmStandaloneRichCard").object();
            let (orientation, alignment) = match layout {
                Layout::Vertical => ("VERTICAL", ""),
                Layout::MediaLeft => ("HORIZONTAL", "LEFT"),
                Layout::MediaRight => ("HORIZONTAL", "RIGHT"),
            };
            inner.member("cardOrientation").string(orientation);
            text_unless_empty(&mut inner, "thumbnailImageAlignment", alignment);
            inner.object_unless_empty("cardContent", |object| write_content(object, content));
            inner.end();
        }
        Rbm::Carousel { cards, width } => {
            let mut inner = object.member("rbmCarouselRichCard").object();
            inner.member("cardWidth").string(match width {
                Width::Small => "SMALL",
                Width::Medium => "MEDIUM",
            });
            objects_unless_empty(&mut inner, "cardContents", cards, write_content);
            inner.end();
        }
    }
}

fn write_content(object: &mut ObjectWriter<'_>, content: &CardContent) {
    text_unless_empty(object, "title", &content.title);
    text_unless_empty(object, "description", &content.description);
    if let Some(media) = &content.media {
        object.object_unless_empty("media", |object| {
            text_unless_empty(object, "fileUri", &media.file);
            text_unless_empty(object, "thumbnailUri", &media.thumbnail);
            if let Some(height) = media.height {
                object.member("height").string(match height {
                    Height::Short => "SHORT",
                    Height::Medium => "MEDIUM",
                    Height::Tall => "TALL",
                });
            }
        });
    }
    objects_unless_empty(object, "suggestions", &content.suggestions, write_suggestion);
}

fn write_suggestion(object: &mut ObjectWriter<'_>, suggestion: &Suggestion) {
    let name = if suggestion.action.is_none() { "reply" } else { "action" };
    let mut inner = object.member(name).object();
    text_unless_empty(&mut inner, "text", &suggestion.text);
    text_unless_empty(&mut inner, "postbackData", &suggestion.postback);
    match &suggestion.action {
        Some(Action::Dial(number)) => write_one(&mut inner, "dial", "phoneNumber", number),
        Some(Action::OpenUrl(url)) => write_one(&mut inner, "openUrl", "uri", url),
        Some(Action::ShareLocation) => {
            // A message without members: that it is there is what it says.
            inner.member("shareLocation").object().end();
        }
        None => {}
    }
    inner.end();
}
