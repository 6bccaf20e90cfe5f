//! Replies in ES V2. Source: `WebhookResponse` in `webhook.proto`, `Intent.Message` in
//! `intent.proto`, versions v2 and v2beta1: a version is sent nothing that it does not have.

use intents_core::connector::InvalidValue;
use intents_core::connector::{
    Absent, Dropped, EncodeError, EntityOverride, FulfillmentResponse, ObjectWriter, OutputContext,
    Sink, Trigger,
};
use intents_core::{FulfillmentContext, Message, Reply, SessionEntities};

use super::message;
use super::response::{EventInput, SessionEntity, SessionEntityType, WebhookResponse};
use super::{Context, DIALECT};
use crate::es::{report, slot_filling};
use crate::proto::{Write as _, write_member};
use crate::render::{MessageRules, Origin, RenderedMessages, Report, context_id, finish};

/// A version of the API.
pub(super) struct Api {
    rules: MessageRules,
    /// Whether a response can end the interaction and hand it over.
    has_flags: bool,
}

/// The version v2.
pub(super) const V2: Api = Api { rules: message::V2, has_flags: false };

/// The version v2beta1.
pub(super) const V2_BETA_1: Api = Api { rules: message::V2_BETA_1, has_flags: true };

pub(super) fn encode(
    context: &FulfillmentContext<'_>,
    reply: &Reply,
    api: &Api,
) -> Result<FulfillmentResponse, EncodeError> {
    let mut sink = Sink::new(DIALECT.notation);
    let mut report = Report::default();
    let origin = Origin::new(context);
    let messages = render_messages(reply, &origin, api, &mut report);
    let mut body = sink.value().object();
    write_messages(&mut body, &messages, &origin, api, &mut report);
    write_payload(&mut body, reply);
    write_continuation(&mut body, context, reply, api, &mut report);
    write_state(&mut body, context, reply, &mut report)?;
    report_unsupported(reply, &mut report);
    body.end();
    finish(sink, report)
}

/// The messages of a reply, and the handoff, which is a flag of the response.
struct Rendered<'r> {
    messages: RenderedMessages<'r>,
    hands_over: bool,
}

/// Renders the messages. A response with an event has no messages.
fn render_messages<'r>(
    reply: &'r Reply,
    origin: &Origin<'_, '_>,
    api: &Api,
    report: &mut Report,
) -> Rendered<'r> {
    if reply.parts().trigger.is_some() {
        let hands_over = api.has_flags && {
            let unchanged = MessageRules::UNCHANGED;
            take_handoff(&mut RenderedMessages::new(reply, origin, unchanged, report), report)
        };
        let is_sent = if api.has_flags { is_handoff } else { |_: &Message| false };
        report::report_beside_event(reply, is_sent, report);
        return Rendered { messages: RenderedMessages::default(), hands_over };
    }
    let mut messages = RenderedMessages::new(reply, origin, api.rules, report);
    let hands_over = api.has_flags && take_handoff(&mut messages, report);
    messages.add_agent_messages(origin, api.rules, report);
    report.add_if(messages.any(message::has_unknown_value), Dropped::AssistantEnumValue);
    Rendered { messages, hands_over }
}

fn is_handoff(message: &Message) -> bool {
    matches!(message, Message::LiveAgentHandoff(_))
}

/// Removes the handoff from the messages. Returns whether there was one.
fn take_handoff(messages: &mut RenderedMessages<'_>, report: &mut Report) -> bool {
    if !messages.any(is_handoff) {
        return false;
    }
    let (handoffs, are_elsewhere) = messages.take(is_handoff);
    let has_metadata = |message: &Message| match message {
        Message::LiveAgentHandoff(metadata) => !metadata.is_empty(),
        _ => false,
    };
    report.add_if(handoffs.iter().any(has_metadata), Dropped::HandoffMetadata);
    report.add_if(are_elsewhere, Dropped::HandoffOnOneChannel);
    !handoffs.is_empty()
}

/// Writes the text, which clients of the API read, and the messages, which chat channels read.
fn write_messages(
    body: &mut ObjectWriter<'_>,
    rendered: &Rendered<'_>,
    origin: &Origin<'_, '_>,
    api: &Api,
    report: &mut Report,
) {
    write_member(body, WebhookResponse::live_agent_handoff, &rendered.hands_over);
    let mut groups = rendered.messages.by_channel(api.rules).peekable();
    if groups.peek().is_none() {
        return;
    }
    write_member(body, WebhookResponse::fulfillment_text, &rendered.messages.text());
    let mut messages = body.member(WebhookResponse::fulfillment_messages).list();
    for mut group in groups {
        let spoken = group.for_telephone(origin);
        group.messages = spoken.as_deref().unwrap_or(group.messages);
        for (message, title) in group.with_titles(origin, message::is_chat, report) {
            message::write(&mut messages, message, title, group.label);
        }
    }
    messages.end();
}

