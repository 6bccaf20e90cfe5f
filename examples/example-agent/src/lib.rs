//! The intents of the example agent, a module for each theme, and what fulfills them.

pub mod calculator;
pub mod restaurant;
pub mod shop;
pub mod smalltalk;
pub mod travels;

use intents_core::{Agent, BuildError};

/// The agent: every intent of this crate, with the carts that its shop fills.
///
/// # Errors
///
/// Everything that is wrong with the agent.
pub fn agent(carts: shop::Carts) -> Result<Agent, BuildError> {
    Agent::builder().state(carts).build()
}
