//! The server on real sockets: connections, their limits, and the end.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what tests call is a part of them")]

mod client;
mod connections;
mod dev;
mod flexible;
mod limits;
mod shutdown;

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use client::in_time;
use intents_core::{Agent, Intent, State, fulfill};
use intents_dialogflow::{Serve, Webhook};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinHandle;

/// Longer than any test: the limit in question is another one.
const NEVER: Duration = Duration::from_secs(60 * 60);

/// So short that a test can wait for it. No test asks that it was no longer.
const SOON: Duration = Duration::from_millis(50);

/// The user says hello.
#[derive(Intent)]
struct Hello {
    name: Option<String>,
}

#[fulfill]
fn hello(hello: Hello, stage: State<'_, Arc<Stage>>) -> &'static str {
    stage.greeted.lock().unwrap().extend(hello.name);
    "hello"
}

/// The handler panics.
#[derive(Intent)]
struct Panic;

#[fulfill]
fn panic(_: Panic) {
    panic!("as it should")
}

/// The handler says as much as it may.
#[derive(Intent)]
struct Chat;

#[fulfill]
fn chat(_: Chat) -> String {
    "x".repeat(30_000)
}

/// The handler waits until it may go on.
#[derive(Intent)]
struct Wait;

#[fulfill]
async fn wait(_: Wait, stage: State<'_, Arc<Stage>>) -> &'static str {
    let _leaving = Leaving(&stage);
    stage.reached.add_permits(1);
    stage.open.acquire().await.unwrap().forget();
    "waited"
}

/// Signals between tests and handlers.
struct Stage {
    /// A permit for each handler that waits.
    reached: Semaphore,
    /// A permit for each that may go on.
    open: Semaphore,
    /// A permit for each that is gone, be it done or dropped.
    left: Semaphore,
    /// The names in the order of the greetings.
    greeted: Mutex<Vec<String>>,
}

impl Default for Stage {
    fn default() -> Self {
        let [reached, open, left] = [const { Semaphore::const_new(0) }; 3];
        Self { reached, open, left, greeted: Mutex::default() }
    }
}

impl Stage {
    async fn reached(&self) {
        in_time(self.reached.acquire()).await.unwrap().forget();
    }

    fn open(&self) {
        self.open.add_permits(1);
    }

    async fn left(&self) {
        in_time(self.left.acquire()).await.unwrap().forget();
    }
}

struct Leaving<'a>(&'a Stage);

impl Drop for Leaving<'_> {
    fn drop(&mut self) {
        self.0.left.add_permits(1);
    }
}

fn agent(stage: &Arc<Stage>) -> Agent {
    let builder = Agent::empty_builder().handler::<hello>().handler::<panic>();
    let builder = builder.handler::<chat>().handler::<wait>();
    builder.state(Arc::clone(stage)).build().unwrap()
}

/// Listens on a free port.
async fn listen() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.unwrap()
}

/// A server that is running.
struct Server {
    address: SocketAddr,
    stage: Arc<Stage>,
    stop: oneshot::Sender<()>,
    task: JoinHandle<io::Result<()>>,
}

impl Server {
    /// A server whose limits no test reaches, unless it sets them.
    async fn start(limit: impl FnOnce(Serve) -> Serve) -> Self {
        Self::start_on(listen().await, limit)
    }

    /// A server for clients that may be connected already.
    fn start_on(listener: TcpListener, limit: impl FnOnce(Serve) -> Serve) -> Self {
        Self::start_with(|webhook| webhook.deadline(NEVER), listener, limit)
    }

    fn start_with(
        webhook: impl FnOnce(Webhook) -> Webhook,
        listener: TcpListener,
        limit: impl FnOnce(Serve) -> Serve,
    ) -> Self {
        let stage = Arc::<Stage>::default();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let serve = webhook(Webhook::new(agent(&stage)))
            .serve(listener)
            .with_graceful_shutdown(async {
                // A test that drops the sender does not mean to stop.
                if stopped.await.is_err() {
                    std::future::pending::<()>().await;
                }
            })
            .first_request_timeout(NEVER)
            .header_timeout(NEVER)
            .write_timeout(NEVER)
            .drain_timeout(NEVER);
        let task = tokio::spawn(limit(serve).into_future());
        Self { address, stage, stop, task }
    }

    /// Returns the names in the order of the greetings.
    fn greeted(&self) -> Vec<String> {
        self.stage.greeted.lock().unwrap().clone()
    }
}
