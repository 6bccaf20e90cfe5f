//! The loop that accepts connections.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, Semaphore};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tower_service::Service;

use super::Limits;
use super::write::WriteTimeout;
use crate::webhook::Webhook;

/// The maximum size of a request's head. A webhook call has a few kilobytes; hyper allows hundreds,
/// as browsers need.
const MAX_HEAD: usize = 64 * 1024;

/// Serves until `shutdown`, then finishes open requests within the drain timeout.
pub(super) async fn run(
    webhook: Webhook,
    listener: TcpListener,
    mut shutdown: Pin<Box<dyn Future<Output = ()> + Send>>,
    limits: Limits,
) {
    let graceful = GracefulShutdown::new();
    let slots = Arc::new(Semaphore::new(limits.connections.min(Semaphore::MAX_PERMITS)));
    // Dropping the server drops the set, which ends the connections.
    let mut connections = JoinSet::new();
    loop {
        let next = async {
            // The semaphore is never closed.
            let slot = Arc::clone(&slots).acquire_owned().await;
            (accept(&listener).await, slot)
        };
        let (stream, slot) = tokio::select! {
            next = next => next,
            () = &mut shutdown => break,
        };
        let (webhook, watcher) = (webhook.clone(), graceful.watcher());
        connections.spawn(async move {
            connection(stream, webhook, watcher, limits).await;
            drop(slot);
        });
        while connections.try_join_next().is_some() {}
    }
    // Free the port first, so that a new server can start.
    drop(listener);
    if timeout(limits.drain, graceful.shutdown()).await.is_err() {
        tracing::warn!("the drain timeout ended open requests");
    }
}

/// Accepts the next connection. An error of one connection does not affect others. If the process
/// is out of file descriptors, the server waits.
async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            Err(error) if is_connection_error(&error) => {}
            Err(error) => {
                tracing::error!(%error, "cannot accept connections");
                sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

fn is_connection_error(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
    )
}

async fn connection(stream: TcpStream, webhook: Webhook, watcher: Watcher, limits: Limits) {
    // Responses are small and must be sent at once.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection failed");
        return;
    }
    let first_request = Arc::new(Notify::new());
    let seen = Arc::clone(&first_request);
    let service = service_fn(move |request| {
        seen.notify_one();
        webhook.clone().call(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_header_size(MAX_HEAD)
        .serve_connection(TokioIo::new(WriteTimeout::new(stream, limits.write)), service);
    let no_first_request = async {
        if timeout(limits.first_request, first_request.notified()).await.is_ok() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        result = watcher.watch(connection) => {
            if let Err(error) = result {
                tracing::debug!(%error, "a connection failed");
            }
        }
        () = no_first_request => tracing::debug!("a connection sent no request"),
    }
}
