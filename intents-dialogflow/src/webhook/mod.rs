//! The webhook as an HTTP service.

mod failure;
mod flexible;
mod respond;
mod response;

use std::borrow::Cow;
use std::convert::Infallible;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Buf;
use failure::Failure;
use flexible::Flexible;
pub use flexible::{FlexibleHandler, FlexibleRequest};
use http::{Request, Response};
use intents_core::{Agent, Connector};
pub use response::ResponseBody;
use tokio::sync::Semaphore;

/// The webhook of an agent, a tower `Service`.
///
/// [`serve`](Self::serve) runs it on a server of this crate. A server of your own can mount it, for
/// example with axum's `Router::route_service`.
///
/// The webhook responds to `POST` on `/` and detects the dialect of each request. In production,
/// give each dialect its own path with [`route`](Self::route). A flexible webhook of CX, whose
/// request and response have custom types, is registered with [`flexible`](Self::flexible).
///
/// # Statuses
///
/// | situation | status |
/// |---|---|
/// | the handler replied; no handler fulfills the intent; slot filling without a handler for it | 200 |
/// | malformed body; parameters that do not fit the intent; a flexible request that does not fit its type | 400, with the place |
/// | unknown path; unknown intent | 404, see [`unknown_intents`](Self::unknown_intents) |
/// | wrong method: only `POST` is allowed, on a flexible path the seven methods of CX | 405 with `Allow` |
/// | the body did not arrive in time | 408 |
/// | the body exceeds [`max_body`](Self::max_body) | 413 |
/// | the body is compressed or not JSON; an empty body of a flexible request may have any type | 415 |
/// | the handler failed or panicked; Dialogflow would refuse the response | 500, with an id that is also in the log |
/// | more than [`max_in_flight`](Self::max_in_flight) concurrent requests | 503 with `Retry-After` |
/// | the [`deadline`](Self::deadline) has passed | 504 |
///
/// Error bodies are JSON and never repeat values of the request, because parameters are personal
/// data. For the same reason logs, written with `tracing`, contain only ids and names. Error bodies
/// do contain the names of members, as JSON pointers. The names in a map come from the request: a
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

/// The longest timeout. `Duration::MAX` from now exceeds the range of an `Instant`.
pub(crate) const FOREVER: Duration = Duration::from_secs(60 * 60 * 24 * 365);

/// A path and its target.
#[derive(Clone)]
struct Route {
    path: Cow<'static, str>,
    target: Target,
}

/// The target of a request.
#[derive(Clone)]
enum Target {
    /// The handlers of the agent, called in one dialect.
    Dialect(Arc<dyn Connector>),
    /// A handler of flexible requests.
    Flexible(Arc<dyn Flexible>),
}

/// The response to a request for an intent that the agent does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum UnknownIntents {
    /// 404: the agent in Dialogflow differs from the agent in the code.
    #[default]
    NotFound,
    /// 200 without content, which keeps the agent's response: this webhook fulfills a part of a
    /// larger agent.
    KeepResponse,
}

impl Webhook {
    /// Creates the webhook of an agent, with limits that match those of Dialogflow.
    pub fn new(agent: Agent) -> Self {
        Self {
            agent: Arc::new(agent),
            routes: Arc::new([]),
            // Dialogflow gives up after 5 s. An earlier response reaches its log.
            deadline: Duration::from_millis(4_500),
            max_body: 1024 * 1024,
            unknown_intents: UnknownIntents::NotFound,
            in_flight: Arc::new(Semaphore::new(1024)),
        }
    }

    /// Adds a path for one dialect. After the first route, `/` is no longer served unless it is a
    /// route too. If two routes have the same path, the first one is used, even if it is
    /// [`flexible`](Self::flexible).
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

    /// Sets the time limit for a call, from the head of the request to the response. The default is
    /// 4.5 s, because Dialogflow waits 5 s. CX allows up to 30 s; set the same limit here.
    ///
    /// A handler that exceeds the limit is dropped at its next `await`. A handler that blocks the
    /// thread cannot be dropped: use `tokio::task::spawn_blocking` for such work.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline.min(FOREVER);
        self
    }

    /// Sets the maximum size of a request body in bytes. The default is 1 MiB.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// Sets the maximum number of concurrent requests of this webhook and its clones. The default is
    /// 1024.
    pub fn max_in_flight(mut self, requests: usize) -> Self {
        self.in_flight = Arc::new(Semaphore::new(requests.min(Semaphore::MAX_PERMITS)));
        self
    }

    /// Sets the response to a request for an intent that the agent does not have. The default is
    /// 404.
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
    type Response = Response<ResponseBody>;
    type Error = Infallible;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> ResponseFuture {
        let webhook = self.clone();
        ResponseFuture(Box::pin(async move { webhook.respond(request).await }))
    }
}

/// The future of a response of a [`Webhook`].
pub struct ResponseFuture(Pin<Box<dyn Future<Output = Response<ResponseBody>> + Send>>);

impl Future for ResponseFuture {
    type Output = Result<Response<ResponseBody>, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // Panics of handlers are caught at the call. Other user code can panic too, such as the
        // `Display` of an error that is logged.
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
