//! A server for development.

use std::future::IntoFuture;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::time::Duration;

use intents_core::Agent;
use tokio::net::TcpListener;

use crate::webhook::Webhook;

/// Serves an agent on this machine until Ctrl-C, for Dialogflow to reach through a tunnel; `await`
/// it.
///
/// ```no_run
/// # async fn example(agent: intents_core::Agent) -> std::io::Result<()> {
/// intents_dialogflow::run_dev_server(agent).host("127.0.0.1").port(8000).await
/// # }
/// ```
///
/// The address is written to standard error. The port is free again as soon as Ctrl-C is pressed.
/// It is the [`Webhook`] with its usual limits, without authentication: in production build one
/// yourself and say what it may.
pub fn run_dev_server(agent: Agent) -> DevServer {
    DevServer { agent, host: "127.0.0.1".to_owned(), port: 8000 }
}

/// A server for development: see [`run_dev_server`].
#[derive(Debug)]
#[must_use = "a server does nothing until it is awaited"]
pub struct DevServer {
    agent: Agent,
    host: String,
    port: u16,
}

impl DevServer {
    /// The name or address to listen on. `127.0.0.1` by default, which only this machine reaches.
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.host = host.into();
        self
    }

    /// The port to listen on, 8000 by default; 0 for one that is free.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    async fn run(self) -> io::Result<()> {
        let address = (self.host.as_str(), self.port);
        let listener = TcpListener::bind(address).await.map_err(|error| {
            let (host, port) = address;
            io::Error::new(error.kind(), format!("cannot listen on {host}:{port}: {error}"))
        })?;
        announce(listener.local_addr()?, &self.agent);
        Webhook::new(self.agent)
            .serve(listener)
            .with_graceful_shutdown(termination())
            .drain_timeout(Duration::from_secs(1))
            .await
    }
}

impl IntoFuture for DevServer {
    type Output = io::Result<()>;
    type IntoFuture = Pin<Box<dyn Future<Output = io::Result<()>> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

fn announce(address: SocketAddr, agent: &Agent) {
    let count = agent.intents().len();
    let noun = if count == 1 { "intent" } else { "intents" };
    eprintln!("{count} {noun}, served on http://{address}/ until Ctrl-C");
}

/// Ctrl-C or, on Unix, the signal to terminate: for
/// [`with_graceful_shutdown`](crate::Serve::with_graceful_shutdown).
pub async fn termination() {
    // Where a signal cannot be waited for, the process ends without a drain, as it would anyway.
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
