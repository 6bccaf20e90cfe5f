//! The example agent, and what one says to it, in every dialect.
//!
//! Three small Dialogflows stand around the webhook: they do what Google documents of each, and no
//! more than a conversation needs.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what tests call is a part of them")]

mod calculator;
mod calculator_cx;
mod channels;
mod console;
mod conversation;
mod cx;
mod definition;
mod es;
mod platform;
mod script;
mod shop;
mod smalltalk;
mod turn;
mod v1;
mod v2;

use example_agent::shop::Carts;
use intents_core::connector::Connector;
use intents_core::{Agent, FulfillError, FulfillmentRequest};
use intents_tests::Dialogflow;
use serde_json::Value;

fn agent() -> Agent {
    example_agent::agent(Carts::default()).unwrap()
}

async fn answer(agent: &Agent, body: &str) -> Result<Value, FulfillError> {
    let response = Dialogflow.fulfill(agent, FulfillmentRequest::new(body.as_bytes())).await?;
    assert_eq!(response.dropped, [], "{body}");
    Ok(serde_json::from_slice(&response.body).unwrap())
}
