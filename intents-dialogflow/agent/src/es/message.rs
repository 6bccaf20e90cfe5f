//! Conversion of responses between the definition and the files of an agent.

use intents_core::assistant::Assistant;
use intents_core::connector::MessageRef;
use intents_core::definition::{FileMembers, Response};
use intents_core::{Channel, Language, Message, Payload, Speech, Value};
use intents_dialogflow::es::{self, v1};

use super::language;
use super::spelling::{differences, restore};
use super::wire::{self, Kind};
use crate::error::Loss;

/// Returns the name of a channel in agents; the name is empty for every channel. Returns `None` if
/// ES has no messages for the channel.
///
/// Exported agents contain `facebook`, `google`, `slack` and `telephony`. `telegram`, `kik`,
/// `skype`, `line` and `viber` are the names of the enum `Intent.Message.Platform` in lower case,
/// which V1 uses too. `hangouts` is derived from `GOOGLE_HANGOUTS` as `google` is; no known agent
/// contains it.
fn platform(channel: &str) -> Option<&str> {
    Some(match Channel::from_name(channel) {
        // An unknown name, or the empty name for every channel.
        None => channel,
        Some(Channel::Facebook) => "facebook",
        Some(Channel::Slack) => "slack",
        Some(Channel::Telegram) => "telegram",
        Some(Channel::Kik) => "kik",
        Some(Channel::Skype) => "skype",
        Some(Channel::Line) => "line",
        Some(Channel::Viber) => "viber",
        Some(Channel::GoogleAssistant) => "google",
        Some(Channel::GoogleHangouts) => "hangouts",
        Some(Channel::Telephony) => "telephony",
        Some(_) => return None,
    })
}

/// Reads a message. A message of an unknown type becomes an empty payload, with the message in its
/// ES part.
pub(super) fn read(file: &wire::Message) -> Response {
    let mut response = read_members(file);
    let written = write_known_or_unknown(&response).messages.pop().unwrap_or_default();
    response.es.spelling = differences(file, &written);
    response
}

/// Writes a response, and reports its lost parts.
pub(super) fn write(response: &Response) -> Written {
    let mut written = write_known_or_unknown(response);
    if let [message] = written.messages.as_mut_slice() {
        let meaning = || {
            let mut meaning = response.clone();
            meaning.es.spelling = FileMembers::default();
            if !is_unknown(response) {
                meaning.es.message = FileMembers::default();
            }
            meaning
        };
        let spelling = &response.es.spelling;
        let (restored, is_as_read) =
            restore(std::mem::take(message), spelling, meaning, read_members);
        *message = restored;
        if is_as_read {
            // The message in the file contains every part.
            written.losses.clear();
        }
    }
    written
}

/// Returns whether the message has an unknown type.
fn is_unknown(response: &Response) -> bool {
    let is_empty = matches!(&response.message, Message::Payload(payload) if payload.is_empty());
    is_empty && !response.es.message.is_empty()
}

fn read_members(file: &wire::Message) -> Response {
    let language = file.lang.as_deref().and_then(|tag| tag.parse::<Language>().ok());
    let platform = file.platform.as_deref().unwrap_or_default();
    let channel = Channel::from_name(platform).map_or(platform, |known| known.name());
    let with = |message: Message| Response::new(language.clone(), message).on(channel);
    let json = serde_json::to_value(file).unwrap_or_default();
    // If a message is written as several messages or none, importing it results in another message.
    let known = v1::read_message(&json).map(with);
    let known = known.filter(|response| write_known(response).messages.len() == 1);
    let mut response = match (known, json) {
        (Some(response), _) => {
            let mut response = response;
            response.es.customizes_audio = file.customize_audio;
            response.es.unknown = file.unknown.clone();
            response
        }
        (None, json) => {
            let mut response = with(Message::Payload(Payload::new(Value::Struct(Vec::new()))));
            if let serde_json::Value::Object(mut message) = json {
                for member in ["lang", "platform", "condition"] {
                    message.remove(member);
                }
                response.es.message = message.into();
            }
            response
        }
    };
    response.es.condition = file.condition.clone().unwrap_or_default();
    response
}

fn write_known_or_unknown(response: &Response) -> Written {
    if !is_unknown(response) {
        let mut written = write_known(response);
        if let [message] = written.messages.as_mut_slice() {
            message.condition = Some(response.es.condition.clone());
            message.customize_audio = response.es.customizes_audio;
            message.unknown = response.es.unknown.clone();
        }
        return written;
    }
    let message = serde_json::Value::Object((*response.es.message).clone());
    let Some(platform) = platform(&response.channel) else {
        return Written { messages: Vec::new(), losses: vec![Loss::Channel] };
    };
    let Ok(message) = serde_json::from_value::<wire::Message>(message) else {
        return Written { messages: Vec::new(), losses: vec![Loss::Message] };
    };
    let message = wire::Message {
        platform: (!platform.is_empty()).then(|| platform.to_owned()),
        lang: response.language.as_ref().map(language::tag),
        condition: Some(response.es.condition.clone()),
        ..message
    };
    Written { messages: vec![message], losses: Vec::new() }
}

