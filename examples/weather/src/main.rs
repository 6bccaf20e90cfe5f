//! Serves the weather agent on `127.0.0.1:8000`, or on the port in `PORT`.

#![warn(unused_crate_dependencies)]

use std::error::Error;

use intents_core::Agent;
use intents_dialogflow::run_dev_server;
use weather::{Almanac, Weather};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = match std::env::var("PORT") {
        Ok(port) => port.parse().map_err(|_| format!("`PORT` is not a port number: `{port}`"))?,
        Err(_) => 8000,
    };
    let almanac = Almanac { rainy: vec!["2026-11-22".parse()?] };
    let agent = Agent::builder().state(Weather(Box::new(almanac))).build()?;
    run_dev_server(agent).port(port).await?;
    Ok(())
}
