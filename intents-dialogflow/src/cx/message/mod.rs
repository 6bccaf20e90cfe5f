//! The messages of CX in requests and responses.
//!
//! Each family of message types has a file: its wire messages, their reader and their writer. This
//! file lists the types, and decides how each [`Message`](intents_core::Message) is sent.
//!
//! CX has four more types, which are not written. According to the comments of
//! `response_message.proto`, `endInteraction` and `mixedAudio` are output only, and
//! `knowledgeInfoCard` and `toolCall` come from Dialogflow's own data stores and tools.
//!
//! Source: `response_message.proto`, version v3; v3beta1 is the same except for `responseType`.

mod chat;
mod conversation;
mod messenger;
mod telephony;

use std::borrow::Cow;

use intents_core::connector::MessageRef;
use intents_core::connector::{ChannelMessage, DecodeError, Dropped, ListWriter, ObjectWriter};
use intents_core::{self as core, Channel};

use super::DIALECT;
use crate::proto::messages::{self, read_all};
use crate::proto::{Field, Lazy, MessageTarget as _, Struct, Write as _, message, open_enum};
use crate::render::{ChannelMessages, MessageRules, Origin, Report, Support};

pub use chat::Text;
pub use conversation::{ConversationSuccess, LiveAgentHandoff, ToolCall};
pub use telephony::{MixedAudio, OutputAudioText, PlayAudio, Segment, TelephonyTransferCall};

message! {
    /// A message of the agent, with exactly one type.
    ///
    /// [`to_message`](Self::to_message) converts it to a [`Message`](intents_core::Message) of
    /// `intents-core`.
    ///
    /// Source: `ResponseMessage` in `response_message.proto`.
    pub struct ResponseMessage<'a> {
        /// A text.
        pub text: Lazy<'a, Text<'a>> = "text" @ oneof,
        /// A message in the format of the channel.
        pub payload: Struct<'a> = "payload" @ oneof,
        /// The mark of a successful conversation.
        pub conversation_success: Lazy<'a, ConversationSuccess<'a>> = "conversationSuccess" @ oneof,
        /// Speech, which replaces the texts.
        pub output_audio_text: Lazy<'a, OutputAudioText<'a>> = "outputAudioText" @ oneof,
        /// A handoff to a human agent.
        pub live_agent_handoff: Lazy<'a, LiveAgentHandoff<'a>> = "liveAgentHandoff" @ oneof,
        /// The end of the session: an object without members. Only Dialogflow sends it.
        pub end_interaction: Struct<'a> = "endInteraction" @ oneof,
        /// Audio to play.
        pub play_audio: Lazy<'a, PlayAudio<'a>> = "playAudio" @ oneof,
        /// Speech and audio together. Only Dialogflow sends it.
        pub mixed_audio: Lazy<'a, MixedAudio<'a>> = "mixedAudio" @ oneof,
        /// The phone number of a call transfer.
        pub telephony_transfer_call: Lazy<'a, TelephonyTransferCall<'a>> = "telephonyTransferCall" @ oneof,
        /// An answer of a data store, for Dialogflow Messenger: an object without members.
        pub knowledge_info_card: Struct<'a> = "knowledgeInfoCard" @ oneof,
        /// A tool call for the client.
        pub tool_call: Lazy<'a, ToolCall<'a>> = "toolCall" @ oneof,
        /// The origin of the message (v3).
        pub response_type: ResponseType<'a> = "responseType",
        /// The channel of the message; empty for every channel.
        pub channel: Cow<'a, str> = "channel",
        /// The sender: `VIRTUAL_AGENT`. Real requests have this member; the protos do not.
        pub source: Cow<'a, str> = "source",
    }
}

