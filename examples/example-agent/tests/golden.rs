//! The golden test of the exported agent.

use std::error::Error;

use example_agent::shop::Carts;
use intents_agent::{es, golden};

#[test]
fn the_agent_matches_the_committed_one() -> Result<(), Box<dyn Error>> {
    let definition = example_agent::builder(Carts::default()).define()?;
    Ok(golden::check("agent/es", &es::export(&definition)?)?)
}
