//! What no response of ES can carry, in either protocol.

use intents_core::{Message, Reply};

/// Both protocols ignore text and messages when an event follows (`webhook.proto`).
const TEXT_BESIDE_EVENT: &str =
    "text beside a triggered intent: Dialogflow ES ignores it, since the intent answers";

/// The same of the payload.
const PAYLOAD_BESIDE_EVENT: &str =
    "a payload beside a triggered intent: Dialogflow ES ignores it, since the intent answers";

/// Parameters belong to intents and contexts in ES.
const SESSION_PARAMETERS: &str =
    "parameters of the session: Dialogflow ES has none; set a context that carries them";

/// ES has no pages.
const TRANSITION: &str = "a transition: Dialogflow ES has no pages and flows; trigger an intent";

/// An empty response leaves the agent's own as it is.
const NOTHING_INSTEAD: &str =
    "nothing to be said instead of the agent's own: Dialogflow ES takes no messages as no answer";

/// `end_interaction` is a field of v2beta1 alone (`webhook.proto`); v2 refuses unknown fields.
pub(super) const END: &str =
    "the end of the session: in Dialogflow ES an intent ends it; trigger one that does";

/// Notes what goes beside an event; what `is_sent` is no message on the wire, hence not ignored.
pub(super) fn beside_event(
    reply: &Reply,
    is_sent: fn(&Message) -> bool,
    dropped: &mut Vec<&'static str>,
) {
    let variants = reply.variants().iter().flat_map(|(_, messages)| messages);
    if !reply.messages().iter().chain(variants).all(is_sent) {
        dropped.push(TEXT_BESIDE_EVENT);
    }
    if reply.sent_payload().is_some() {
        dropped.push(PAYLOAD_BESIDE_EVENT);
    }
}

/// Notes what only CX has.
pub(super) fn of_cx(reply: &Reply, dropped: &mut Vec<&'static str>) {
    if !reply.session_parameters().is_empty() {
        dropped.push(SESSION_PARAMETERS);
    }
    if reply.replaces_queue() && reply.is_keep() {
        dropped.push(NOTHING_INSTEAD);
    }
    if reply.transition().is_some() {
        dropped.push(TRANSITION);
    }
}
