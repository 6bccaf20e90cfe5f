//! The task with the framework.

use intents_core::connector::{Connector, FulfillmentResponse};
use intents_core::{Agent, FulfillError, FulfillmentRequest, Intent, fulfill, sys};
use intents_dialogflow::Dialogflow;

/// The user orders something.
#[derive(Debug, Intent)]
#[intent(name = "shop.Order")]
pub struct Order {
    amount: sys::Integer,
    day: sys::Date,
    item: sys::Any,
}

/// The agent confirms an order.
#[derive(Debug, Intent)]
#[intent(name = "shop.Confirm")]
pub struct Confirm {
    amount: sys::Integer,
    day: sys::Date,
    item: sys::Any,
}

/// Confirms.
#[fulfill]
pub fn confirm(order: Order) -> Confirm {
    Confirm { amount: order.amount, day: order.day, item: order.item }
}

/// The user orders something, and the handler could wait.
#[derive(Debug, Intent)]
#[intent(name = "shop.OrderAsync")]
pub struct OrderAsync {
    amount: sys::Integer,
    day: sys::Date,
    item: sys::Any,
}

/// Confirms.
#[fulfill]
pub async fn confirm_async(order: OrderAsync) -> Confirm {
    Confirm { amount: order.amount, day: order.day, item: order.item }
}

/// The agent, with some intents besides, so that dispatch has something to find.
///
/// # Panics
///
/// Never: the agent is in order.
#[must_use]
#[expect(clippy::unwrap_used, reason = "a benchmark that cannot start should not")]
pub fn agent() -> Agent {
    Agent::builder().build().unwrap()
}

/// Answers a request, from bytes to bytes.
///
/// # Errors
///
/// When the request is not one of the benchmark's.
pub async fn answer(agent: &Agent, body: &[u8]) -> Result<FulfillmentResponse, FulfillError> {
    Dialogflow.fulfill(agent, FulfillmentRequest::new(body)).await
}
