//! Handlers for another crate's intents.

#![forbid(unsafe_code)]

use cross_crate_intents::{Confirm, Order};
use intents_core::fulfill;

/// Confirms every order.
#[fulfill]
pub async fn order(order: Order) -> Confirm {
    Confirm { amount: order.amount }
}
