//! The HTTP server, with limits and graceful shutdown.

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

/// A server for a [`Webhook`] over HTTP/1.1, which starts when it is awaited.
///
/// If the caller closes the connection, its handler is dropped at the next `await`.
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

/// The limits of the server.
#[derive(Debug, Clone, Copy)]
struct Limits {
    connections: usize,
    first_request: Duration,
    head: Duration,
    write: Duration,
    drain: Duration,
}

impl Webhook {
    /// Serves the webhook over HTTP/1.1 until the returned future is dropped or its
    /// [shutdown signal](Serve::with_graceful_shutdown) completes.
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
    /// Shuts the server down when `signal` completes: the port is freed at once, idle connections are
    /// closed, and open requests are finished.
    pub fn with_graceful_shutdown(
        mut self,
        signal: impl Future<Output = ()> + Send + 'static,
    ) -> Self {
        self.shutdown = Box::pin(signal);
        self
    }

    /// Sets the maximum number of open connections; further ones wait. The default is 4096.
    pub fn max_connections(mut self, connections: usize) -> Self {
        self.limits.connections = connections.max(1);
        self
    }

    /// Sets the time limit for a new connection to send the head of its first request. The default is
    /// 10 s.
    pub fn first_request_timeout(mut self, timeout: Duration) -> Self {
        self.limits.first_request = timeout;
        self
    }

    /// Sets the time limit from the end of a request to the end of the next request's head. It also
    /// limits how long a connection may be idle. The default is 60 s.
    pub fn header_timeout(mut self, timeout: Duration) -> Self {
        self.limits.head = timeout.min(FOREVER);
        self
    }

    /// Sets the time limit for a caller to receive a response. The default is 10 s.
    pub fn write_timeout(mut self, timeout: Duration) -> Self {
        self.limits.write = timeout;
        self
    }

    /// Sets the time limit for open requests after the shutdown signal. The default is 10 s.
    pub fn drain_timeout(mut self, timeout: Duration) -> Self {
        self.limits.drain = timeout;
        self
    }
}

impl IntoFuture for Serve {
    /// The result after the [shutdown signal](Self::with_graceful_shutdown). Errors of single
    /// connections are logged and do not end the server.
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
