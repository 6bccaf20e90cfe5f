//! There and back: what is triggered in the answer to one request is read from the next.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use intents_core::connector::Connector;
use intents_core::{Agent, FulfillmentRequest, Handler, Intent, Reply};
use intents_tests::{Dialogflow, request};
use proptest::prelude::*;
use serde_json::Value as Json;
use serde_json::value::RawValue;
use tokio::runtime::Runtime;

/// What the handler was called with.
pub(crate) struct Received<T>(Mutex<Option<T>>);

impl<T> Received<T> {
    pub(crate) fn set(&self, received: T) {
        if let Ok(mut slot) = self.0.lock() {
            *slot = Some(received);
        }
    }
}

/// Checks that the intent comes back as it was, in every dialect.
///
/// `H` is a handler of the intent that passes it to [`Received::set`].
pub(crate) fn comes_back<T, H>(sent: &T) -> Result<(), TestCaseError>
where
    T: Intent + Clone + Debug,
    H: Handler,
{
    let failed = |error: &dyn Error| TestCaseError::fail(error.to_string());
    let received = Arc::new(Received::<T>(Mutex::new(None)));
    let agent = Agent::empty_builder().handler::<H>().state(Arc::clone(&received)).build();
    let agent = agent.map_err(|error| failed(&error))?;
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.map_err(|error| failed(&error))?;
    for (request, path) in [
        (request::es_v2 as fn(&str, &str) -> String, ["followupEventInput", "parameters"]),
        (request::es_v1, ["followupEvent", "data"]),
        (request::cx, ["sessionInfo", "parameters"]),
    ] {
        there_and_back(sent, request, path, &agent, &runtime)
            .map_err(|error| TestCaseError::fail(format!("{}: {error}", path[0])))?;
        let received = received.0.lock().map_err(|error| failed(&error))?.take();
        // By their spelling, which tells -0.0 from 0.0.
        prop_assert_eq!(format!("{received:?}"), format!("{:?}", Some(sent)), "{}", path[0]);
    }
    Ok(())
}

type Members<'a> = BTreeMap<&'a str, &'a RawValue>;

/// What Dialogflow makes of a response that triggers an intent, as far as it concerns parameters:
/// those of the event, or those that are in the session afterwards.
fn parameters(response: &str, path: [&str; 2]) -> Result<String, Box<dyn Error>> {
    let mut json = response;
    for name in path {
        let members: Members<'_> = serde_json::from_str(json)?;
        json = members.get(name).ok_or(name)?.get();
    }
    let mut members: Members<'_> = serde_json::from_str(json)?;
    members.retain(|_, value| value.get() != "null");
    Ok(serde_json::to_string(&members)?)
}

/// Triggers the intent in the response to one request, and has a handler take it from the next.
fn there_and_back<T: Intent + Clone>(
    sent: &T,
    request: fn(&str, &str) -> String,
    path: [&str; 2],
    agent: &Agent,
    runtime: &Runtime,
) -> Result<(), Box<dyn Error>> {
    let first = request("Anything", "{}");
    let first = FulfillmentRequest::new(first.as_bytes());
    let context = Dialogflow.decode(&first)?;
    let response = Dialogflow.encode(&context, &Reply::trigger(sent.clone()))?;
    let response = String::from_utf8(response.body)?;
    // Control characters, broken escapes and what is left open are errors here.
    serde_json::from_str::<Json>(&response)?;

    let second = request(T::META.name, &parameters(&response, path)?);
    let second = FulfillmentRequest::new(second.as_bytes());
    let response = runtime.block_on(Dialogflow.fulfill(agent, second))?;
    assert_eq!(response.body, b"{}");
    Ok(())
}
