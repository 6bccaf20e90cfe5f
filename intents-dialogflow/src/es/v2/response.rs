//! Replies in ES V2. Source: `WebhookResponse` in `webhook.proto`, `Intent.Message` in
//! `intent.proto`, version v2: nothing is written that v2 does not have.

use intents_core::{
    Absent, Channel, EncodeError, EntityOverride, FulfillmentContext, FulfillmentResponse,
    ListWriter, Message, Notation, ObjectWriter, OutputContext, Reply, SessionEntities, Sink,
    Trigger,
};

use crate::es::{assistant, slot_filling};
use crate::response::{
    END_IN_ES, Fit, NO_ENTITIES, NO_SESSION, PAYLOAD_BESIDE_EVENT, Said, TEXT_BESIDE_EVENT,
    UNNAMED_CHANNEL, context_id, finish, text_unless_empty,
};

pub(super) fn encode(
    context: &FulfillmentContext<'_>,
    reply: &Reply,
) -> Result<FulfillmentResponse, EncodeError> {
    let mut sink = Sink::new(Notation::EsV2);
    let mut dropped = Vec::new();
    let mut body = sink.value().object();
    if let Some(trigger) = reply.triggered() {
        write_event(&mut body, trigger, context);
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
            payload.write(body.member("payload"));
        }
    }
    if !reply.is_plain() {
        write_session(&mut body, context, reply, &mut dropped)?;
    }
    body.end();
    finish(sink, dropped)
}

/// What concerns the session: contexts, session entities, its end.
fn write_session(
    body: &mut ObjectWriter<'_>,
    context: &FulfillmentContext<'_>,
    reply: &Reply,
    dropped: &mut Vec<&'static str>,
) -> Result<(), EncodeError> {
    let session = context.session().name();
    let contexts = slot_filling::contexts(context, reply, dropped)?;
    if session.is_empty() && !(contexts.is_empty() && reply.entities().is_empty()) {
        dropped.push(NO_SESSION);
    } else {
        write_contexts(body, &contexts, session);
        write_entities(body, reply, session, dropped);
    }
    if reply.ends_session() {
        dropped.push(END_IN_ES);
    }
    Ok(())
}

/// The name of a channel in `Intent.Message.Platform`. That of the Google Assistant is left out:
/// it took kinds of messages of its own, and is gone. `TELEPHONY` is one of v2beta1 alone.
fn platform(channel: Channel) -> Option<&'static str> {
    is_chat(channel).then(|| channel.name())
}

fn is_chat(channel: Channel) -> bool {
    matches!(
        channel,
        Channel::Facebook
            | Channel::Slack
            | Channel::Telegram
            | Channel::Kik
            | Channel::Skype
            | Channel::Line
            | Channel::Viber
            | Channel::GoogleHangouts
    )
}

fn write_event(body: &mut ObjectWriter<'_>, trigger: &Trigger, context: &FulfillmentContext<'_>) {
    let mut event = body.member("followupEventInput").object();
    event.member("name").string(trigger.event());
    // Required by the API, though ignored in a webhook response.
    text_unless_empty(&mut event, "languageCode", context.language());
    event.object_unless_empty("parameters", |parameters| {
        trigger.write_parameters(parameters, Absent::Omitted);
    });
    event.end();
}

/// What v2 has messages for.
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

