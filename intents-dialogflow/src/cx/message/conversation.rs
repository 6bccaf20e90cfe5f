//! The message types that concern the conversation as a whole.

use std::borrow::Cow;

use intents_core::connector::{DecodeError, ValueWriter};
use intents_core::{self as core, Payload, Value};

use super::{DIALECT, ResponseMessage, read_member};
use crate::proto::messages::within;
use crate::proto::{Struct, message};

message! {
    /// The mark of a successful conversation, for statistics.
    pub struct ConversationSuccess<'a> {
        /// Metadata of the agent.
        pub metadata: Struct<'a> = "metadata",
    }
}

message! {
    /// A handoff to a human agent.
    pub struct LiveAgentHandoff<'a> {
        /// Metadata for the handoff system.
        pub metadata: Struct<'a> = "metadata",
    }
}

message! {
    /// A tool call for the client. Source: `tool_call.proto`.
    pub struct ToolCall<'a> {
        /// The full name of the tool.
        pub tool: Cow<'a, str> = "tool",
        /// The action.
        pub action: Cow<'a, str> = "action",
        /// The parameters of the action.
        pub input_parameters: Struct<'a> = "inputParameters",
    }
}

/// Reads a message of one of these types.
pub(super) fn read(message: &ResponseMessage<'_>) -> Result<Option<core::Message>, DecodeError> {
    Ok(Some(if message.conversation_success.json().is_some() {
        let wire = read_member(message.conversation_success)?;
        core::Message::ConversationSuccess(read_metadata("/conversationSuccess", wire.metadata)?)
    } else if message.live_agent_handoff.json().is_some() {
        let wire = read_member(message.live_agent_handoff)?;
        core::Message::LiveAgentHandoff(read_metadata("/liveAgentHandoff", wire.metadata)?)
    } else {
        return Ok(None);
    }))
}

/// Reads metadata; an empty object if there is none.
fn read_metadata(member: &str, json: Struct<'_>) -> Result<Payload, DecodeError> {
    let value = json.read().map_err(|error| within(DIALECT, member, error))?;
    Ok(Payload::new(if value == Value::Null { Value::Struct(Vec::new()) } else { value }))
}

/// Writes an object with metadata, even if it is empty, because the presence of the object is
/// significant.
pub(super) fn write_metadata(out: ValueWriter<'_>, name: &str, metadata: &Payload) {
    let mut object = out.object();
    if !metadata.is_empty() {
        metadata.write(object.member(name));
    }
    object.end();
}