/// The messages in the file for a response.
pub(super) struct Written {
    pub(super) messages: Vec<wire::Message>,
    /// The lost parts of the response.
    pub(super) losses: Vec<Loss>,
}

fn write_known(response: &Response) -> Written {
    let mut losses = Vec::new();
    let Some(platform) = platform(&response.channel) else {
        return Written { messages: Vec::new(), losses: vec![Loss::Channel] };
    };
    let channel = Channel::from_name(&response.channel);
    let mut messages = Vec::new();
    for message in supported(&response.message, channel, &mut losses) {
        let platform = (!platform.is_empty()).then_some(platform);
        let wire = v1::write_message(&message, platform).map_err(Loss::Value).and_then(|json| {
            // The writer writes only members that this crate knows.
            serde_json::from_slice::<[wire::Message; 1]>(&json).map_err(|_| Loss::Message)
        });
        let [mut wire] = match wire {
            Ok(wire) => wire,
            Err(loss) => {
                losses.push(loss);
                continue;
            }
        };
        complete(&mut wire, &message);
        wire.lang = response.language.as_ref().map(language::tag);
        messages.push(wire);
    }
    Written { messages, losses }
}

/// Adds the members that messages of newer agents have beyond those of V1.
fn complete(wire: &mut wire::Message, message: &Message) {
    if let Message::Text(text) = message {
        let variants = text.variants().filter(|variant| !variant.is_empty());
        wire.speech = Some(wire::Speech::Any(variants.map(str::to_owned).collect()));
    }
    wire.condition = Some(String::new());
    if let Some(Kind::Number(number)) = wire.kind {
        wire.kind = Some(Kind::Name(number.to_string()));
        wire.title.get_or_insert_default();
        wire.text_to_speech.get_or_insert_default();
    }
}

/// Converts a message to message types that ES has for the channel. Without such a type, the
/// message is converted with [`Message::simplified`].
fn supported(message: &Message, channel: Option<Channel>, losses: &mut Vec<Loss>) -> Vec<Message> {
    let is_on = |only| channel.is_none_or(|channel| channel == only);
    match message.view() {
        MessageRef::Speech(_) | MessageRef::Audio(_) | MessageRef::TransferCall(_)
            if is_on(Channel::Telephony) =>
        {
            return vec![message.clone()];
        }
        MessageRef::Assistant(_) if is_on(Channel::GoogleAssistant) => {
            if has_image_display(message) {
                losses.push(Loss::ImageDisplay);
            }
            return vec![message.clone()];
        }
        MessageRef::LiveAgentHandoff(_) => losses.push(Loss::Handoff),
        MessageRef::ConversationSuccess(_) => losses.push(Loss::ConversationSuccess),
        MessageRef::Audio(_) | MessageRef::TransferCall(_) => losses.push(Loss::Telephony),
        MessageRef::Image(image)
            if !image.alt.is_empty() && channel != Some(Channel::GoogleAssistant) =>
        {
            losses.push(Loss::ImageDescription);
        }
        MessageRef::Speech(Speech::Ssml(_)) if channel != Some(Channel::GoogleAssistant) => {
            losses.push(Loss::SpeechMarkup);
        }
        MessageRef::Text(_)
        | MessageRef::Speech(_)
        | MessageRef::QuickReplies(_)
        | MessageRef::Card(_)
        | MessageRef::Image(_)
        | MessageRef::Payload(_)
        | MessageRef::Assistant(_)
        | MessageRef::Rbm(_) => {}
    }
    if channel == Some(Channel::GoogleAssistant)
        && let Some((messages, loss)) = es::messages_for_assistant(message)
    {
        losses.extend(loss.map(Loss::Conversion));
        return messages;
    }
    let Some(simpler) = message.simplified() else { return vec![message.clone()] };
    if simpler.is_empty() && losses.is_empty() {
        losses.push(Loss::Message);
    }
    simpler
}

/// Returns whether a message is a browse carousel with image display options.
fn has_image_display(message: &Message) -> bool {
    let Message::Assistant(assistant) = message else { return false };
    matches!(&**assistant, Assistant::BrowseCarousel(of) if !of.image_display.is_empty())
}
