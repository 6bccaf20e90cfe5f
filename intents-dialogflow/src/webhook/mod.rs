//! The webhook: an HTTP request in, an HTTP response out.

mod answer;
mod failure;
mod flexible;
mod json;

use std::borrow::Cow;
use std::convert::Infallible;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Buf, Bytes};
use failure::Failure;
use flexible::Flexible;
pub use flexible::{FlexibleHandler, FlexibleRequest};
use http::{Request, Response};
use http_body_util::Full;
use intents_core::Agent;
use intents_core::connector::Connector;
use tokio::sync::Semaphore;

/// The webhook of an agent, a tower `Service`.
///
/// [`serve`](Self::serve) it, or mount it into a server of your own, such as axum's
/// `Router::route_service`.
///
/// It answers `POST` on `/`, in the dialect of each request. In production, pin each dialect that
/// you use to a path of its own with [`route`](Self::route). A flexible webhook of CX, whose
/// request and response are the author's own, has a path and a handler of its own with
/// [`flexible`](Self::flexible).
///
/// # Statuses
///
/// | what happens | status |
/// |---|---|
/// | the handler answered, or nothing fulfills the intent, or slots are being filled | 200 |
/// | a malformed body; parameters that do not fit the intent, or a flexible request its type | 400, naming the place |
/// | no such path; an intent that the agent does not have | 404, see [`unknown_intents`](Self::unknown_intents) |
/// | another method than `POST`; of a flexible path, than the seven that CX has | 405 with `Allow` |
/// | the body did not arrive in time | 408 |
/// | a larger body than [`max_body`](Self::max_body) | 413 |
/// | another media type than JSON, or a body that is compressed; of a flexible path, unless the body is empty | 415 |
/// | the handler failed or panicked; the response is one that Dialogflow refuses | 500, with an id that the log has too |
/// | more requests at a time than [`max_in_flight`](Self::max_in_flight) | 503 with `Retry-After` |
/// | no answer within the [`deadline`](Self::deadline) | 504 |
///
/// Bodies of errors are JSON, and repeat no value that the request held: parameters are the user's
/// own. For the same reason logs, written through `tracing`, have ids and names only. Names of
/// members are repeated, in pointers to what is wrong, and those of a map are whatever was sent: a
/// flexible body `{"rates":{"secret":"x"}}` is refused at `/rates/secret`.
#[derive(Clone)]
#[must_use]
pub struct Webhook {
    agent: Arc<Agent>,
    routes: Arc<[Route]>,
    deadline: Duration,
    max_body: usize,
    unknown_intents: UnknownIntents,
    in_flight: Arc<Semaphore>,
}

/// No limit, in effect. `Duration::MAX` from now is more than an `Instant` can hold.
pub(crate) const FOREVER: Duration = Duration::from_secs(60 * 60 * 24 * 365);

/// A path, and what answers there.
#[derive(Clone)]
struct Route {
    path: Cow<'static, str>,
    target: Target,
}

/// What answers a request.
#[derive(Clone)]
enum Target {
    /// The handlers of the agent, in a dialect.
    Dialect(Arc<dyn Connector>),
    /// A handler of flexible requests.
    Flexible(Arc<dyn Flexible>),
}

/// What to answer to a request for an intent that the agent does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum UnknownIntents {
    /// 404: agent and webhook have drifted apart, and somebody should know.
    #[default]
    NotFound,
    /// 200 without content, which keeps the agent's own response: this webhook fulfills a part of
    /// a larger agent.
    KeepResponse,
}

impl Webhook {
    /// The webhook of an agent, with limits that fit Dialogflow's own.
    pub fn new(agent: Agent) -> Self {
        Self {
            agent: Arc::new(agent),
            routes: Arc::new([]),
            // Dialogflow gives up after 5 s; what is answered before reaches its log.
            deadline: Duration::from_millis(4_500),
            max_body: 1024 * 1024,
            unknown_intents: UnknownIntents::NotFound,
            in_flight: Arc::new(Semaphore::new(1024)),
        }
    }

    /// Answers on `path` in one dialect. With the first route, `/` is no longer answered unless
    /// it is a route too. Of two on one path the first answers, also where that is a
    /// [`flexible`](Self::flexible) one.
    ///
    /// ```no_run
    /// # fn example(agent: intents_core::Agent) {
    /// use intents_dialogflow::{Cx, EsV2, Webhook};
    /// let webhook = Webhook::new(agent).route("/es", EsV2).route("/cx", Cx);
    /// # }
    /// ```
    pub fn route(
        self,
        path: impl Into<Cow<'static, str>>,
        connector: impl Connector + 'static,
    ) -> Self {
        self.with(path.into(), Target::Dialect(Arc::new(connector)))
    }

    fn with(mut self, path: Cow<'static, str>, target: Target) -> Self {
        self.routes = self.routes.iter().cloned().chain([Route { path, target }]).collect();
        self
    }

    /// How long a request may take, from its head to its answer. 4.5 s by default, a little below
    /// what Dialogflow waits. A CX webhook may be given up to 30 s there, and the same here.
    ///
    /// A handler that passes it is dropped at its next `await`. One that blocks the thread cannot
    /// be: use `tokio::task::spawn_blocking` for such work.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline.min(FOREVER);
        self
    }

    /// The largest body that is read, in bytes. 1 MiB by default.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// The most requests that are answered at a time, by this webhook and its clones. 1024 by
    /// default.
    pub fn max_in_flight(mut self, requests: usize) -> Self {
        self.in_flight = Arc::new(Semaphore::new(requests.min(Semaphore::MAX_PERMITS)));
        self
    }

    /// What to answer to a request for an intent that the agent does not have. 404 by default.
    pub fn unknown_intents(mut self, unknown_intents: UnknownIntents) -> Self {
        self.unknown_intents = unknown_intents;
        self
    }
}

impl<B> tower_service::Service<Request<B>> for Webhook
where
    B: http_body::Body + Send + 'static,
    B::Data: Buf + Send,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> ResponseFuture {
        let webhook = self.clone();
        ResponseFuture(Box::pin(async move { webhook.answer(request).await }))
    }
}

/// The response of a [`Webhook`], once it is there.
pub struct ResponseFuture(Pin<Box<dyn Future<Output = Response<Full<Bytes>>> + Send>>);

impl Future for ResponseFuture {
    type Output = Result<Response<Full<Bytes>>, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // Handlers that panic are caught where they are called. This is for what else of the
        // user's runs on the way, such as the `Display` of an error that is logged.
        match catch_unwind(AssertUnwindSafe(|| self.0.as_mut().poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(_) => Poll::Ready(Ok(Failure::Panic.into_response())),
        }
    }
}

impl fmt::Debug for ResponseFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResponseFuture")
    }
}

impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let paths: Vec<_> = self.routes.iter().map(|route| &route.path).collect();
        f.debug_struct("Webhook")
            .field("agent", &self.agent)
            .field("routes", &paths)
            .field("deadline", &self.deadline)
            .field("max_body", &self.max_body)
            .field("unknown_intents", &self.unknown_intents)
            .finish_non_exhaustive()
    }
}
