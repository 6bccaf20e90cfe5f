//! Replies in V1. Source: the pages "Fulfillment" of Dialogflow V1 and of API.AI; for `messages`,
//! which those do not list, the intents that agents of that time exported, and captured responses.

use intents_core::{
    Absent, Channel, EncodeError, FulfillmentContext, FulfillmentResponse, ListWriter, Message,
    Notation, ObjectWriter, OutputContext, Reply, Sink,
};

use crate::es::{assistant, slot_filling};
use crate::response::{
    END_IN_ES, ENTITIES, Fit, PAYLOAD_BESIDE_EVENT, Said, TEXT_BESIDE_EVENT, UNNAMED_CHANNEL,
    context_id, finish, text_unless_empty,
};

pub(super) fn encode(
    context: &FulfillmentContext<'_>,
    reply: &Reply,
) -> Result<FulfillmentResponse, EncodeError> {
    let mut sink = Sink::new(Notation::EsV1);
    let mut dropped = Vec::new();
    let mut body = sink.value().object();
    if let Some(trigger) = reply.triggered() {
        let mut event = body.member("followupEvent").object();
        event.member("name").string(trigger.event());
        event.object_unless_empty("data", |parameters| {
            trigger.write_parameters(parameters, Absent::Omitted);
        });
        event.end();
        if !reply.is_silent() {
            dropped.push(TEXT_BESIDE_EVENT);
        }
        if reply.sent_payload().is_some() {
            dropped.push(PAYLOAD_BESIDE_EVENT);
        }
    } else {
        let said = Said::of(reply, context, fit, &mut dropped);
        if said.is_cut(platform) {
            dropped.push(UNNAMED_CHANNEL);
        }
        write_said(&mut body, &said, context);
        if let Some(payload) = reply.sent_payload() {
            payload.write(body.member("data"));
        }
    }
    let contexts = slot_filling::contexts(context, reply, &mut dropped)?;
    write_contexts(&mut body, &contexts);
    if !reply.entities().is_empty() {
        dropped.push(ENTITIES);
    }
    if reply.ends_session() {
        dropped.push(END_IN_ES);
    }
    body.end();
    finish(sink, dropped)
}

/// The name of a channel in `messages`. That of the Google Assistant is left out: it took kinds of
/// messages of its own, and is gone.
fn platform(channel: Channel) -> Option<&'static str> {
    Some(match channel {
        Channel::Facebook => "facebook",
        Channel::Slack => "slack",
        Channel::Telegram => "telegram",
        Channel::Kik => "kik",
        Channel::Skype => "skype",
        Channel::Line => "line",
        Channel::Viber => "viber",
        Channel::Telephony => "telephony",
        _ => return None,
    })
}

fn is_chat(channel: Channel) -> bool {
    platform(channel).is_some() && channel != Channel::Telephony
}

/// What V1 has messages for.
fn fit(message: &Message, channel: Option<Channel>) -> Fit {
    match message {
        Message::Text(_)
        | Message::QuickReplies(_)
        | Message::Card(_)
        | Message::Image(_)
        | Message::Payload(_) => assistant::fit(message, channel),
        _ => Fit::Simplify,
    }
}

/// Where the text says it all, there are no messages beside it.
fn write_said(body: &mut ObjectWriter<'_>, said: &Said<'_>, context: &FulfillmentContext<'_>) {
    if said.groups(platform).next().is_none() {
        return;
    }
    let text = said.text();
    text_unless_empty(body, "speech", &text);
    text_unless_empty(body, "displayText", &text);
    let is_more = |message: &Message| !matches!(message, Message::Text(_));
    let mut groups = said.groups(platform);
    if !groups.any(|group| group.label.is_some() || group.messages.iter().any(is_more)) {
        return;
    }
    let mut messages = body.member("messages").list();
    if let Some(kept) = &said.kept {
        write_message(&mut messages, kept, "", None);
    }
    for group in said.groups(platform) {
        for (message, question) in group.asked(context, is_chat) {
            write_message(&mut messages, message, question, group.label);
        }
    }
    messages.end();
}

fn write_message(
    messages: &mut ListWriter<'_>,
    message: &Message,
    question: &str,
    platform: Option<&str>,
) {
    let mut object = messages.item().object();
    let kind = match message {
        Message::Card(_) => 1,
        Message::QuickReplies(_) => 2,
        Message::Image(_) => 3,
        Message::Payload(_) => 4,
        _ => 0,
    };
    object.member("type").integer(kind);
    if let Some(platform) = platform {
        object.member("platform").string(platform);
    }
    match message {
        Message::Card(card) => {
            text_unless_empty(&mut object, "title", &card.title);
            text_unless_empty(&mut object, "subtitle", &card.subtitle);
            text_unless_empty(&mut object, "imageUrl", &card.image);
            if !card.buttons.is_empty() {
                let mut buttons = object.member("buttons").list();
                for button in &card.buttons {
                    let mut inner = buttons.item().object();
                    text_unless_empty(&mut inner, "text", &button.text);
                    text_unless_empty(&mut inner, "postback", &button.postback);
                    inner.end();
                }
                buttons.end();
            }
        }
        Message::QuickReplies(quick_replies) => {
            text_unless_empty(&mut object, "title", question);
            let mut replies = object.member("replies").list();
            for reply in &quick_replies.replies {
                replies.item().string(reply);
            }
            replies.end();
        }
        Message::Image(image) => {
            object.member("imageUrl").string(&image.url);
        }
        Message::Payload(payload) => {
            payload.write(object.member("payload"));
        }
        Message::Text(text) => {
            object.member("speech").string(text.first());
        }
        // Whatever kind there will be.
        other => {
            object.member("speech").string(&other.words().unwrap_or_default());
        }
    }
    object.end();
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
