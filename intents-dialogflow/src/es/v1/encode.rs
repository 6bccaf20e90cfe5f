//! Replies in V1. Source: the pages "Fulfillment" of Dialogflow V1 and of API.AI. These pages have
//! only a sample of `messages`; their types come from exported agents and captured responses.

use intents_core::connector::{
    Absent, Dropped, EncodeError, FulfillmentResponse, ObjectWriter, OutputContext, Sink, Trigger,
};
use intents_core::{FulfillmentContext, Message, Reply};

use super::speech::{speech, without_speech};
use super::{Context, DIALECT, FollowupEvent, WebhookResponse, message};
use crate::es::{report, slot_filling};
use crate::proto::write_member;
use crate::render::{Origin, RenderedMessages, Report, context_id, finish};

pub(super) fn encode(
    context: &FulfillmentContext<'_>,
    reply: &Reply,
) -> Result<FulfillmentResponse, EncodeError> {
    let mut sink = Sink::new(DIALECT.notation);
    let mut report = Report::default();
    let origin = Origin::new(context);
    let messages = render_messages(reply, &origin, &mut report);
    let mut body = sink.value().object();
    write_messages(&mut body, &messages, &origin, &mut report);
    write_payload(&mut body, reply);
    write_continuation(&mut body, reply, &mut report);
    write_state(&mut body, context, reply, &mut report)?;
    report_unsupported(reply, &mut report);
    body.end();
    finish(sink, report)
}

/// Renders the messages. A response with an event has no messages.
fn render_messages<'r>(
    reply: &'r Reply,
    origin: &Origin<'_, '_>,
    report: &mut Report,
) -> RenderedMessages<'r> {
    if reply.parts().trigger.is_some() {
        report::report_beside_event(reply, |_| false, report);
        return RenderedMessages::default();
    }
    let mut messages = RenderedMessages::new(reply, origin, message::RULES, report);
    messages.add_agent_messages(origin, message::RULES, report);
    messages
}

/// Writes the speech, the text and the messages. A text for every channel needs no message.
fn write_messages(
    body: &mut ObjectWriter<'_>,
    rendered: &RenderedMessages<'_>,
    origin: &Origin<'_, '_>,
    report: &mut Report,
) {
    if rendered.by_channel(message::RULES).next().is_none() {
        return;
    }
    let text = rendered.text();
    let speech = speech(rendered.messages());
    write_member(body, WebhookResponse::speech, speech.as_ref().unwrap_or(&text));
    write_member(body, WebhookResponse::display_text, &text);
    let is_text = |message: &Message| matches!(message, Message::Text(text) if text.variants().nth(1).is_none());
    if rendered.by_channel(message::RULES).all(|group| {
        group.label.is_none() && without_speech(group, origin, report).iter().all(is_text)
    }) {
        return;
    }
    report.add_if(rendered.any(message::has_image_display), Dropped::ImageDisplayOptions);
    let mut messages = body.member(WebhookResponse::messages).list();
    for mut group in rendered.by_channel(message::RULES) {
        let shown = without_speech(group, origin, report);
        group.messages = &shown;
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
        payload.write(body.member(WebhookResponse::data));
    }
}

/// Writes the follow-up event, if there is one.
fn write_continuation(body: &mut ObjectWriter<'_>, reply: &Reply, report: &mut Report) {
    if let Some(trigger) = reply.parts().trigger {
        write_event(body, trigger);
    }
    report.add_if(reply.parts().ends_session, Dropped::EndOfSession);
}

fn write_event(body: &mut ObjectWriter<'_>, trigger: &Trigger) {
    let mut event = body.member(WebhookResponse::followup_event).object();
    trigger.write_event(event.member(FollowupEvent::name));
    event.object_unless_empty(FollowupEvent::data, |parameters| {
        trigger.write_parameters(parameters, Absent::Omitted);
    });
    event.end();
}

/// Writes the source and the contexts.
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
    write_contexts(body, &slot_filling::contexts(context, reply, report)?);
    Ok(())
}

/// Writes the contexts of the reply. Other contexts are omitted, because sending a context renews
/// its lifespan.
fn write_contexts(body: &mut ObjectWriter<'_>, reply_contexts: &[OutputContext]) {
    if reply_contexts.is_empty() {
        return;
    }
    let mut contexts = body.member(WebhookResponse::context_out).list();
    for context in reply_contexts {
        let mut object = contexts.item().object();
        let name = object.member(Context::name);
        match context_id(context) {
            Ok(id) => name.string(&id),
            Err(problem) => name.refuse(problem),
        };
        object.member(Context::lifespan).integer(context.lifespan.count().into());
        if let Some(parameters) = &context.parameters {
            parameters.write(object.member(Context::parameters));
        }
        object.end();
    }
    contexts.end();
}

/// Reports parts of the reply without an equivalent in V1.
fn report_unsupported(reply: &Reply, report: &mut Report) {
    report.add_if(!reply.parts().session_entities.is_empty(), Dropped::SessionEntities);
    report::report_cx_parts(reply, report);
}
