//! What the responses of all dialects have in common.

use std::borrow::Cow;

use intents_core::{EncodeError, FulfillmentResponse, Message, Reply, Sink};

/// The most that Dialogflow accepts, in bytes. Source: the webhook pages of ES and CX.
pub const MAX_RESPONSE_BYTES: usize = 64 * 1024;

/// Both protocols of ES ignore text and messages when an event follows (`webhook.proto`).
pub(crate) const TEXT_BESIDE_EVENT: &str =
    "text beside a triggered intent: Dialogflow ES ignores it, since the intent answers";

/// The texts that are said, in order.
pub(crate) fn texts(reply: &Reply) -> impl Iterator<Item = &str> {
    reply.messages().iter().filter_map(|message| match message {
        Message::Text(text) => Some(text.as_ref()),
        _ => None,
    })
}

/// All that is said as one text, each message on a line of its own.
pub(crate) fn text(reply: &Reply) -> Cow<'_, str> {
    let mut texts = texts(reply);
    let first = Cow::Borrowed(texts.next().unwrap_or_default());
    texts.fold(first, |all, text| all + "\n" + text)
}

/// The response, if Dialogflow would accept it.
pub(crate) fn finish(
    sink: Sink,
    dropped: Vec<&'static str>,
) -> Result<FulfillmentResponse, EncodeError> {
    if let Some(problem) = sink.problem() {
        return Err(EncodeError::Value(problem));
    }
    let body = sink.into_bytes();
    if body.len() > MAX_RESPONSE_BYTES {
        return Err(EncodeError::TooLarge { size: body.len(), max: MAX_RESPONSE_BYTES });
    }
    Ok(FulfillmentResponse { body, dropped })
}