/// Clients of the API read the text, chat channels the messages.
fn write_said(body: &mut ObjectWriter<'_>, said: &Said<'_>, context: &FulfillmentContext<'_>) {
    let mut groups = said.groups(platform).peekable();
    if groups.peek().is_none() {
        return;
    }
    text_unless_empty(body, "fulfillmentText", &said.text());
    let mut messages = body.member("fulfillmentMessages").list();
    if let Some(kept) = &said.kept {
        write_message(&mut messages, kept, "", None);
    }
    for group in groups {
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
    match message {
        Message::QuickReplies(quick_replies) => {
            let mut inner = object.member("quickReplies").object();
            text_unless_empty(&mut inner, "title", question);
            let mut replies = inner.member("quickReplies").list();
            for reply in &quick_replies.replies {
                replies.item().string(reply);
            }
            replies.end();
            inner.end();
        }
        Message::Card(card) => {
            let mut inner = object.member("card").object();
            text_unless_empty(&mut inner, "title", &card.title);
            text_unless_empty(&mut inner, "subtitle", &card.subtitle);
            text_unless_empty(&mut inner, "imageUri", &card.image);
            if !card.buttons.is_empty() {
                let mut buttons = inner.member("buttons").list();
                for button in &card.buttons {
                    let mut inner = buttons.item().object();
                    text_unless_empty(&mut inner, "text", &button.text);
                    text_unless_empty(&mut inner, "postback", &button.postback);
                    inner.end();
                }
                buttons.end();
            }
            inner.end();
        }
        Message::Image(image) => {
            let mut inner = object.member("image").object();
            inner.member("imageUri").string(&image.url);
            text_unless_empty(&mut inner, "accessibilityText", &image.alt);
            inner.end();
        }
        Message::Payload(payload) => {
            payload.write(object.member("payload"));
        }
        Message::Text(text) => {
            let mut inner = object.member("text").object();
            let mut variants = inner.member("text").list();
            for variant in text.variants() {
                variants.item().string(variant);
            }
            variants.end();
            inner.end();
        }
        // Whatever kind there will be.
        other => {
            let mut inner = object.member("text").object();
            let mut variants = inner.member("text").list();
            variants.item().string(&other.words().unwrap_or_default());
            variants.end();
            inner.end();
        }
    }
    if let Some(platform) = platform {
        object.member("platform").string(platform);
    }
    object.end();
}

/// Only the contexts that the reply names: one that is sent gets its lifespan anew.
fn write_contexts(body: &mut ObjectWriter<'_>, of_reply: &[OutputContext], session: &str) {
    if of_reply.is_empty() {
        return;
    }
    let mut contexts = body.member("outputContexts").list();
    for context in of_reply {
        let mut object = contexts.item().object();
        let name = object.member("name");
        match context_id(context) {
            Ok(id) => name.display(format_args!("{session}/contexts/{id}")),
            Err(problem) => name.refuse(problem),
        };
        // Also the 0 that deletes: a field that is left out is all but sure to be read as 0 too.
        object.member("lifespanCount").integer(context.lifespan.count().into());
        if let Some(parameters) = &context.parameters {
            parameters.write(object.member("parameters"));
        }
        object.end();
    }
    contexts.end();
}

fn write_entities(
    body: &mut ObjectWriter<'_>,
    reply: &Reply,
    session: &str,
    dropped: &mut Vec<&'static str>,
) {
    let is_sent = |entities: &&SessionEntities| !entities.values.is_empty();
    if !reply.entities().iter().all(|entities| is_sent(&entities)) {
        dropped.push(NO_ENTITIES);
    }
    let mut sent = reply.entities().iter().filter(is_sent).peekable();
    if sent.peek().is_none() {
        return;
    }
    let mut types = body.member("sessionEntityTypes").list();
    for entities in sent {
        let mut object = types.item().object();
        let name = object.member("name");
        if entities.has_valid_name() {
            name.display(format_args!("{session}/entityTypes/{}", entities.entity));
        } else {
            name.refuse("session entities of an entity type that Dialogflow cannot have");
        }
        object.member("entityOverrideMode").string(match entities.mode {
            EntityOverride::Override => "ENTITY_OVERRIDE_MODE_OVERRIDE",
            EntityOverride::Supplement => "ENTITY_OVERRIDE_MODE_SUPPLEMENT",
        });
        let mut values = object.member("entities").list();
        for entity in &entities.values {
            let mut object = values.item().object();
            object.member("value").string(&entity.value);
            let mut synonyms = object.member("synonyms").list();
            for synonym in &entity.synonyms {
                synonyms.item().string(synonym);
            }
            synonyms.end();
            object.end();
        }
        values.end();
        object.end();
    }
    types.end();
}
