//! Intents in a separate crate, without handlers and without HTTP.

#![forbid(unsafe_code)]

use intents_core::{Intent, sys};

/// The user orders something.
#[derive(Debug, Intent)]
#[intent(name = "cross.Order")]
pub struct Order {
    /// How many.
    pub amount: sys::Integer,
}

/// The agent confirms an order.
#[derive(Debug, Intent)]
#[intent(name = "cross.Confirm")]
pub struct Confirm {
    /// How many.
    pub amount: sys::Integer,
}
