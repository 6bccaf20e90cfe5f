//! Serves the example agent on `127.0.0.1:8000`, or on the port in `PORT`.

use std::error::Error;

use example_agent::shop::Carts;
use intents_dialogflow::run_dev_server;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = match std::env::var("PORT") {
        Ok(port) => port.parse().map_err(|_| format!("PORT is no port number: `{port}`"))?,
        Err(_) => 8000,
    };
    let agent = example_agent::agent(Carts::default())?;
    run_dev_server(agent).port(port).await?;
    Ok(())
}
