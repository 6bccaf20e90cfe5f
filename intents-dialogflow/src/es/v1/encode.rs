//! Replies in V1. Source: the pages "Fulfillment" of Dialogflow V1 and of API.AI; for `messages`,
//! which those have in a sample alone, the agents of that time that were exported, and captured
//! responses.

use intents_core::connector::{
    Absent, EncodeError, FulfillmentResponse, Notation, ObjectWriter, OutputContext, Sink, Trigger,
};
use intents_core::{Channel, FulfillmentContext, Message, Reply};

use super::{voice, write};
use crate::es::{assistant, dropped, slot_filling};
use crate::response::{
    ENTITIES, Fit, Origin, Said, UNNAMED_CHANNEL, context_id, finish, text_unless_empty,
};

/// No exported agent has a member for it.
const IMAGE_DISPLAY: &str = "how images of a browse carousel are fitted: V1 has no member for it";

pub(super) fn encode(
    context: &FulfillmentContext<'_>,
    reply: &Reply,
) -> Result<FulfillmentResponse, EncodeError> {
    let mut sink = Sink::new(Notation::IsoIntervals);
    let mut dropped = Vec::new();
    let mut body = sink.value().object();
    if let Some(trigger) = reply.triggered() {
        write_event(&mut body, trigger);
        dropped::beside_event(reply, |_| false, &mut dropped);
    } else {
        let origin = Origin::of(context);
        let mut said = Said::of(reply, &origin, fit, &mut dropped);
        if said.is_cut(platform) {
            dropped.push(UNNAMED_CHANNEL);
        }
        said.keep_own(&origin, fit, platform, &mut dropped);
        write_said(&mut body, &said, &origin, &mut dropped);
        if let Some(payload) = reply.sent_payload() {
            payload.write(body.member("data"));
        }
    }
    if !reply.is_plain() {
        write_rare(&mut body, context, reply, &mut dropped)?;
    }
    body.end();
    finish(sink, dropped)
}

fn write_event(body: &mut ObjectWriter<'_>, trigger: &Trigger) {
    let mut event = body.member("followupEvent").object();
    trigger.write_event(event.member("name"));
    event.object_unless_empty("data", |parameters| {
        trigger.write_parameters(parameters, Absent::Omitted);
    });
    event.end();
}

/// What is no message: the source, and what concerns the session.
fn write_rare(
    body: &mut ObjectWriter<'_>,
    context: &FulfillmentContext<'_>,
    reply: &Reply,
    dropped: &mut Vec<&'static str>,
) -> Result<(), EncodeError> {
    text_unless_empty(body, "source", reply.named_source());
    let contexts = slot_filling::contexts(context, reply, dropped)?;
    write_contexts(body, &contexts);
    if !reply.entities().is_empty() {
        dropped.push(ENTITIES);
    }
    dropped::of_cx(reply, dropped);
    if reply.ends_session() {
        dropped.push(dropped::END);
    }
    Ok(())
}

/// The name of a channel in `messages`.
fn platform(channel: Channel) -> Option<&'static str> {
    Some(match channel {
        Channel::Facebook => "facebook",
        Channel::Slack => "slack",
        Channel::Telegram => "telegram",
        Channel::Kik => "kik",
        Channel::Skype => "skype",
        Channel::Line => "line",
        Channel::Viber => "viber",
        Channel::GoogleAssistant => write::GOOGLE,
        Channel::Telephony => write::TELEPHONY,
        _ => return None,
    })
}

fn is_chat(channel: Channel) -> bool {
    let is_other = matches!(channel, Channel::GoogleAssistant | Channel::Telephony);
    platform(channel).is_some() && !is_other
}

/// What V1 has messages for.
fn fit(message: &Message, channel: Option<Channel>) -> Fit {
    match message {
        Message::Text(_)
        | Message::Speech(_)
        | Message::QuickReplies(_)
        | Message::Card(_)
        | Message::Image(_)
        | Message::Payload(_) => assistant::fit(message, channel),
        Message::Audio(_) | Message::TransferCall(_) => Fit::Only(Channel::Telephony),
        Message::Assistant(_) => Fit::Only(Channel::GoogleAssistant),
        _ => Fit::Simplify,
    }
}

/// Where the text says it all, there are no messages beside it.
fn write_said(
    body: &mut ObjectWriter<'_>,
    said: &Said<'_>,
    origin: &Origin<'_, '_>,
    dropped: &mut Vec<&'static str>,
) {
    if said.groups(platform).next().is_none() {
        return;
    }
    let shown = said.text();
    let spoken = voice::spoken(&said.messages);
    text_unless_empty(body, "speech", spoken.as_ref().unwrap_or(&shown));
    text_unless_empty(body, "displayText", &shown);
    let is_text =
        |of: &Message| matches!(of, Message::Text(text) if text.variants().nth(1).is_none());
    let mut groups = said.groups(platform);
    if groups.all(|group| {
        group.label.is_none() && voice::apart(group, origin, dropped).iter().all(is_text)
    }) {
        return;
    }
    let fits_images = |message: &Message| write::image_display(message).is_some();
    if said.has(fits_images) {
        dropped.push(IMAGE_DISPLAY);
    }
    let mut messages = body.member("messages").list();
    for mut group in said.groups(platform) {
        let apart = voice::apart(group, origin, dropped);
        group.messages = &apart;
        for (message, question) in group.asked(origin, is_chat, dropped) {
            write::write(&mut messages, message, question, group.label);
        }
    }
    messages.end();
}

/// Only the contexts that the reply names: one that is sent gets its lifespan anew.
fn write_contexts(body: &mut ObjectWriter<'_>, of_reply: &[OutputContext]) {
    if of_reply.is_empty() {
        return;
    }
    let mut contexts = body.member("contextOut").list();
    for context in of_reply {
        let mut object = contexts.item().object();
        let name = object.member("name");
        match context_id(context) {
            Ok(id) => name.string(&id),
            Err(problem) => name.refuse(problem),
        };
        object.member("lifespan").integer(context.lifespan.count().into());
        if let Some(parameters) = &context.parameters {
            parameters.write(object.member("parameters"));
        }
        object.end();
    }
    contexts.end();
}
