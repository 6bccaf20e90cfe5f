//! The example agent: `example-agent --help` shows what it can do. Without arguments it is served on
//! `127.0.0.1:8000`, or on the port in `PORT`.

use std::process::ExitCode;

use example_agent::shop::Carts;
use intents_cli::Cli;

#[tokio::main]
async fn main() -> ExitCode {
    Cli::new(example_agent::builder(Carts::default())).run().await
}
