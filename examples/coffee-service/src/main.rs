//! Serves the coffee agent on `127.0.0.1:8000`, or on the port in `PORT`.
//!
//! The build script exports the agent for Dialogflow ES, and the program embeds the archive.
//! `coffee-service agent.zip` writes the archive to a file.

#![warn(unused_crate_dependencies)]

use std::{env, error::Error, fs};

use intents_core::Agent;
use intents_dialogflow::run_dev_server;

/// The exported agent, a ZIP archive that Dialogflow ES restores.
static AGENT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/agent.zip"));

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    if let Some(path) = env::args_os().nth(1) {
        return Ok(fs::write(path, AGENT)?);
    }
    let port = match env::var("PORT") {
        Ok(port) => port.parse().map_err(|_| format!("`PORT` is not a port number: `{port}`"))?,
        Err(_) => 8000,
    };
    let agent = Agent::builder().settings(coffee::settings()).build()?;
    Ok(run_dev_server(agent).port(port).await?)
}

#[cfg(test)]
mod tests {
    use intents_agent::{es, files::Files};

    use super::*;

    #[test]
    fn the_build_script_exports_the_intents_and_their_handlers() -> Result<(), Box<dyn Error>> {
        let built = Files::from_zip(AGENT)?;
        let definition = Agent::builder().settings(coffee::settings()).define()?;
        assert_eq!(built, es::export(&definition)?.files);
        let calls_webhook = |intent: &str| -> Option<bool> {
            let json = built.get(&format!("intents/{intent}.json"))?;
            serde_json::from_slice::<serde_json::Value>(json).ok()?["webhookUsed"].as_bool()
        };
        assert_eq!(
            ["coffee.Order", "coffee.AskMenu"].map(calls_webhook),
            [Some(true), Some(false)]
        );
        Ok(())
    }
}
