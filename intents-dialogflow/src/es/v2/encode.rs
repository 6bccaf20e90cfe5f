//! Replies in ES V2. Source: `WebhookResponse` in `webhook.proto`, `Intent.Message` in
//! `intent.proto`, versions v2 and v2beta1: a version is sent nothing that it does not have.

use intents_core::connector::{
    Absent, EncodeError, EntityOverride, FulfillmentResponse, Notation, ObjectWriter,
    OutputContext, Sink, Trigger,
};
use intents_core::{Channel, FulfillmentContext, Message, Reply, SessionEntities};

use super::write;
use crate::es::{assistant, dropped, slot_filling};
use crate::response::{
    Fit, FitTo, Label, Origin, Said, UNNAMED_CHANNEL, context_id, finish, text_unless_empty,
    texts_unless_empty,
};

/// Contexts and session entities have names that begin with the session's.
const NO_SESSION: &str = "contexts and session entities: the request does not name its session";

/// An entity type cannot be made empty.
const NO_ENTITIES: &str = "session entities without a value: Dialogflow requires some";

/// A value that is not among Google's would have the whole response refused.
const NO_VALUE_OF_ENUM: &str = "an alignment, an image display or a hint of the Google Assistant that Dialogflow does not have";

/// `live_agent_handoff` is a flag of the response.
const HANDOFF_DATA: &str = "the data of a handoff: Dialogflow ES has no place for them";

/// The flag is for every channel.
const HANDOFF_ELSEWHERE: &str =
    "a handoff on one channel alone, where the request names no channel";

/// What a version of the API has.
pub(super) struct Api {
    fit: FitTo,
    platform: Label,
    /// Whether a response can end the interaction and hand it over.
    has_flags: bool,
}

/// The version v2.
pub(super) const V2: Api = Api { fit, platform, has_flags: false };

/// The version v2beta1.
pub(super) const V2_BETA_1: Api = Api { fit: fit_beta, platform: platform_beta, has_flags: true };

pub(super) fn encode(
    context: &FulfillmentContext<'_>,
    reply: &Reply,
    api: &Api,
) -> Result<FulfillmentResponse, EncodeError> {
    let mut sink = Sink::new(Notation::Iso);
    let mut dropped = Vec::new();
    let origin = Origin::of(context);
    let mut body = sink.value().object();
    if let Some(trigger) = reply.triggered() {
        write_event(&mut body, trigger, context);
        if api.has_flags {
            let mut said = Said::of(reply, &origin, |_, _| Fit::Keep, &mut dropped);
            write_handoff(&mut body, &mut said, &mut dropped);
            dropped::beside_event(reply, is_handoff, &mut dropped);
        } else {
            dropped::beside_event(reply, |_| false, &mut dropped);
        }
    } else {
        let mut said = Said::of(reply, &origin, api.fit, &mut dropped);
        if said.is_cut(api.platform) {
            dropped.push(UNNAMED_CHANNEL);
        }
        if api.has_flags {
            write_handoff(&mut body, &mut said, &mut dropped);
        }
        said.keep_own(&origin, api.fit, api.platform, &mut dropped);
        if said.has(write::is_cut) {
            dropped.push(NO_VALUE_OF_ENUM);
        }
        write_said(&mut body, &said, &origin, api.platform, &mut dropped);
        if let Some(payload) = reply.sent_payload() {
            payload.write(body.member("payload"));
        }
    }
    if !reply.is_plain() {
        write_rare(&mut body, context, reply, api, &mut dropped)?;
    }
    body.end();
    finish(sink, dropped)
}

/// What is no message: the source, and what concerns the session.
fn write_rare(
    body: &mut ObjectWriter<'_>,
    context: &FulfillmentContext<'_>,
    reply: &Reply,
    api: &Api,
    dropped: &mut Vec<&'static str>,
) -> Result<(), EncodeError> {
    text_unless_empty(body, "source", reply.named_source());
    let session = context.session().name();
    let contexts = slot_filling::contexts(context, reply, dropped)?;
    if session.is_empty() && !(contexts.is_empty() && reply.entities().is_empty()) {
        dropped.push(NO_SESSION);
    } else {
        write_contexts(body, &contexts, session);
        write_entities(body, reply, session, dropped);
    }
    dropped::of_cx(reply, dropped);
    if reply.ends_session() {
        if api.has_flags {
            body.member("endInteraction").boolean(true);
        } else {
            dropped.push(dropped::END);
        }
    }
    Ok(())
}

