//! `serve`: the webhook over HTTP.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::time::Duration;

use intents_core::BuildError;
use intents_dialogflow::{Webhook, termination};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::answer::{Answer, Failure};
use super::{Cli, Exit};

/// How long requests that are being answered may take after Ctrl-C.
const DRAIN: Duration = Duration::from_secs(1);

/// Serves until Ctrl-C. The address is told as soon as it is known.
pub(super) async fn run(
    cli: Cli,
    (host, port): (&str, u16),
    is_json: bool,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> Result<Answer, Failure> {
    let at = format!("{host}:{port}");
    let bind = async || -> Result<_, Failure> {
        let bound = TcpListener::bind((host, port)).await;
        let bound = bound.and_then(|listener| Ok((listener.local_addr()?, listener)));
        bound.map_err(|error| Failure::at(format!("cannot listen on {at}"), &error))
    };
    let mut announce = |address| {
        let told = if is_json { tell_data(address, stdout) } else { tell(address, stderr) };
        told.map_err(|error| Failure::at("the address cannot be told", &error))
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
            // What is wrong with the agent first: that needs no port.
            let agent = cli.builder.build()?;
            let (address, listener) = bind().await?;
            announce(address)?;
            let webhook = Webhook::new(agent).serve(listener);
            let webhook = webhook.with_graceful_shutdown(termination()).drain_timeout(DRAIN);
            webhook.await.map_err(|error| Failure::at(at, &error))?;
        }
    }
    // The address was the answer.
    Ok(Answer { exit: Exit::Done, text: String::new(), data: Value::Null })
}

fn tell(address: SocketAddr, stderr: &mut dyn Write) -> io::Result<()> {
    writeln!(stderr, "the agent is served on http://{address}/ until Ctrl-C")
}

fn tell_data(address: SocketAddr, stdout: &mut dyn Write) -> io::Result<()> {
    writeln!(stdout, "{}", json!({"url": format!("http://{address}/")}))?;
    stdout.flush()
}
