//! The definition of an agent, from its types, its language files and its handlers.

#[macro_use]
mod spoken;

mod compared;
mod contexts;
mod diff;
mod entity_types;
mod fulfillment;
mod languages;
mod large;
mod serialised;
mod settings;
mod shared;
mod values;
mod words;

use intents_core::definition::{AgentDefinition, IntentDefinition};
use intents_core::{AgentBuilder, BuildError, Problem};

fn intent(agent: &AgentDefinition, name: &str) -> Option<IntentDefinition> {
    agent.intents.get(name).cloned()
}

fn problems(builder: AgentBuilder) -> Vec<Problem> {
    let problems = |error: BuildError| error.problems().to_vec();
    builder.define().err().map(problems).unwrap_or_default()
}
