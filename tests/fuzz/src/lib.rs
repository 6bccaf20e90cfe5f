//! Code that the fuzz targets share: a request is decoded, read to its last member and answered. No
//! input may cause a panic or a wrong response.

#[path = "../../src/channels.rs"]
mod channels;
mod messages;
mod mutate;
mod read;
mod reply;
mod response;
mod unique;
mod words;

pub use mutate::mutate;

use intents_core::connector::{Connector, DecodeError, Dialect};
use intents_core::{FulfillmentContext, FulfillmentRequest};
use intents_dialogflow::{EsV2Beta1, MAX_RESPONSE_BYTES, es};

/// Decodes a body, reads all of it and answers it in every way.
///
/// # Errors
///
/// When the body is no request.
pub fn call(connector: &dyn Connector, body: &[u8]) -> Result<(), DecodeError> {
    let request = FulfillmentRequest::new(body);
    let context = connector.decode(&request)?;
    read::everything(&context);
    answer(connector, &context, false);
    if context.dialect() == es::v2::DIALECT {
        answer(&EsV2Beta1, &context, true);
    }
    Ok(())
}

/// The same of any dialect, each of which knows what it expected where a body is wrong.
pub fn call_any(connector: &dyn Connector, body: &[u8]) {
    assert_told(call(connector, body));
}

/// The same of one dialect. The body is read as a response too: those come over the wire as well,
/// to proxies and to whatever plays Dialogflow.
pub fn call_dialect(connector: &dyn Connector, dialect: Dialect, body: &[u8]) {
    call_any(connector, body);
    assert_told(response::read(dialect, body));
}

fn assert_told<T>(read: Result<T, DecodeError>) {
    if let Err(error) = read {
        let message = error.to_string();
        assert!(!message.contains("expected something else"), "{message}");
    }
}

/// Whether two connectors made the same of a body.
pub fn assert_same(one: &FulfillmentContext<'_>, other: &FulfillmentContext<'_>) {
    assert_eq!(one.dialect(), other.dialect());
    assert_eq!(read::summary(one), read::summary(other));
    assert_eq!(one.response_id(), other.response_id());
    assert_eq!(one.query_text(), other.query_text());
    assert_eq!(one.language(), other.language());
}

fn answer(connector: &dyn Connector, context: &FulfillmentContext<'_>, is_beta: bool) {
    for reply in reply::replies(context) {
        // That a reply cannot be sent is fine, and said; that it is sent wrongly is not.
        let Ok(response) = connector.encode(context, &reply) else { continue };
        assert!(response.body.len() <= MAX_RESPONSE_BYTES);
        let members = serde_json::from_slice::<unique::Members>(&response.body);
        assert!(members.is_ok(), "{:?}", members.err());
        let read = response::read(context.dialect(), &response.body);
        let read = read.unwrap_or_else(|error| panic!("{error}"));
        response::assert_says(context, &reply, is_beta, &read);
    }
}
