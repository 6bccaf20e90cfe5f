//! The intents and handlers of the example agent, one module per topic.

pub mod booking;
pub mod calculator;
pub mod restaurant;
pub mod shop;
pub mod smalltalk;
pub mod travels;

use intents_core::definition::AgentSettings;
use intents_core::{Agent, AgentBuilder, BuildError, FulfillmentContext, Language, Reply};

/// Returns a builder with the settings and the state of the agent, and with a reply for failed
/// handlers.
pub fn builder(carts: shop::Carts) -> AgentBuilder {
    Agent::builder()
        .settings(settings())
        .state(carts)
        .state(booking::Tables::default())
        .on_error(|_, context| apology(context))
}

/// Builds the agent.
///
/// # Errors
///
/// Returns every problem of the agent.
pub fn agent(carts: shop::Carts) -> Result<Agent, BuildError> {
    builder(carts).build()
}

/// Returns the settings of the agent. The webhook URL is set at deployment.
fn settings() -> AgentSettings {
    AgentSettings::new("example-agent")
        .description("A calculator, a restaurant, a fish shop, small talk and travels.")
        .languages([Language::ENGLISH, Language::constant("it")])
        .time_zone("Europe/Rome")
}

/// Returns the reply for a failed handler. The error is in the log.
fn apology(context: &FulfillmentContext<'_>) -> Reply {
    match context.language().get(..2) {
        Some("it") => "Mi dispiace, adesso non è possibile.".into(),
        _ => "I am sorry, this is not possible.".into(),
    }
}
