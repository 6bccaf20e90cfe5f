//! What the agent says, between the definition and its files.

use std::collections::BTreeMap;

use intents_core::assistant::Assistant;
use intents_core::connector::Dropped;
use intents_core::connector::{InvalidValue, MessageRef};
use intents_core::definition::Response;
use intents_core::{Channel, Language, Message, Payload};
use intents_dialogflow::es::{self, v1};
use serde_json::{Map, Value};

use super::defaults::Place;
use super::extension::ResponseExtension;
use super::language;
use super::wire::{self, Kind, Object as _, Speech};

/// Where messages are in an intent.
pub(super) const PLACE: Place<'_> = Place("intent/responses/*/messages/*");

/// ES has kinds for everything but these.
const HANDOFF: &str = "a handoff to a person: in Dialogflow ES the intent itself hands over";
const SUCCESS: &str = "the success of the conversation: Dialogflow ES does not count it";
const CHANNEL: &str = "a channel that Dialogflow ES has no messages for";
const ALT: &str = "what describes an image: Dialogflow ES has no place for it in an agent";
const IMAGE_DISPLAY: &str = "how the images of a browse carousel are fitted";
const TELEPHONE: &str = "what only the telephone does, on another channel";
const MARKUP: &str = "the markup of what is spoken: beside the telephone its words are a text";
const NOTHING: &str = "a kind of message that nothing in Dialogflow ES comes near to";

