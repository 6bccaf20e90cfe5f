//! Rendering: the steps of encoding a reply that all dialects share.
//!
//! Every dialect encodes a reply in the same steps. It renders and writes the messages. It then
//! writes the payload, the continuation (an event or a transition) and the state (contexts,
//! parameters, entities). Finally it reports the parts without an equivalent in the dialect.

mod messages;
mod origin;
mod report;
mod support;

use intents_core::connector::{
    EncodeError, FulfillmentResponse, InvalidValue, OutputContext, Sink, is_context_name,
};

pub(crate) use messages::{ChannelMessages, RenderedMessages};
pub(crate) use origin::Origin;
pub(crate) use report::Report;
pub(crate) use support::{MessageRules, Support};

/// The maximum size of a response in Dialogflow, in bytes. Source: the webhook pages of ES and CX.
pub const MAX_RESPONSE_BYTES: usize = 64 * 1024;

/// Returns the id of a context, which is its name in lower case.
///
/// Source: `Context.name` in `context.proto`.
pub(crate) fn context_id(context: &OutputContext) -> Result<String, InvalidValue> {
    if !is_context_name(&context.name) {
        return Err(InvalidValue::ContextName);
    }
    Ok(context.name.to_ascii_lowercase())
}

/// Returns the response, unless Dialogflow would refuse it.
pub(crate) fn finish(sink: Sink, report: Report) -> Result<FulfillmentResponse, EncodeError> {
    if let Some(problem) = sink.problem() {
        return Err(EncodeError::Value(problem));
    }
    let body = sink.into_bytes();
    if body.len() > MAX_RESPONSE_BYTES {
        return Err(EncodeError::TooLarge { size: body.len(), max: MAX_RESPONSE_BYTES });
    }
    Ok(FulfillmentResponse::new(body, report.into_dropped()))
}