open_enum! {
    /// The origin of a message. Source: `ResponseMessage.ResponseType`, version v3.
    pub enum ResponseType {
        /// Not specified.
        Unspecified = "RESPONSE_TYPE_UNSPECIFIED" / 0,
        /// The message comes from the entry fulfillment of a page.
        EntryPrompt = "ENTRY_PROMPT" / 1,
        /// The message comes from the form of a page.
        ParameterPrompt = "PARAMETER_PROMPT" / 2,
        /// The message comes from a route or an event handler.
        HandlerPrompt = "HANDLER_PROMPT" / 3,
    }
}

impl ResponseMessage<'_> {
    /// Returns the message as a [`Message`](intents_core::Message) of `intents-core`. Returns `None`
    /// if the message is empty, has an unknown type, or has a type that only CX has (`endInteraction`,
    /// `mixedAudio`, `knowledgeInfoCard`, `toolCall`).
    ///
    /// # Errors
    ///
    /// Returns an error if the message has several types at once, which Dialogflow refuses, or if a
    /// member has the wrong type. The pointer of the error starts at the message.
    pub fn to_message(&self) -> Result<Option<core::Message>, DecodeError> {
        if self.oneof_len() > 1 {
            return Err(messages::several_types(DIALECT));
        }
        if let Some(message) = chat::read(self)? {
            return Ok(messages::unless_empty(message));
        }
        if let Some(message) = telephony::read(self)? {
            return Ok(messages::unless_empty(message));
        }
        conversation::read(self)
    }
}

