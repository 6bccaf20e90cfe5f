//! The server: connections in, with limits; an orderly end.

mod accept;
mod dev;
mod write;

use std::fmt;
use std::future::IntoFuture;
use std::io;
use std::pin::Pin;
use std::time::Duration;

use tokio::net::TcpListener;

pub use dev::{DevServer, run_dev_server, termination};

use crate::webhook::{FOREVER, Webhook};

/// A webhook that is ready to be served over HTTP/1.1; `await` it.
///
/// A handler whose caller closes the connection is dropped at its next `await`.
///
/// ```no_run
/// # async fn example(agent: intents_core::Agent) -> std::io::Result<()> {
/// use intents_dialogflow::{Webhook, termination};
/// use tokio::net::TcpListener;
///
/// let listener = TcpListener::bind("0.0.0.0:8080").await?;
/// Webhook::new(agent).serve(listener).with_graceful_shutdown(termination()).await
/// # }
/// ```
#[must_use = "a server does nothing until it is awaited"]
pub struct Serve {
    webhook: Webhook,
    listener: TcpListener,
    shutdown: Pin<Box<dyn Future<Output = ()> + Send>>,
    limits: Limits,
}

/// What a peer may take of the server.
#[derive(Debug, Clone, Copy)]
struct Limits {
    connections: usize,
    first_request: Duration,
    head: Duration,
    write: Duration,
    drain: Duration,
}

impl Webhook {
    /// Serves the webhook over HTTP/1.1 until the returned future is dropped, or a signal of its
    /// own ends it.
    pub fn serve(self, listener: TcpListener) -> Serve {
        Serve {
            webhook: self,
            listener,
            shutdown: Box::pin(std::future::pending()),
            limits: Limits {
                connections: 4096,
                first_request: Duration::from_secs(10),
                head: Duration::from_secs(60),
                write: Duration::from_secs(10),
                drain: Duration::from_secs(10),
            },
        }
    }
}

impl Serve {
    /// Ends the server in order when `signal` is there: the port is free at once, requests that
    /// are being answered are finished, idle connections are closed.
    pub fn with_graceful_shutdown(
        mut self,
        signal: impl Future<Output = ()> + Send + 'static,
    ) -> Self {
        self.shutdown = Box::pin(signal);
        self
    }

    /// The most connections at a time; further ones wait to be accepted. 4096 by default.
    pub fn max_connections(mut self, connections: usize) -> Self {
        self.limits.connections = connections.max(1);
        self
    }

    /// How long a new connection may take to send the head of its first request. 10 s by default.
    pub fn first_request_timeout(mut self, timeout: Duration) -> Self {
        self.limits.first_request = timeout;
        self
    }

    /// How long a connection may take from one request to the end of the next one's head, hence
    /// how long it may be idle. 60 s by default.
    pub fn header_timeout(mut self, timeout: Duration) -> Self {
        self.limits.head = timeout.min(FOREVER);
        self
    }

    /// How long a peer may take to receive a response. 10 s by default.
    pub fn write_timeout(mut self, timeout: Duration) -> Self {
        self.limits.write = timeout;
        self
    }

    /// How long requests may take to be finished after the signal to shut down. 10 s by default.
    pub fn drain_timeout(mut self, timeout: Duration) -> Self {
        self.limits.drain = timeout;
        self
    }
}

impl IntoFuture for Serve {
    /// It only ends after the signal of
    /// [`with_graceful_shutdown`](Self::with_graceful_shutdown). Errors of single connections
    /// are logged and end nothing.
    type Output = io::Result<()>;
    type IntoFuture = Pin<Box<dyn Future<Output = io::Result<()>> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            accept::run(self.webhook, self.listener, self.shutdown, self.limits).await;
            Ok(())
        })
    }
}

impl fmt::Debug for Serve {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Serve")
            .field("webhook", &self.webhook)
            .field("listener", &self.listener)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
