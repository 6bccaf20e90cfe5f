//! Writes the agent for Dialogflow ES into `OUT_DIR/agent.zip`.
//!
//! The crate of the intents is linked into this script, and so are their handlers: without them
//! Dialogflow would be told to call the webhook for nothing.

use std::error::Error;
use std::path::PathBuf;
use std::{env, io};

use intents_agent::es;
use intents_core::Agent;

fn main() -> Result<(), Box<dyn Error>> {
    // The script is built anew with the crates that it links, and what it writes depends on nothing
    // else.
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("Cargo sets no OUT_DIR"))?;
    let definition = Agent::builder().settings(coffee::settings()).define()?;
    es::export(&definition)?.write_zip(PathBuf::from(out).join("agent.zip"))?;
    Ok(())
}
