//! Functions that the examples of the guides share. The guide "Testing" shows them.

use intents_core::connector::Connector;
use intents_core::{Agent, FulfillError, FulfillmentRequest};
use intents_dialogflow::Dialogflow;
use serde_json::Value;
pub use serde_json::json;

/// Builds an ES V2 request for an intent with complete parameters.
#[must_use]
pub fn request(intent: &str, parameters: Value) -> Value {
    json!({
        "session": "projects/my-project/agent/sessions/1",
        "queryResult": {
            "intent": {"displayName": intent},
            "languageCode": "en",
            "parameters": parameters,
            "allRequiredParamsPresent": true,
        },
    })
}

/// Sends a request of any dialect to the agent and returns the response.
///
/// # Errors
///
/// Returns an error if the request is invalid or the handler fails.
///
/// # Panics
///
/// Panics if the dialect cannot carry a part of the reply.
#[expect(clippy::unwrap_used, reason = "the guides show this function as it is in a test")]
pub fn ask(agent: &Agent, request: Value) -> Result<Value, FulfillError> {
    let body = request.to_string();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let request = FulfillmentRequest::new(body.as_bytes());
    let response = runtime.block_on(Dialogflow.fulfill(agent, request))?;
    assert!(response.dropped.is_empty(), "dropped: {:?}", response.dropped);
    Ok(serde_json::from_slice(&response.body).unwrap())
}
