//! The intents of the example agent, a module for each theme, and what fulfills them.

pub mod booking;
pub mod calculator;
pub mod restaurant;
pub mod shop;
pub mod smalltalk;
pub mod travels;

use intents_core::definition::AgentSettings;
use intents_core::{Agent, AgentBuilder, BuildError, FulfillmentContext, Language, Reply};

/// The agent: every intent of this crate, with the carts that its shop fills, the tables of its
/// restaurant, and what users hear when a handler fails.
pub fn builder(carts: shop::Carts) -> AgentBuilder {
    Agent::builder()
        .settings(settings())
        .state(carts)
        .state(booking::Tables::default())
        .on_error(|_, context| apology(context))
}

/// The agent, built.
///
/// # Errors
///
/// Everything that is wrong with the agent.
pub fn agent(carts: shop::Carts) -> Result<Agent, BuildError> {
    builder(carts).build()
}

/// What Dialogflow holds of the agent as a whole. Where its webhook is, knows who deploys it.
fn settings() -> AgentSettings {
    AgentSettings::new("example-agent")
        .description("A calculator, a restaurant, a fish shop, small talk and travels.")
        .languages([Language::ENGLISH, Language::constant("it")])
        .time_zone("Europe/Rome")
}

/// The log has what went wrong.
fn apology(context: &FulfillmentContext<'_>) -> Reply {
    match context.language().get(..2) {
        Some("it") => "Mi dispiace, adesso non è possibile.".into(),
        _ => "I am sorry, this is not possible.".into(),
    }
}
