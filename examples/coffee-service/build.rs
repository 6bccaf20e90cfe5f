//! Exports the agent for Dialogflow ES into `OUT_DIR/agent.zip`.
//!
//! The script links the crate `coffee` with its intents and handlers. Without the handlers, no intent
//! of the exported agent would call the webhook.

use std::error::Error;
use std::path::PathBuf;
use std::{env, io};

use intents_agent::es;
use intents_core::Agent;

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo reruns the script when a crate that it links changes. The agent has no other input.
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var_os("OUT_DIR")
        .ok_or_else(|| io::Error::other("`OUT_DIR` is not set; run this script with Cargo"))?;
    let definition = Agent::builder().settings(coffee::settings()).define()?;
    es::export(&definition)?.write_zip(PathBuf::from(out).join("agent.zip"))?;
    Ok(())
}
