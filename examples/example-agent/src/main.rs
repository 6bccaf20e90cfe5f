//! The program of the example agent. Without arguments it serves the webhook on `127.0.0.1:8000`,
//! or on the port in `PORT`. `example-agent --help` lists its commands.

use std::process::ExitCode;

use example_agent::shop::Carts;
use intents_cli::Cli;

#[tokio::main]
async fn main() -> ExitCode {
    Cli::new(example_agent::builder(Carts::default())).run().await
}