/// Reads messages with their channels. The pointer of an error starts with the pointer of the list.
pub(super) fn read_messages(
    list: &str,
    messages: &[ResponseMessage<'_>],
) -> Result<Vec<ChannelMessage>, DecodeError> {
    read_all(DIALECT, list, messages, |message| {
        let read = message.to_message()?;
        Ok(read.map(|read| ChannelMessage::new(message.channel.clone().into_owned(), read)))
    })
}

/// Reads a member of a message. The pointer of an error starts with the member.
fn read_member<'a, F: Field<'a> + Default>(member: Lazy<'a, F>) -> Result<F, DecodeError> {
    messages::read_member(DIALECT, member)
}

/// The rules for messages in CX. Every channel has a name in CX.
pub(super) const RULES: MessageRules =
    MessageRules { support, label: |channel| Some(channel.name()) };

/// Returns the form in which CX sends a message. Cards, images and quick replies have the format of
/// Dialogflow Messenger.
fn support(message: &core::Message, _: Option<Channel>) -> Support {
    match message.view() {
        MessageRef::Text(_)
        | MessageRef::Speech(_)
        | MessageRef::QuickReplies(_)
        | MessageRef::Card(_)
        | MessageRef::Image(_)
        | MessageRef::Audio(_)
        | MessageRef::TransferCall(_)
        | MessageRef::LiveAgentHandoff(_)
        | MessageRef::ConversationSuccess(_)
        | MessageRef::Payload(_) => Support::Native,
        MessageRef::Assistant(_) | MessageRef::Rbm(_) => Support::Simplified,
    }
}

/// Returns whether any part of a message can be sent. On a channel without images, the text of a
/// message is sent, if it has any.
pub(super) fn is_sent(
    message: &core::Message,
    group: ChannelMessages<'_>,
    origin: &Origin<'_, '_>,
) -> bool {
    match message.view() {
        MessageRef::QuickReplies(_) | MessageRef::Card(_) | MessageRef::Image(_) => {
            shows_rich_content(group, origin) || message.words().is_some()
        }
        MessageRef::Assistant(_) | MessageRef::Rbm(_) => message.words().is_some(),
        MessageRef::Text(_)
        | MessageRef::Speech(_)
        | MessageRef::Audio(_)
        | MessageRef::TransferCall(_)
        | MessageRef::LiveAgentHandoff(_)
        | MessageRef::ConversationSuccess(_)
        | MessageRef::Payload(_) => true,
    }
}

/// Writes a message of a channel.
pub(super) fn write(
    messages: &mut ListWriter<'_>,
    message: &core::Message,
    group: ChannelMessages<'_>,
    origin: &Origin<'_, '_>,
    report: &mut Report,
) {
    // Messages for the channel of the request need no channel name.
    let label = group.label.filter(|_| origin.channel() != group.channel);
    let mut write = |fill: Fill<'_>| write_message(messages, label, fill);
    let shows_rich_content = || shows_rich_content(group, origin);
    match message.view() {
        MessageRef::Text(text) => write(&|object| chat::write_text(object, text.variants())),
        MessageRef::Speech(speech) => write(&|object| {
            let speech = OutputAudioText::from(speech);
            speech.write(object.member(ResponseMessage::output_audio_text));
        }),
        MessageRef::Audio(uri) => write(&|object| {
            PlayAudio::new(uri).write(object.member(ResponseMessage::play_audio));
        }),
        MessageRef::TransferCall(number) => write(&|object| {
            let call = TelephonyTransferCall::new(number);
            call.write(object.member(ResponseMessage::telephony_transfer_call));
        }),
        MessageRef::LiveAgentHandoff(metadata) => write(&|object| {
            let handoff = object.member(ResponseMessage::live_agent_handoff);
            conversation::write_metadata(handoff, LiveAgentHandoff::metadata, metadata);
        }),
        MessageRef::ConversationSuccess(metadata) => write(&|object| {
            let success = object.member(ResponseMessage::conversation_success);
            conversation::write_metadata(success, ConversationSuccess::metadata, metadata);
        }),
        MessageRef::Payload(payload) => write(&|object| {
            payload.write(object.member(ResponseMessage::payload));
        }),
        MessageRef::QuickReplies(replies) if shows_rich_content() => {
            // Suggestion chips have no title.
            if !replies.title.is_empty() {
                write(&|object| chat::write_text(object, [replies.title.as_ref()].into_iter()));
            }
            write(&|object| messenger::write(object, &[messenger::chips(&replies.replies)]));
        }
        MessageRef::Card(card) if shows_rich_content() => {
            report.add_if(messenger::loses_postback(card), Dropped::ButtonPostback);
            write(&|object| messenger::write(object, &messenger::card(card)));
        }
        MessageRef::Image(image) if shows_rich_content() => {
            write(&|object| messenger::write(object, &[messenger::image(&image.url, &image.alt)]));
        }
        MessageRef::Card(card) => {
            let has_more = !(card.image.is_empty() && card.buttons.is_empty());
            report.add_if(has_more, Dropped::RichContent);
            write_words(&mut write, message, report);
        }
        MessageRef::QuickReplies(_) | MessageRef::Image(_) => {
            report.add(Dropped::RichContent);
            write_words(&mut write, message, report);
        }
        // `support` simplifies these.
        MessageRef::Assistant(_) | MessageRef::Rbm(_) => write_words(&mut write, message, report),
    }
}

/// Writes the member of a message that has its content.
type Fill<'f> = &'f dyn Fn(&mut ObjectWriter<'_>);

/// Returns whether the messages go to a channel that may show the format of Dialogflow Messenger.
fn shows_rich_content(group: ChannelMessages<'_>, origin: &Origin<'_, '_>) -> bool {
    matches!(group.target(origin), None | Some(Channel::DialogflowMessenger))
}

/// Writes the text of a message, if it has any.
fn write_words(write: &mut dyn FnMut(Fill<'_>), message: &core::Message, report: &mut Report) {
    match message.words() {
        Some(words) => write(&|object| chat::write_text(object, [words.as_ref()].into_iter())),
        None => report.add(Dropped::RichContent),
    }
}

/// Writes a message: one member, and the channel.
fn write_message(messages: &mut ListWriter<'_>, label: Option<&str>, fill: Fill<'_>) {
    let mut object = messages.item().object();
    fill(&mut object);
    if let Some(label) = label {
        object.member(ResponseMessage::channel).string(label);
    }
    object.end();
}
