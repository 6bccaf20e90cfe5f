//! The messages of CX, as requests and responses have them, and what they say in no dialect's
//! spelling.
//!
//! A [`ResponseMessage`] is one of several kinds; each of them is a type here. Source:
//! `response_message.proto`, version v3; v3beta1 is the same but for `responseType`.

use std::borrow::Cow;

use intents_core::connector::{ChannelMessage, DecodeError};
use intents_core::{FulfillmentRequest, Message, Payload, Speech, Value};

use super::DIALECT;
use crate::messages;
use crate::proto::{self, Lazy, Struct, message, open_enum};

message! {
    /// A message of the agent, of one kind.
    ///
    /// [`to_message`](Self::to_message) is what it says in no dialect's spelling.
    ///
    /// Source: `ResponseMessage` in `response_message.proto`.
    pub struct ResponseMessage<'a> {
        /// Text.
        pub text: Lazy<'a, Text<'a>> = "text",
        /// What only the channel itself understands.
        pub payload: Struct<'a> = "payload",
        /// The conversation reached its goal.
        pub conversation_success: Lazy<'a, ConversationSuccess<'a>> = "conversationSuccess",
        /// What is spoken, instead of the texts.
        pub output_audio_text: Lazy<'a, OutputAudioText<'a>> = "outputAudioText",
        /// The conversation goes on with a person.
        pub live_agent_handoff: Lazy<'a, LiveAgentHandoff<'a>> = "liveAgentHandoff",
        /// The session ended: an object without members. Only Dialogflow makes it.
        pub end_interaction: Struct<'a> = "endInteraction",
        /// Audio to play.
        pub play_audio: Lazy<'a, PlayAudio<'a>> = "playAudio",
        /// Speech and audio together. Only Dialogflow makes it.
        pub mixed_audio: Lazy<'a, MixedAudio<'a>> = "mixedAudio",
        /// The number that a telephone call is transferred to.
        pub telephony_transfer_call: Lazy<'a, TelephonyTransferCall<'a>> = "telephonyTransferCall",
        /// What a data store answered, for Dialogflow Messenger: an object without members.
        pub knowledge_info_card: Struct<'a> = "knowledgeInfoCard",
        /// A tool that the client is to call.
        pub tool_call: Lazy<'a, ToolCall<'a>> = "toolCall",
        /// What said it (v3).
        pub response_type: ResponseType<'a> = "responseType",
        /// The channel that it is for; empty for all.
        pub channel: Cow<'a, str> = "channel",
        /// Who said it, `VIRTUAL_AGENT`. No proto has it; real requests have.
        pub source: Cow<'a, str> = "source",
    }
}

message! {
    /// A text, or several that say the same.
    pub struct Text<'a> {
        /// The variants, one of which is taken.
        pub text: Vec<Cow<'a, str>> = "text",
        /// Whether speech of the user interrupts it. Only Dialogflow says so.
        pub allow_playback_interruption: bool = "allowPlaybackInterruption",
        /// The variants without what is private. No proto has them; real requests have.
        pub redacted_text: Vec<Cow<'a, str>> = "redactedText",
    }
}

message! {
    /// The conversation reached its goal: for statistics.
    pub struct ConversationSuccess<'a> {
        /// Data of the agent's own.
        pub metadata: Struct<'a> = "metadata",
    }
}

message! {
    /// What is spoken: one of the two.
    pub struct OutputAudioText<'a> {
        /// As it is.
        pub text: Cow<'a, str> = "text",
        /// In the Speech Synthesis Markup Language.
        pub ssml: Cow<'a, str> = "ssml",
        /// Whether speech of the user interrupts it. Only Dialogflow says so.
        pub allow_playback_interruption: bool = "allowPlaybackInterruption",
    }
}

message! {
    /// The conversation goes on with a person.
    pub struct LiveAgentHandoff<'a> {
        /// Data for the system that hands over.
        pub metadata: Struct<'a> = "metadata",
    }
}

message! {
    /// Audio to play.
    pub struct PlayAudio<'a> {
        /// Where it is: `https:`, `gs:` or whatever the client reads.
        pub audio_uri: Cow<'a, str> = "audioUri",
        /// Whether speech of the user interrupts it. Only Dialogflow says so.
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
    /// A part of [`MixedAudio`]: one of the two.
    pub struct Segment<'a> {
        /// The audio, in base64.
        pub audio: Cow<'a, str> = "audio",
        /// Where the audio is.
        pub uri: Cow<'a, str> = "uri",
        /// Whether speech of the user interrupts it.
        pub allow_playback_interruption: bool = "allowPlaybackInterruption",
    }
}

message! {
    /// Where a telephone call is transferred to.
    pub struct TelephonyTransferCall<'a> {
        /// The number, in the format E.164.
        pub phone_number: Cow<'a, str> = "phoneNumber",
    }
}

message! {
    /// A tool that the client is to call. Source: `tool_call.proto`.
    pub struct ToolCall<'a> {
        /// The full name of the tool.
        pub tool: Cow<'a, str> = "tool",
        /// What it is to do.
        pub action: Cow<'a, str> = "action",
        /// The parameters of the action.
        pub input_parameters: Struct<'a> = "inputParameters",
    }
}

