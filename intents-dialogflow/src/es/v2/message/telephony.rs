//! The message types of the telephone (v2beta1).

use std::borrow::Cow;

use intents_core::connector::DecodeError;
use intents_core::{self as core};

use super::{Message, read_member};
use crate::proto::message;
use crate::proto::messages::{borrowed, owned};

message! {
    /// Audio to play. Source: `Intent.Message.TelephonyPlayAudio` (v2beta1).
    pub struct TelephonyPlayAudio<'a> {
        /// The URI of the audio, in Cloud Storage: `gs://`.
        pub audio_uri: Cow<'a, str> = "audioUri",
    }
}

message! {
    /// Speech, as a text or as SSML. Source: `Intent.Message.TelephonySynthesizeSpeech` (v2beta1).
    pub struct TelephonySynthesizeSpeech<'a> {
        /// The text.
        pub text: Cow<'a, str> = "text",
        /// The SSML document.
        pub ssml: Cow<'a, str> = "ssml",
    }
}

message! {
    /// A call transfer. Source: `Intent.Message.TelephonyTransferCall` (v2beta1).
    pub struct TelephonyTransferCall<'a> {
        /// The phone number, in E.164 format.
        pub phone_number: Cow<'a, str> = "phoneNumber",
    }
}

/// Reads a message of one of these types.
pub(super) fn read(message: &Message<'_>) -> Result<Option<core::Message>, DecodeError> {
    Ok(Some(if message.telephony_play_audio.json().is_some() {
        core::Message::Audio(owned(read_member(message.telephony_play_audio)?.audio_uri))
    } else if message.telephony_synthesize_speech.json().is_some() {
        let wire = read_member(message.telephony_synthesize_speech)?;
        core::Message::Speech(speech(wire.text, wire.ssml))
    } else if message.telephony_transfer_call.json().is_some() {
        core::Message::TransferCall(owned(
            read_member(message.telephony_transfer_call)?.phone_number,
        ))
    } else {
        return Ok(None);
    }))
}

/// Returns speech from its two members. One member is empty.
pub(super) fn speech(text: Cow<'_, str>, ssml: Cow<'_, str>) -> core::Speech {
    if ssml.is_empty() { core::Speech::Text(owned(text)) } else { core::Speech::Ssml(owned(ssml)) }
}

impl<'a> TelephonyPlayAudio<'a> {
    pub(super) fn new(audio_uri: &'a str) -> Self {
        Self { audio_uri: audio_uri.into() }
    }
}

impl<'a> TelephonyTransferCall<'a> {
    pub(super) fn new(phone_number: &'a str) -> Self {
        Self { phone_number: phone_number.into() }
    }
}

impl<'a> From<&'a core::Speech> for TelephonySynthesizeSpeech<'a> {
    fn from(speech: &'a core::Speech) -> Self {
        match speech {
            core::Speech::Text(text) => Self { text: borrowed(text), ..Self::default() },
            core::Speech::Ssml(ssml) => Self { ssml: borrowed(ssml), ..Self::default() },
        }
    }
}
