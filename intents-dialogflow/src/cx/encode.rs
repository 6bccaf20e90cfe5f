//! Replies in CX. Source: `WebhookResponse` in `webhook.proto` and `response_message.proto`,
//! version v3. Version v3beta1 has the same members.

use std::cell::LazyCell;
use std::ops::Deref;

use intents_core::connector::{
    Dropped, EncodeError, FulfillmentResponse as Response, ObjectWriter, Sink,
};
use intents_core::{FulfillmentContext, Reply};

use super::continuation::write_continuation;
use super::parameters::Parameters;
use super::request::page_info;
use super::{DIALECT, FulfillmentResponse, PageInfo, WebhookResponse, message};
use crate::render::{ChannelMessages, Origin, RenderedMessages, Report, finish};

pub(super) fn encode(
    context: &FulfillmentContext<'_>,
    reply: &Reply,
) -> Result<Response, EncodeError> {
    let mut sink = Sink::new(DIALECT.notation);
    let mut report = Report::default();
    let origin = Origin::new(context);
    // Any member of the request may come before the page, so the page is read at most once.
    let page = LazyCell::new(|| page_info(context));
    let messages = render_messages(reply, &origin, &mut report);
    let mut body = sink.value().object();
    write_messages(&mut body, reply, &messages, &origin, &mut report);
    write_payload(&mut body, reply);
    write_continuation(&mut body, reply, &page, &mut report)?;
    write_state(&mut body, reply, &page, &mut report)?;
    report_unsupported(reply, &mut report);
    body.end();
    finish(sink, report)
}

/// Renders the messages.
fn render_messages<'r>(
    reply: &'r Reply,
    origin: &Origin<'_, '_>,
    report: &mut Report,
) -> RenderedMessages<'r> {
    RenderedMessages::new(reply, origin, message::RULES, report)
}

/// Writes the messages, and whether they replace the messages that CX has queued.
fn write_messages(
    body: &mut ObjectWriter<'_>,
    reply: &Reply,
    rendered: &RenderedMessages<'_>,
    origin: &Origin<'_, '_>,
    report: &mut Report,
) {
    if !reply.parts().has_messages() && !reply.parts().replaces_queue {
        return;
    }
    let groups = || rendered.by_channel(message::RULES);
    let is_sent = |group: ChannelMessages<'_>| {
        group.messages.iter().any(|message| message::is_sent(message, group, origin))
    };
    body.object_unless_empty(WebhookResponse::fulfillment_response, |response| {
        if groups().any(is_sent) {
            let mut messages = response.member(FulfillmentResponse::messages).list();
            for group in groups() {
                for message in group.messages {
                    message::write(&mut messages, message, group, origin, report);
                }
            }
            messages.end();
        } else {
            report.add_if(groups().next().is_some(), Dropped::RichContent);
        }
        // By default, CX appends to the queue.
        if reply.parts().replaces_queue {
            response.member(FulfillmentResponse::merge_behavior).string("REPLACE");
        }
    });
}

/// Writes the payload.
fn write_payload(body: &mut ObjectWriter<'_>, reply: &Reply) {
    if let Some(payload) = reply.parts().webhook_payload {
        payload.write(body.member(WebhookResponse::payload));
    }
}

/// Writes the parameters of the form and of the session, with those of a triggered intent.
fn write_state<'a>(
    body: &mut ObjectWriter<'_>,
    reply: &Reply,
    page: &impl Deref<Target = PageInfo<'a>>,
    report: &mut Report,
) -> Result<(), EncodeError> {
    Parameters::new(reply, page, report)?.write(body);
    Ok(())
}

/// Reports parts of the reply without an equivalent in CX.
fn report_unsupported(reply: &Reply, report: &mut Report) {
    let is_event = reply.parts().trigger.is_some_and(|trigger| trigger.intent().is_none());
    report.add_if(is_event, Dropped::Event);
    report.add_if(!reply.parts().session_entities.is_empty(), Dropped::SessionEntities);
    report.add_if(!reply.parts().source.is_empty(), Dropped::Source);
}