/// The channel as agents spell it; empty for all channels. `None` where ES has no messages for it.
///
/// Exported agents have `facebook`, `google`, `slack` and `telephony`; `telegram`, `kik`, `skype`,
/// `line` and `viber` are those names of the enum `Intent.Message.Platform` in lower case, as V1
/// has them, and `hangouts` is without its `GOOGLE_` as `google` is; no agent with it was seen.
fn platform(channel: &str) -> Option<&str> {
    Some(match Channel::from_name(channel) {
        // By a name that is not known here, or for every channel.
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

/// Reads a message. What is of no kind that is known here is an empty payload, beside which all of
/// it is kept.
pub(super) fn read(message: &wire::Message) -> serde_json::Result<Response> {
    let language = message.lang.as_deref().and_then(|tag| tag.parse::<Language>().ok());
    let platform = message.platform.as_deref().unwrap_or_default();
    let channel = Channel::from_name(platform).map_or(platform, |known| known.name());
    let of = |said: Message| Response::new(language.clone(), said).on(channel);
    let said = v1::read_message(&serde_json::to_value(message)?).map(of);
    // One that is written as several, or as none, would not come back as it is.
    let said = said.filter(|response| written(response).messages.len() == 1);
    let empty = || Message::Payload(Payload::new(Value::Object(Map::new())));
    let mut response = said.unwrap_or_else(|| of(empty()));
    let mut base = written(&response);
    let is_lossy = !base.lost.is_empty();
    let base = base.messages.pop().unwrap_or_default();
    let residue = wire::Message::residue(message, &base, PLACE);
    let says_more = beside(&residue, true).kept != residue.kept;
    let said = (says_more || is_lossy).then(|| said_by(base));
    response.extensions.set(&ResponseExtension { message: residue, said })?;
    Ok(response)
}

/// What a message says, to whomever.
fn said_by(message: wire::Message) -> wire::Message {
    wire::Message { lang: None, platform: None, ..message }
}

/// The part of what is kept that stands beside any message, and says nothing of its own. What is
/// not known may be of the kind of the message.
fn beside(
    residue: &wire::Residue<wire::Message>,
    is_other_kind: bool,
) -> wire::Residue<wire::Message> {
    let wire::Residue { kept, over } = residue.clone();
    let unknown = if is_other_kind { BTreeMap::new() } else { kept.unknown };
    let kept = wire::Message {
        kind: kept.kind,
        platform: kept.platform,
        lang: kept.lang,
        condition: kept.condition,
        customize_audio: kept.customize_audio,
        unknown,
        ..wire::Message::default()
    };
    wire::Residue { kept, over }
}

/// Writes a response, and tells what is lost of it.
pub(super) fn write(response: &Response) -> serde_json::Result<Written> {
    let mut written = written(response);
    let Some(extension) = response.extensions.get::<ResponseExtension>()? else {
        written.messages.retain(|message| *message != wire::Message::default());
        return Ok(written);
    };
    if written.messages.len() <= 1 {
        let base = written.messages.pop().unwrap_or_default();
        let said = said_by(base.clone());
        let message = match &extension.said {
            Some(once) if *once != said => {
                base.restored(&beside(&extension.message, once.kind != said.kind))
            }
            _ => base.restored(&extension.message),
        };
        if extension.said == Some(said) {
            // What came from an agent is in it again, hence nothing is lost.
            written.lost.clear();
        }
        written.messages.extend((message != wire::Message::default()).then_some(message));
        return Ok(written);
    }
    Ok(written)
}

/// What a response becomes.
pub(super) struct Written {
    pub(super) messages: Vec<wire::Message>,
    /// What is lost of it.
    pub(super) lost: Vec<&'static str>,
}

fn written(response: &Response) -> Written {
    let mut lost = Vec::new();
    let Some(platform) = platform(&response.channel) else {
        return Written { messages: Vec::new(), lost: vec![CHANNEL] };
    };
    let channel = Channel::from_name(&response.channel);
    let mut messages = Vec::new();
    for message in fitted(&response.message, channel, &mut lost) {
        let platform = (!platform.is_empty()).then_some(platform);
        let json = v1::write_message(&message, platform).map_err(InvalidValue::description);
        let wire = json.and_then(|json| {
            // It is JSON of our own, of members that are known here.
            serde_json::from_slice::<[wire::Message; 1]>(&json).map_err(|_| NOTHING)
        });
        let [mut wire] = match wire {
            Ok(wire) => wire,
            Err(problem) => {
                lost.push(problem);
                continue;
            }
        };
        complete(&mut wire, &message);
        wire.lang = response.language.as_ref().map(language::tag);
        messages.push(wire);
    }
    Written { messages, lost }
}

/// What newer agents have in each message, and V1 has not.
fn complete(wire: &mut wire::Message, message: &Message) {
    if let Message::Text(text) = message {
        let variants = text.variants().filter(|variant| !variant.is_empty());
        wire.speech = Some(Speech::Any(variants.map(str::to_owned).collect()));
    }
    wire.condition = Some(String::new());
    if let Some(Kind::Number(number)) = wire.kind {
        wire.kind = Some(Kind::Name(number.to_string()));
        wire.title.get_or_insert_default();
        wire.text_to_speech.get_or_insert_default();
    }
}

/// The message in kinds that ES has for the channel, by the table of
/// [`Message::simplified`] where it has none of its own.
fn fitted(
    message: &Message,
    channel: Option<Channel>,
    lost: &mut Vec<&'static str>,
) -> Vec<Message> {
    let is_on = |only| channel.is_none_or(|channel| channel == only);
    match message.view() {
        MessageRef::Speech(_) | MessageRef::Audio(_) | MessageRef::TransferCall(_)
            if is_on(Channel::Telephony) =>
        {
            return vec![message.clone()];
        }
        MessageRef::Assistant(_) if is_on(Channel::GoogleAssistant) => {
            if has_image_display(message) {
                lost.push(IMAGE_DISPLAY);
            }
            return vec![message.clone()];
        }
        MessageRef::LiveAgentHandoff(_) => lost.push(HANDOFF),
        MessageRef::ConversationSuccess(_) => lost.push(SUCCESS),
        MessageRef::Audio(_) | MessageRef::TransferCall(_) => lost.push(TELEPHONE),
        MessageRef::Image(image)
            if !image.alt.is_empty() && channel != Some(Channel::GoogleAssistant) =>
        {
            lost.push(ALT);
        }
        MessageRef::Speech(intents_core::Speech::Ssml(_))
            if channel != Some(Channel::GoogleAssistant) =>
        {
            lost.push(MARKUP);
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
        && let Some((messages, what)) = es::messages_for_assistant(message)
    {
        lost.extend(what.map(Dropped::description));
        return messages;
    }
    let Some(simpler) = message.simplified() else { return vec![message.clone()] };
    if simpler.is_empty() && lost.is_empty() {
        lost.push(NOTHING);
    }
    simpler
}

/// Whether a message is a browse carousel that says how its images are fitted.
fn has_image_display(message: &Message) -> bool {
    let Message::Assistant(assistant) = message else { return false };
    matches!(&**assistant, Assistant::BrowseCarousel(of) if !of.image_display.is_empty())
}
