//! Messages on their way out. Source: `Intent.Message` in `intent.proto`. What only v2beta1 has is
//! written here too; that it gets here is for the connector to say.

mod assistant;
mod rbm;

use intents_core::connector::{ListWriter, ObjectWriter};
use intents_core::{Card, Image, Message, Speech};

use crate::response::{objects_unless_empty, text_unless_empty, texts_unless_empty};

/// Whether a value is left out that Google's definitions do not have.
pub(super) fn is_cut(message: &Message) -> bool {
    matches!(message, Message::Assistant(of) if assistant::is_cut(of))
}

/// Writes a message; `question` is the title of quick replies.
pub(super) fn write(
    messages: &mut ListWriter<'_>,
    message: &Message,
    question: &str,
    platform: Option<&str>,
) {
    let mut object = messages.item().object();
    match message {
        Message::Text(text) => write_texts(&mut object, text.variants()),
        Message::QuickReplies(of) => {
            let mut inner = object.member("quickReplies").object();
            text_unless_empty(&mut inner, "title", question);
            texts_unless_empty(&mut inner, "quickReplies", &of.replies);
            inner.end();
        }
        Message::Card(of) => write_card(&mut object, of),
        Message::Image(of) => write_image(&mut object, "image", of),
        Message::Payload(payload) => {
            payload.write(object.member("payload"));
        }
        Message::Assistant(of) => assistant::write(&mut object, of),
        Message::Rbm(of) => rbm::write(&mut object, of),
        Message::Audio(uri) => write_one(&mut object, "telephonyPlayAudio", "audioUri", uri),
        Message::Speech(speech) => {
            let (name, words) = match speech {
                Speech::Text(text) => ("text", text),
                Speech::Ssml(ssml) => ("ssml", ssml),
            };
            write_one(&mut object, "telephonySynthesizeSpeech", name, words);
        }
        Message::TransferCall(number) => {
            write_one(&mut object, "telephonyTransferCall", "phoneNumber", number);
        }
        // Whatever kind there will be.
        other => {
            let words = other.words().unwrap_or_default();
            write_texts(&mut object, std::iter::once(words.as_ref()));
        }
    }
    if let Some(platform) = own_platform(message).or(platform) {
        object.member("platform").string(platform);
    }
    object.end();
}

/// The one platform that has messages of this kind.
fn own_platform(message: &Message) -> Option<&'static str> {
    match message {
        Message::Assistant(_) => Some("ACTIONS_ON_GOOGLE"),
        Message::Audio(_) | Message::Speech(_) | Message::TransferCall(_) => Some("TELEPHONY"),
        _ => None,
    }
}

fn write_texts<'t>(object: &mut ObjectWriter<'_>, texts: impl Iterator<Item = &'t str>) {
    let mut inner = object.member("text").object();
    let mut list = inner.member("text").list();
    for text in texts {
        list.item().string(text);
    }
    list.end();
    inner.end();
}

fn write_card(object: &mut ObjectWriter<'_>, card: &Card) {
    let mut inner = object.member("card").object();
    text_unless_empty(&mut inner, "title", &card.title);
    text_unless_empty(&mut inner, "subtitle", &card.subtitle);
    text_unless_empty(&mut inner, "imageUri", &card.image);
    objects_unless_empty(&mut inner, "buttons", &card.buttons, |object, button| {
        text_unless_empty(object, "text", &button.text);
        text_unless_empty(object, "postback", &button.postback);
    });
    inner.end();
}

/// Writes a member that is an image.
fn write_image(object: &mut ObjectWriter<'_>, name: &str, image: &Image) {
    object.object_unless_empty(name, |inner| {
        text_unless_empty(inner, "imageUri", &image.url);
        text_unless_empty(inner, "accessibilityText", &image.alt);
    });
}

/// Writes a member that is an object with one text.
fn write_one(object: &mut ObjectWriter<'_>, name: &str, inner: &str, text: &str) {
    object.object_unless_empty(name, |object| text_unless_empty(object, inner, text));
}