open_enum! {
    /// What said a message. Source: `ResponseMessage.ResponseType`, version v3.
    pub enum ResponseType {
        /// Not said.
        Unspecified = "RESPONSE_TYPE_UNSPECIFIED" / 0,
        /// The entry of a page.
        EntryPrompt = "ENTRY_PROMPT" / 1,
        /// The form of a page.
        ParameterPrompt = "PARAMETER_PROMPT" / 2,
        /// A route or an event handler.
        HandlerPrompt = "HANDLER_PROMPT" / 3,
    }
}

impl<'a> ResponseMessage<'a> {
    /// What the message says in no dialect's spelling. `None` for the kinds that have no form
    /// outside of CX: `endInteraction`, `mixedAudio`, `knowledgeInfoCard`, `toolCall`, those that
    /// are not known here, and those without content.
    ///
    /// # Errors
    ///
    /// When it is of several kinds at once, which Dialogflow refuses, or when one of its members is
    /// not what it should be. The pointer of the error starts at the message.
    pub fn to_message(&self) -> Result<Option<Message>, DecodeError> {
        if self.kinds() > 1 {
            return Err(messages::of_several_kinds(DIALECT));
        }
        // What is not there reads as its default, which is empty.
        let message = if self.text.json().is_some() {
            let variants = part(&self.text)?.text.into_iter();
            let text =
                variants.fold(intents_core::Text::new(""), |all, next| all.or(next.into_owned()));
            (!text.is_empty()).then_some(Message::Text(text))
        } else if self.payload.json().is_some() {
            let payload = payload(&self.payload).map_err(own)?;
            (!payload.is_empty()).then_some(Message::Payload(payload))
        } else if self.conversation_success.json().is_some() {
            let success = part(&self.conversation_success)?;
            let metadata = payload(&success.metadata)
                .map_err(|error| messages::within(DIALECT, "/conversationSuccess", error))?;
            Some(Message::ConversationSuccess(metadata))
        } else if self.live_agent_handoff.json().is_some() {
            let handoff = part(&self.live_agent_handoff)?;
            let metadata = payload(&handoff.metadata)
                .map_err(|error| messages::within(DIALECT, "/liveAgentHandoff", error))?;
            Some(Message::LiveAgentHandoff(metadata))
        } else {
            let speech = part(&self.output_audio_text)?;
            let uri = part(&self.play_audio)?.audio_uri;
            let number = part(&self.telephony_transfer_call)?.phone_number;
            let all = [
                (speech.ssml, (|ssml| Message::Speech(Speech::Ssml(ssml))) as fn(_) -> _),
                (speech.text, |text| Message::Speech(Speech::Text(text))),
                (uri, Message::Audio),
                (number, Message::TransferCall),
            ];
            let said = all.into_iter().find(|(text, _)| !text.is_empty());
            said.map(|(text, message)| message(text.into_owned().into()))
        };
        Ok(message)
    }

    /// How many members of the oneof there are.
    fn kinds(&self) -> usize {
        [
            self.text.json(),
            self.payload.json(),
            self.conversation_success.json(),
            self.output_audio_text.json(),
            self.live_agent_handoff.json(),
            self.end_interaction.json(),
            self.play_audio.json(),
            self.mixed_audio.json(),
            self.telephony_transfer_call.json(),
            self.knowledge_info_card.json(),
            self.tool_call.json(),
        ]
        .iter()
        .flatten()
        .count()
    }
}

/// A member of a message.
fn part<'a, F: proto::Field<'a> + Default>(member: &Lazy<'a, F>) -> Result<F, DecodeError> {
    member.read().map_err(own)
}

/// JSON of the agent's own; an object without members where there is none.
fn payload(json: &Struct<'_>) -> Result<Payload, DecodeError> {
    let value = json.read()?;
    let value = if value == Value::Null { Value::Struct(Vec::new()) } else { value };
    Ok(Payload::new(value))
}

/// An error of this dialect.
fn own(error: DecodeError) -> DecodeError {
    messages::of(DIALECT, error)
}

/// What messages say, each for its channel. The pointer of an error starts with that of the list.
pub(super) fn to_messages(
    list: &str,
    sent: &[ResponseMessage<'_>],
) -> Result<Vec<ChannelMessage>, DecodeError> {
    messages::all(DIALECT, list, sent, |message| {
        let said = message.to_message()?;
        Ok(said.map(|said| ChannelMessage::new(message.channel.clone().into_owned(), said)))
    })
}

message! {
    /// A request as far as it is asked for its messages.
    struct Queue<'a> {
        messages: Vec<ResponseMessage<'a>> = "messages",
    }
}

/// What is queued in this turn so far.
pub(super) fn queued(request: &FulfillmentRequest<'_>) -> Result<Vec<ChannelMessage>, DecodeError> {
    let json = proto::text(DIALECT.name, request.body())?;
    let queue: Queue<'_> = proto::decode(DIALECT.name, json)?;
    to_messages("/messages", &queue.messages)
}