/// Writes the payload, which Dialogflow ignores in a response with an event.
fn write_payload(body: &mut ObjectWriter<'_>, reply: &Reply) {
    if let Some(payload) = reply.parts().webhook_payload.filter(|_| reply.parts().trigger.is_none())
    {
        payload.write(body.member(WebhookResponse::payload));
    }
}

/// Writes the follow-up event, if there is one.
fn write_continuation(
    body: &mut ObjectWriter<'_>,
    context: &FulfillmentContext<'_>,
    reply: &Reply,
    api: &Api,
    report: &mut Report,
) {
    if let Some(trigger) = reply.parts().trigger {
        write_event(body, trigger, context);
    }
    if reply.parts().ends_session && api.has_flags {
        body.member(WebhookResponse::end_interaction).boolean(true);
    } else {
        report.add_if(reply.parts().ends_session, Dropped::EndOfSession);
    }
}

#[inline]
fn write_event(body: &mut ObjectWriter<'_>, trigger: &Trigger, context: &FulfillmentContext<'_>) {
    let mut event = body.member(WebhookResponse::followup_event_input).object();
    trigger.write_event(event.member(EventInput::name));
    // Required by the API, though ignored in a webhook response.
    write_member(&mut event, EventInput::language_code, context.language());
    event.object_unless_empty(EventInput::parameters, |parameters| {
        trigger.write_parameters(parameters, Absent::Omitted);
    });
    event.end();
}

/// Writes the source, the contexts and the session entities.
fn write_state(
    body: &mut ObjectWriter<'_>,
    context: &FulfillmentContext<'_>,
    reply: &Reply,
    report: &mut Report,
) -> Result<(), EncodeError> {
    if reply.is_plain() {
        return Ok(());
    }
    write_member(body, WebhookResponse::source, reply.parts().source);
    let session = context.session().name();
    let contexts = slot_filling::contexts(context, reply, report)?;
    if session.is_empty() && !(contexts.is_empty() && reply.parts().session_entities.is_empty()) {
        report.add(Dropped::ContextsWithoutSession);
        return Ok(());
    }
    write_contexts(body, &contexts, session);
    write_entities(body, reply, session, report);
    Ok(())
}

/// Writes the contexts of the reply. Other contexts are omitted, because sending a context renews
/// its lifespan.
fn write_contexts(body: &mut ObjectWriter<'_>, reply_contexts: &[OutputContext], session: &str) {
    if reply_contexts.is_empty() {
        return;
    }
    let mut contexts = body.member(WebhookResponse::output_contexts).list();
    for context in reply_contexts {
        let mut object = contexts.item().object();
        let name = object.member(Context::name);
        match context_id(context) {
            Ok(id) => name.display(format_args!("{session}/contexts/{id}")),
            Err(problem) => name.refuse(problem),
        };
        // 0 is written too: it deletes the context.
        object.member(Context::lifespan_count).integer(context.lifespan.count().into());
        if let Some(parameters) = &context.parameters {
            parameters.write(object.member(Context::parameters));
        }
        object.end();
    }
    contexts.end();
}

fn write_entities(body: &mut ObjectWriter<'_>, reply: &Reply, session: &str, report: &mut Report) {
    let has_values = |entities: &&SessionEntities| !entities.values.is_empty();
    let all_have_values =
        reply.parts().session_entities.iter().all(|entities| has_values(&entities));
    report.add_if(!all_have_values, Dropped::EmptySessionEntities);
    let mut written = reply.parts().session_entities.iter().filter(has_values).peekable();
    if written.peek().is_none() {
        return;
    }
    let mut types = body.member(WebhookResponse::session_entity_types).list();
    for entities in written {
        let mut object = types.item().object();
        let name = object.member(SessionEntityType::name);
        if entities.has_valid_name() {
            name.display(format_args!("{session}/entityTypes/{}", entities.entity));
        } else {
            name.refuse(InvalidValue::EntityTypeName);
        }
        let mode = object.member(SessionEntityType::entity_override_mode);
        mode.string(match entities.mode {
            EntityOverride::Override => "ENTITY_OVERRIDE_MODE_OVERRIDE",
            EntityOverride::Supplement => "ENTITY_OVERRIDE_MODE_SUPPLEMENT",
        });
        let mut values = object.member(SessionEntityType::entities).list();
        for entity in &entities.values {
            SessionEntity::from(entity).write(values.item());
        }
        values.end();
        object.end();
    }
    types.end();
}

/// Reports parts of the reply without an equivalent in ES V2.
fn report_unsupported(reply: &Reply, report: &mut Report) {
    report::report_cx_parts(reply, report);
}
