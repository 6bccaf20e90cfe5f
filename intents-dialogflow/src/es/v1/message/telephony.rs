//! The message types of the telephone.

use std::borrow::Cow;

use intents_core::Speech;

use super::{Message, MessageType};
use crate::proto::messages::{borrowed, owned};

/// The name of the telephone in messages.
pub(super) const PLATFORM: &str = "telephony";

/// Reads speech, as a text or as SSML. The other member is empty.
pub(super) fn read_speech(wire: &Message<'_>) -> Speech {
    speech_of(&wire.text, &wire.ssml)
}

/// Returns speech from its two members. One member is empty.
pub(super) fn speech_of(text: &str, ssml: &str) -> Speech {
    if ssml.is_empty() { Speech::Text(owned(text)) } else { Speech::Ssml(owned(ssml)) }
}

/// Returns audio to play.
pub(super) fn audio<'a>(wire: Message<'a>, uri: &'a str) -> Message<'a> {
    Message { kind: MessageType::PlayAudio, audio_uri: uri.into(), ..on_telephone(wire) }
}

/// Returns speech.
pub(super) fn speech<'a>(wire: Message<'a>, speech: &'a Speech) -> Message<'a> {
    let wire = Message { kind: MessageType::SynthesizeSpeech, ..on_telephone(wire) };
    match speech {
        Speech::Text(text) => Message { text: borrowed(text), ..wire },
        Speech::Ssml(ssml) => Message { ssml: borrowed(ssml), ..wire },
    }
}

/// Returns a call transfer.
pub(super) fn transfer_call<'a>(wire: Message<'a>, number: &'a str) -> Message<'a> {
    Message { kind: MessageType::TransferCall, phone_number: number.into(), ..on_telephone(wire) }
}

fn on_telephone(wire: Message<'_>) -> Message<'_> {
    Message { platform: Cow::Borrowed(PLATFORM), ..wire }
}
