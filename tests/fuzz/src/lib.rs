//! What the fuzz targets have in common: a request is decoded, read to its last member and
//! answered. Whatever it holds, nothing of that may panic, and no response may be wrong.

mod mutate;
mod read;
mod reply;
mod unique;

pub use mutate::mutate;

use intents_core::{Connector, DecodeError, FulfillmentContext, FulfillmentRequest};
use intents_dialogflow::MAX_RESPONSE_BYTES;

/// Decodes a body, reads all of it and answers it in every way.
///
/// # Errors
///
/// When the body is no request.
pub fn call(connector: &dyn Connector, body: &[u8]) -> Result<(), DecodeError> {
    let request = FulfillmentRequest::new(body);
    let context = connector.decode(&request)?;
    read::everything(&context);
    answer(connector, &context);
    Ok(())
}

/// The same in one dialect, which knows what it expected where a body is wrong.
pub fn call_dialect(connector: &dyn Connector, body: &[u8]) {
    if let Err(error) = call(connector, body) {
        let message = error.to_string();
        assert!(!message.contains("expected something else"), "{message}");
    }
}

/// Whether two connectors made the same of a body. What `one` has nothing for, `other` may have
/// from a member before the one that tells the dialect.
pub fn assert_same(one: &FulfillmentContext<'_>, other: &FulfillmentContext<'_>) {
    assert_eq!(one.dialect(), other.dialect());
    assert_eq!(read::summary(one), read::summary(other));
    for (one, other) in [
        (one.response_id(), other.response_id()),
        (one.query_text(), other.query_text()),
        (one.language(), other.language()),
    ] {
        assert!(one.is_empty() || one == other, "{one:?} became {other:?}");
    }
}

fn answer(connector: &dyn Connector, context: &FulfillmentContext<'_>) {
    for reply in reply::replies(context) {
        // That a reply cannot be sent is fine, and said; that it is sent wrongly is not.
        let Ok(response) = connector.encode(context, &reply) else { continue };
        assert!(response.body.len() <= MAX_RESPONSE_BYTES);
        let response = serde_json::from_slice::<unique::Members>(&response.body);
        assert!(response.is_ok(), "{:?}", response.err());
    }
}