fn is_handoff(message: &Message) -> bool {
    matches!(message, Message::LiveAgentHandoff(_))
}

/// The handoff to a person, which is no message on the wire.
fn write_handoff(
    body: &mut ObjectWriter<'_>,
    said: &mut Said<'_>,
    dropped: &mut Vec<&'static str>,
) {
    if !said.has(is_handoff) {
        return;
    }
    let (handoffs, is_cut) = said.take(is_handoff);
    if !handoffs.is_empty() {
        body.member("liveAgentHandoff").boolean(true);
    }
    let has_data = |of: &Message| matches!(of, Message::LiveAgentHandoff(data) if !data.is_empty());
    if handoffs.iter().any(has_data) {
        dropped.push(HANDOFF_DATA);
    }
    if is_cut {
        dropped.push(HANDOFF_ELSEWHERE);
    }
}

/// The name of a channel in `Intent.Message.Platform`.
fn platform(channel: Channel) -> Option<&'static str> {
    (is_chat(channel) || channel == Channel::GoogleAssistant).then(|| channel.name())
}

/// The same in v2beta1, which alone has the telephone.
fn platform_beta(channel: Channel) -> Option<&'static str> {
    if channel == Channel::Telephony { Some(channel.name()) } else { platform(channel) }
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

/// What v2 has messages for.
fn fit(message: &Message, channel: Option<Channel>) -> Fit {
    match message {
        Message::Text(_)
        | Message::QuickReplies(_)
        | Message::Card(_)
        | Message::Image(_)
        | Message::Payload(_) => assistant::fit(message, channel),
        Message::Speech(_) if channel == Some(Channel::GoogleAssistant) => {
            assistant::fit(message, channel)
        }
        Message::Assistant(_) => Fit::Only(Channel::GoogleAssistant),
        _ => Fit::Simplify,
    }
}

/// What v2beta1 has messages for.
fn fit_beta(message: &Message, channel: Option<Channel>) -> Fit {
    match message {
        Message::Audio(_) | Message::TransferCall(_) => Fit::Only(Channel::Telephony),
        Message::Speech(_) if channel != Some(Channel::GoogleAssistant) => Fit::Voice,
        Message::LiveAgentHandoff(_) => Fit::Keep,
        Message::Rbm(_) => Fit::Unnamed,
        _ => fit(message, channel),
    }
}

#[inline]
fn write_event(body: &mut ObjectWriter<'_>, trigger: &Trigger, context: &FulfillmentContext<'_>) {
    let mut event = body.member("followupEventInput").object();
    trigger.write_event(event.member("name"));
    // Required by the API, though ignored in a webhook response.
    text_unless_empty(&mut event, "languageCode", context.language());
    event.object_unless_empty("parameters", |parameters| {
        trigger.write_parameters(parameters, Absent::Omitted);
    });
    event.end();
}

/// Clients of the API read the text, chat channels the messages.
fn write_said(
    body: &mut ObjectWriter<'_>,
    said: &Said<'_>,
    origin: &Origin<'_, '_>,
    platform: Label,
    dropped: &mut Vec<&'static str>,
) {
    let mut groups = said.groups(platform).peekable();
    if groups.peek().is_none() {
        return;
    }
    text_unless_empty(body, "fulfillmentText", &said.text());
    let mut messages = body.member("fulfillmentMessages").list();
    for mut group in groups {
        let heard = group.heard(origin);
        group.messages = heard.as_deref().unwrap_or(group.messages);
        for (message, question) in group.asked(origin, is_chat, dropped) {
            write::write(&mut messages, message, question, group.label);
        }
    }
    messages.end();
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
            texts_unless_empty(&mut object, "synonyms", &entity.synonyms);
            object.end();
        }
        values.end();
        object.end();
    }
    types.end();
}
