//! The message types of all channels: texts and payloads.

use std::borrow::Cow;

use intents_core::connector::{DecodeError, ObjectWriter};
use intents_core::{self as core};

use super::{DIALECT, ResponseMessage, read_member};
use crate::proto::message;
use crate::proto::messages::{in_dialect, owned};

message! {
    /// A text with one or more variants.
    pub struct Text<'a> {
        /// The variants. Dialogflow chooses one at random.
        pub text: Vec<Cow<'a, str>> = "text",
        /// Whether speech of the user interrupts the output. Only Dialogflow sets this member.
        pub allow_playback_interruption: bool = "allowPlaybackInterruption",
        /// The variants with personal data redacted. Real requests have this member; the protos do
        /// not.
        pub redacted_text: Vec<Cow<'a, str>> = "redactedText",
    }
}

/// Reads a message of one of these types.
pub(super) fn read(message: &ResponseMessage<'_>) -> Result<Option<core::Message>, DecodeError> {
    Ok(Some(if message.text.json().is_some() {
        let variants = read_member(message.text)?.text.into_iter();
        core::Message::Text(variants.map(owned).fold(core::Text::new(""), core::Text::or))
    } else if message.payload.json().is_some() {
        let payload = message.payload.read().map_err(|error| in_dialect(DIALECT, error))?;
        core::Message::Payload(core::Payload::new(payload))
    } else {
        return Ok(None);
    }))
}

/// Writes a text with its variants as a member of `object`.
pub(super) fn write_text<'t>(
    object: &mut ObjectWriter<'_>,
    variants: impl Iterator<Item = &'t str>,
) {
    let mut text = object.member(ResponseMessage::text).object();
    let mut list = text.member(Text::text).list();
    for variant in variants {
        list.item().string(variant);
    }
    list.end();
    text.end();
}
