//! Replies in CX. Source: `WebhookResponse` in `webhook.proto`, `response_message.proto`,
//! version v3; v3beta1 has all that is written here too.

use std::cell::LazyCell;

use intents_core::connector::{EncodeError, FulfillmentResponse, Notation, Sink};
use intents_core::{FulfillmentContext, Reply};

use super::parameters::Parameters;
use super::{PageInfo, target, write};
use crate::proto::{self, message};
use crate::response::{ENTITIES, Origin, Said, finish};

/// `WebhookResponse` of CX has no field for it.
const EVENT: &str = "an event by its name: in CX only intents of the agent's types are triggered";

/// `WebhookResponse` of CX has no field for it.
const SOURCE: &str = "the source of the answer: only Dialogflow ES has it";

pub(super) fn encode(
    context: &FulfillmentContext<'_>,
    reply: &Reply,
) -> Result<FulfillmentResponse, EncodeError> {
    let mut sink = Sink::new(Notation::Structs);
    let mut dropped = Vec::new();
    let mut body = sink.value().object();
    let origin = Origin::of(context);
    let said = Said::of(reply, &origin, write::fit, &mut dropped);
    write::write(&mut body, reply, &said, &origin, &mut dropped);
    if reply.triggered().is_some_and(|trigger| trigger.intent().is_none()) {
        dropped.push(EVENT);
    }
    // Looked for at most once: it is somewhere in the whole request.
    let page = LazyCell::new(|| page_of(context));
    Parameters::of(reply, &page, &mut dropped)?.write(&mut body);
    if let Some(payload) = reply.sent_payload() {
        payload.write(body.member("payload"));
    }
    target::write(&mut body, reply, &page, &mut dropped)?;
    if !reply.entities().is_empty() {
        dropped.push(ENTITIES);
    }
    if !reply.named_source().is_empty() {
        dropped.push(SOURCE);
    }
    body.end();
    finish(sink, dropped)
}

message! {
    /// A request as far as it tells its page.
    struct Paged<'a> {
        page: PageInfo<'a> = "pageInfo",
    }
}

/// The page of a request, which can be read: it was before.
fn page_of<'a>(context: &'a FulfillmentContext<'_>) -> PageInfo<'a> {
    let json = proto::text(super::DIALECT.name, context.request().body());
    let paged = json.and_then(|json| proto::decode::<Paged<'a>>(super::DIALECT.name, json));
    paged.unwrap_or_default().page
}
