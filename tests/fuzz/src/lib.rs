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
/// When the body is not a request of the connector.
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

/// Like [`call`]; the error of a wrong body must name what its dialect expected.
pub fn call_any(connector: &dyn Connector, body: &[u8]) {
    assert_names_expectation(call(connector, body));
}

/// Like [`call_any`], for one dialect. The body is also read as a response, as proxies and test
/// doubles of Dialogflow do.
pub fn call_dialect(connector: &dyn Connector, dialect: Dialect, body: &[u8]) {
    call_any(connector, body);
    assert_names_expectation(response::read(dialect, body));
}

fn assert_names_expectation<T>(read: Result<T, DecodeError>) {
    if let Err(error) = read {
        let message = error.to_string();
        assert!(!message.contains("expected something else"), "{message}");
    }
}

/// Asserts that two connectors read the same from a body.
pub fn assert_same(one: &FulfillmentContext<'_>, other: &FulfillmentContext<'_>) {
    assert_eq!(one.dialect(), other.dialect());
    assert_eq!(read::summary(one), read::summary(other));
    assert_eq!(one.response_id(), other.response_id());
    assert_eq!(one.query_text(), other.query_text());
    assert_eq!(one.language(), other.language());
}

fn answer(connector: &dyn Connector, context: &FulfillmentContext<'_>, is_beta: bool) {
    for reply in reply::replies(context) {
        // An error is a valid outcome; a wrong response is not.
        let Ok(response) = connector.encode(context, &reply) else { continue };
        assert!(response.body.len() <= MAX_RESPONSE_BYTES);
        let members = serde_json::from_slice::<unique::Members>(&response.body);
        assert!(members.is_ok(), "{:?}", members.err());
        let read = response::read(context.dialect(), &response.body);
        let read = read.unwrap_or_else(|error| panic!("{error}"));
        response::assert_says(context, &reply, is_beta, &read);
    }
}
