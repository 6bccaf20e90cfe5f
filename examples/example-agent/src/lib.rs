//! The intents of the example agent, a module for each theme, and what fulfills them.

pub mod booking;
pub mod calculator;
pub mod restaurant;
pub mod shop;
pub mod smalltalk;
pub mod travels;

use intents_core::{Agent, BuildError, FulfillmentContext, Reply};

/// The agent: every intent of this crate, with the carts that its shop fills, the tables of its
/// restaurant, and what users hear when a handler fails.
///
/// # Errors
///
/// Everything that is wrong with the agent.
pub fn agent(carts: shop::Carts) -> Result<Agent, BuildError> {
    Agent::builder()
        .state(carts)
        .state(booking::Tables::default())
        .on_error(|_, context| apology(context))
        .build()
}

/// The log has what went wrong.
fn apology(context: &FulfillmentContext<'_>) -> Reply {
    match context.language().get(..2) {
        Some("it") => "Mi dispiace, adesso non è possibile.".into(),
        _ => "I am sorry, this is not possible.".into(),
    }
}
