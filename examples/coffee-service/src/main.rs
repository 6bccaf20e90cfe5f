//! Serves the coffee agent on `127.0.0.1:8000`, or on the port in `PORT`.
//!
//! The agent that Dialogflow restores was written when this program was built, and is part of it.
//! `coffee-service agent.zip` writes it into a file.

#![warn(unused_crate_dependencies)]

use std::{env, error::Error, fs};

use intents_core::Agent;
use intents_dialogflow::run_dev_server;

/// The agent for Dialogflow ES, as a ZIP archive.
static AGENT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/agent.zip"));

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    if let Some(path) = env::args_os().nth(1) {
        return Ok(fs::write(path, AGENT)?);
    }
    let port = match env::var("PORT") {
        Ok(port) => port.parse().map_err(|_| format!("PORT is no port number: `{port}`"))?,
        Err(_) => 8000,
    };
    let agent = Agent::builder().settings(coffee::settings()).build()?;
    Ok(run_dev_server(agent).port(port).await?)
}

#[cfg(test)]
mod tests {
    use intents_agent::{es, files::Files};

    use super::*;

    /// Also that the build script linked the handlers.
    #[test]
    fn the_agent_that_was_built_is_that_of_the_code() -> Result<(), Box<dyn Error>> {
        let built = Files::from_zip(AGENT)?;
        let definition = Agent::builder().settings(coffee::settings()).define()?;
        assert_eq!(built, es::export(&definition)?.files);
        let is_called = |intent: &str| -> Option<bool> {
            let json = built.get(&format!("intents/{intent}.json"))?;
            serde_json::from_slice::<serde_json::Value>(json).ok()?["webhookUsed"].as_bool()
        };
        assert_eq!(["coffee.Order", "coffee.AskMenu"].map(is_called), [Some(true), Some(false)]);
        Ok(())
    }
}
