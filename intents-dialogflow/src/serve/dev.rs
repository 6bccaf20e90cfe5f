//! The development server.

use std::future::IntoFuture;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::time::Duration;

use intents_core::Agent;
use tokio::net::TcpListener;

use crate::webhook::Webhook;

/// Serves an agent on this machine until Ctrl-C. Dialogflow can reach it through a tunnel.
///
/// ```no_run
/// # async fn example(agent: intents_core::Agent) -> std::io::Result<()> {
/// intents_dialogflow::run_dev_server(agent).host("127.0.0.1").port(8000).await
/// # }
/// ```
///
/// The server writes its address to standard error. Ctrl-C frees the port at once. The server has the
/// default limits of a [`Webhook`] and no authentication. In production, build a [`Webhook`] and
/// configure it.
pub fn run_dev_server(agent: Agent) -> DevServer {
    DevServer { agent, host: "127.0.0.1".to_owned(), port: 8000 }
}

/// A development server: see [`run_dev_server`].
#[derive(Debug)]
#[must_use = "a server does nothing until it is awaited"]
pub struct DevServer {
    agent: Agent,
    host: String,
    port: u16,
}

impl DevServer {
    /// Sets the host name or address to listen on. The default is `127.0.0.1`, which is reachable only
    /// from this machine.
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.host = host.into();
        self
    }

    /// Sets the port to listen on. The default is 8000; 0 selects a free port.
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

/// Waits for Ctrl-C or, on Unix, for `SIGTERM`. For
/// [`with_graceful_shutdown`](crate::Serve::with_graceful_shutdown).
pub async fn termination() {
    // If signals are not available, the process ends without a drain.
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
