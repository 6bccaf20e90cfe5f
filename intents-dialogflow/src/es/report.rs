//! Parts of a reply without an equivalent in ES.

use intents_core::connector::Dropped;
use intents_core::{Message, Reply};

use crate::render::Report;

/// Reports the parts of a reply that Dialogflow ignores if the response has an event. Source:
/// `webhook.proto`.
///
/// `is_sent` returns whether a message is sent nevertheless, as a flag of the response.
pub(super) fn report_beside_event(
    reply: &Reply,
    is_sent: fn(&Message) -> bool,
    report: &mut Report,
) {
    let variants = reply.parts().channel_messages.iter().flat_map(|(_, messages)| messages);
    let are_sent = reply.parts().messages.iter().chain(variants).all(is_sent);
    report.add_if(!are_sent, Dropped::MessagesBesideTrigger);
    report.add_if(reply.parts().webhook_payload.is_some(), Dropped::PayloadBesideTrigger);
}

/// Reports the parts of a reply that only CX has.
pub(super) fn report_cx_parts(reply: &Reply, report: &mut Report) {
    report.add_if(!reply.parts().session_parameters.is_empty(), Dropped::SessionParameters);
    report.add_if(
        reply.parts().replaces_queue && reply.parts().keeps_response(),
        Dropped::EmptyQueue,
    );
    report.add_if(reply.parts().transition.is_some(), Dropped::Transition);
}
