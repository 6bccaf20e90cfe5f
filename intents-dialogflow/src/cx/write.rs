//! The messages of a response.
//!
//! CX has four kinds more than what is written here: `endInteraction` and `mixedAudio` are output
//! only, by the comments of `response_message.proto`; `knowledgeInfoCard` and `toolCall` come of
//! Dialogflow's own data stores and tools. A webhook has nothing to say in them.

use std::borrow::Cow;

use intents_core::connector::{ListWriter, ObjectWriter};
use intents_core::{Channel, Message, Payload, Reply, Speech};

use super::messenger;
use crate::response::{Fit, Group, Origin, Said, drop_once};

/// What a channel without Dialogflow Messenger's format does not get.
const WORDS_ALONE: &str = "what only a screen shows: this channel gets the words of cards, images \
                           and quick replies, and nothing else of them";

/// A chip says what is written on it.
const OTHER_POSTBACK: &str =
    "what a card's button would say: in Dialogflow Messenger it says what is written on it";

/// What CX has messages for; Dialogflow Messenger's format is that of cards and their like.
pub(super) fn fit(message: &Message, _: Option<Channel>) -> Fit {
    match message {
        Message::Text(_)
        | Message::Speech(_)
        | Message::QuickReplies(_)
        | Message::Card(_)
        | Message::Image(_)
        | Message::Audio(_)
        | Message::TransferCall(_)
        | Message::LiveAgentHandoff(_)
        | Message::ConversationSuccess(_)
        | Message::Payload(_) => Fit::Keep,
        _ => Fit::Simplify,
    }
}

/// Writes what is said, and what becomes of what CX has queued.
pub(super) fn write(
    body: &mut ObjectWriter<'_>,
    reply: &Reply,
    said: &Said<'_>,
    origin: &Origin<'_, '_>,
    dropped: &mut Vec<&'static str>,
) {
    if reply.is_silent() && !reply.replaces_queue() {
        return;
    }
    let name = |channel: Channel| Some(channel.name());
    let is_sent = |group: Group<'_>| {
        group.messages.iter().any(|message| Form::of(message, group, origin) != Form::Nothing)
    };
    body.object_unless_empty("fulfillmentResponse", |fulfillment| {
        if said.groups(name).any(is_sent) {
            let mut messages = fulfillment.member("messages").list();
            for group in said.groups(name) {
                write_group(&mut messages, group, origin, dropped);
            }
            messages.end();
        } else if said.groups(name).next().is_some() {
            drop_once(dropped, Some(WORDS_ALONE));
        }
        // Adding to it is what CX does by itself.
        if reply.replaces_queue() {
            fulfillment.member("mergeBehavior").string("REPLACE");
        }
    });
}

/// How a message is sent.
#[derive(PartialEq)]
enum Form<'m> {
    /// In the kind of message that CX has for it.
    Native,
    /// In the format of Dialogflow Messenger, for which CX has no messages of its own.
    Rich,
    /// As its words.
    Words(Cow<'m, str>),
    /// The channel cannot show it, and it has no words.
    Nothing,
}

impl<'m> Form<'m> {
    fn of(message: &'m Message, group: Group<'_>, origin: &Origin<'_, '_>) -> Self {
        match message {
            Message::QuickReplies(_) | Message::Card(_) | Message::Image(_) => {
                if matches!(group.goes_to(origin), None | Some(Channel::DialogflowMessenger)) {
                    return Self::Rich;
                }
            }
            message if matches!(fit(message, None), Fit::Keep) => return Self::Native,
            _ => {}
        }
        message.words().map_or(Self::Nothing, Self::Words)
    }
}

fn write_group(
    messages: &mut ListWriter<'_>,
    group: Group<'_>,
    origin: &Origin<'_, '_>,
    dropped: &mut Vec<&'static str>,
) {
    // A channel that the request comes from needs no name: only what is for it is sent.
    let label = group.label.filter(|_| origin.channel() != group.channel);
    for message in group.messages {
        match Form::of(message, group, origin) {
            Form::Native => write_native(messages, message, label),
            Form::Words(words) => {
                write_text(messages, &words, label);
                if !messenger::is_words_alone(message) {
                    drop_once(dropped, Some(WORDS_ALONE));
                }
            }
            Form::Rich => {
                // A chip has no title.
                if let Message::QuickReplies(quick_replies) = message
                    && !quick_replies.title.is_empty()
                {
                    write_text(messages, &quick_replies.title, label);
                }
                let mut object = messages.item().object();
                let mut payload = object.member("payload").object();
                if !messenger::write(&mut payload, message) {
                    drop_once(dropped, Some(OTHER_POSTBACK));
                }
                payload.end();
                end_message(object, label);
            }
            Form::Nothing => drop_once(dropped, Some(WORDS_ALONE)),
        }
    }
}

/// Writes a message in the kind that CX has for it: one member, and the channel.
fn write_native(messages: &mut ListWriter<'_>, message: &Message, label: Option<&str>) {
    let mut object = messages.item().object();
    match message {
        Message::Text(text) => write_variants(&mut object, text.variants()),
        Message::Speech(Speech::Text(words)) => {
            write_member(&mut object, "outputAudioText", "text", words);
        }
        Message::Speech(Speech::Ssml(ssml)) => {
            write_member(&mut object, "outputAudioText", "ssml", ssml);
        }
        Message::Audio(uri) => write_member(&mut object, "playAudio", "audioUri", uri),
        Message::TransferCall(number) => {
            write_member(&mut object, "telephonyTransferCall", "phoneNumber", number);
        }
        Message::LiveAgentHandoff(metadata) => {
            write_metadata(&mut object, "liveAgentHandoff", metadata);
        }
        Message::ConversationSuccess(metadata) => {
            write_metadata(&mut object, "conversationSuccess", metadata);
        }
        Message::Payload(payload) => {
            payload.write(object.member("payload"));
        }
        _ => {}
    }
    end_message(object, label);
}

fn write_text(messages: &mut ListWriter<'_>, text: &str, label: Option<&str>) {
    let mut object = messages.item().object();
    write_variants(&mut object, [text].into_iter());
    end_message(object, label);
}

fn write_variants<'t>(object: &mut ObjectWriter<'_>, variants: impl Iterator<Item = &'t str>) {
    let mut text = object.member("text").object();
    let mut list = text.member("text").list();
    variants.for_each(|variant| {
        list.item().string(variant);
    });
    list.end();
    text.end();
}

fn write_member(object: &mut ObjectWriter<'_>, kind: &str, name: &str, text: &str) {
    let mut inner = object.member(kind).object();
    inner.member(name).string(text);
    inner.end();
}

/// That there is one says something, also where it is empty.
fn write_metadata(object: &mut ObjectWriter<'_>, kind: &str, metadata: &Payload) {
    let mut inner = object.member(kind).object();
    if !metadata.is_empty() {
        metadata.write(inner.member("metadata"));
    }
    inner.end();
}

fn end_message(mut object: ObjectWriter<'_>, label: Option<&str>) {
    if let Some(label) = label {
        object.member("channel").string(label);
    }
    object.end();
}
