//! `serve`: the webhook over HTTP.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::time::Duration;

use intents_core::BuildError;
use intents_dialogflow::{Webhook, termination};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::output::{Failure, Output};
use super::{Cli, Exit};

/// How long running requests may take after Ctrl-C.
const DRAIN: Duration = Duration::from_secs(1);

/// Serves until Ctrl-C. The address is printed before the first request.
pub(super) async fn run(
    cli: Cli,
    (host, port): (&str, u16),
    is_json: bool,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> Result<Output, Failure> {
    let at = format!("{host}:{port}");
    let bind = async || -> Result<_, Failure> {
        let bound = TcpListener::bind((host, port)).await;
        let bound = bound.and_then(|listener| Ok((listener.local_addr()?, listener)));
        bound.map_err(|error| Failure::at(format!("cannot listen on {at}"), &error))
    };
    let mut announce = |address| {
        let printed =
            if is_json { print_json(address, stdout) } else { print_text(address, stderr) };
        printed.map_err(|error| Failure::at("cannot print the address", &error))
    };
    match cli.serve {
        Some(serve) => {
            let (address, listener) = bind().await?;
            announce(address)?;
            serve(cli.builder, listener).await.map_err(|error| {
                match error.downcast::<BuildError>() {
                    Ok(error) => Failure::from(*error),
                    Err(error) => Failure::failed(&*error),
                }
            })?;
        }
        None => {
            // Problems of the agent come first: they need no port.
            let agent = cli.builder.build()?;
            let (address, listener) = bind().await?;
            announce(address)?;
            let webhook = Webhook::new(agent).serve(listener);
            let webhook = webhook.with_graceful_shutdown(termination()).drain_timeout(DRAIN);
            webhook.await.map_err(|error| Failure::at(at, &error))?;
        }
    }
    // The address is already printed.
    Ok(Output { exit: Exit::Success, text: String::new(), data: Value::Null })
}

fn print_text(address: SocketAddr, stderr: &mut dyn Write) -> io::Result<()> {
    writeln!(stderr, "serving the agent on http://{address}/ until Ctrl-C")
}

fn print_json(address: SocketAddr, stdout: &mut dyn Write) -> io::Result<()> {
    writeln!(stdout, "{}", json!({"url": format!("http://{address}/")}))?;
    stdout.flush()
}
