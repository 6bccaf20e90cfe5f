//! The message types of voice channels and the telephone.

use std::borrow::Cow;

use intents_core::connector::DecodeError;
use intents_core::{self as core, Speech};

use super::{ResponseMessage, read_member};
use crate::proto::message;
use crate::proto::messages::{borrowed, owned};

message! {
    /// Speech, as a text or as SSML.
    pub struct OutputAudioText<'a> {
        /// The speech as a text.
        pub text: Cow<'a, str> = "text",
        /// The speech in the Speech Synthesis Markup Language (SSML).
        pub ssml: Cow<'a, str> = "ssml",
        /// Whether speech of the user interrupts the output. Only Dialogflow sets this member.
        pub allow_playback_interruption: bool = "allowPlaybackInterruption",
    }
}

message! {
    /// Audio to play.
    pub struct PlayAudio<'a> {
        /// The URI of the audio: `https:`, `gs:` or another scheme that the client supports.
        pub audio_uri: Cow<'a, str> = "audioUri",
        /// Whether speech of the user interrupts the output. Only Dialogflow sets this member.
        pub allow_playback_interruption: bool = "allowPlaybackInterruption",
    }
}

message! {
    /// Speech and audio together, in order.
    pub struct MixedAudio<'a> {
        /// The parts.
        pub segments: Vec<Segment<'a>> = "segments",
    }
}

message! {
    /// A part of [`MixedAudio`]: audio data or a URI.
    pub struct Segment<'a> {
        /// The audio, in base64.
        pub audio: Cow<'a, str> = "audio",
        /// The URI of the audio.
        pub uri: Cow<'a, str> = "uri",
        /// Whether speech of the user interrupts the audio.
        pub allow_playback_interruption: bool = "allowPlaybackInterruption",
    }
}

message! {
    /// A call transfer.
    pub struct TelephonyTransferCall<'a> {
        /// The phone number, in E.164 format.
        pub phone_number: Cow<'a, str> = "phoneNumber",
    }
}

/// Reads a message of one of these types.
pub(super) fn read(message: &ResponseMessage<'_>) -> Result<Option<core::Message>, DecodeError> {
    Ok(Some(if message.output_audio_text.json().is_some() {
        let wire = read_member(message.output_audio_text)?;
        let is_ssml = !wire.ssml.is_empty();
        core::Message::Speech(if is_ssml {
            Speech::Ssml(owned(wire.ssml))
        } else {
            Speech::Text(owned(wire.text))
        })
    } else if message.play_audio.json().is_some() {
        core::Message::Audio(owned(read_member(message.play_audio)?.audio_uri))
    } else if message.telephony_transfer_call.json().is_some() {
        let wire = read_member(message.telephony_transfer_call)?;
        core::Message::TransferCall(owned(wire.phone_number))
    } else {
        return Ok(None);
    }))
}

impl<'a> From<&'a Speech> for OutputAudioText<'a> {
    fn from(speech: &'a Speech) -> Self {
        match speech {
            Speech::Text(text) => Self { text: borrowed(text), ..Self::default() },
            Speech::Ssml(ssml) => Self { ssml: borrowed(ssml), ..Self::default() },
        }
    }
}

impl<'a> PlayAudio<'a> {
    pub(super) fn new(audio_uri: &'a str) -> Self {
        Self { audio_uri: audio_uri.into(), ..Self::default() }
    }
}

impl<'a> TelephonyTransferCall<'a> {
    pub(super) fn new(phone_number: &'a str) -> Self {
        Self { phone_number: phone_number.into() }
    }
}
