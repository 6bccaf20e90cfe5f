//! Flexible webhooks of CX, whose requests and responses have custom types.
//!
//! Source: `Webhook.GenericWebService` in `webhook.proto`.

mod handler;
mod request;

use std::any::type_name;
use std::borrow::Cow;
use std::error::Error;
use std::future::poll_fn;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::task::Poll;

use http::Method;
use http::request::Parts;
use intents_core::meta::Location;
use intents_core::{BuildError, FulfillError, Problem, Requirements};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::time::{Instant, timeout_at};

pub(super) use handler::Flexible;
pub use handler::FlexibleHandler;
use handler::Typed;
pub use request::FlexibleRequest;

use super::failure::Failure;
use super::respond::is_plain_json;
use super::{Target, Webhook};

/// The methods of flexible webhooks (`HttpMethod` in `webhook.proto`).
const METHODS: [Method; 7] = [
    Method::POST,
    Method::GET,
    Method::HEAD,
    Method::PUT,
    Method::DELETE,
    Method::PATCH,
    Method::OPTIONS,
];

/// The methods as an `Allow` header.
const ALLOW: &str = "POST, GET, HEAD, PUT, DELETE, PATCH, OPTIONS";

impl Webhook {
    /// Adds a path for a [flexible webhook] of CX, whose request and response have custom types. CX
    /// may call it with any of its seven methods. `handler` is an `async` function from a
    /// [`FlexibleRequest<T>`](FlexibleRequest) to a `Result<R>`:
    ///
    /// ```standalone_crate
    /// use intents_core::{Agent, Result, State};
    /// use intents_dialogflow::{Cx, FlexibleRequest, Webhook};
    /// use serde::{Deserialize, Serialize};
    ///
    /// /// `requestBody`: `{"currency": "$session.params.currency"}`.
    /// #[derive(Deserialize)]
    /// struct Query {
    ///     currency: String,
    /// }
    ///
    /// /// `parameterMapping`: from `rate` to `rate.value`.
    /// #[derive(Serialize)]
    /// struct Rates {
    ///     rate: Rate,
    /// }
    ///
    /// #[derive(Serialize)]
    /// struct Rate {
    ///     value: f64,
    /// }
    ///
    /// struct Bank(f64);
    /// # #[derive(intents_core::Intent)]
    /// # struct Greet;
    ///
    /// async fn rates(request: FlexibleRequest<Query>, bank: State<'_, Bank>) -> Result<Rates> {
    ///     let value = if request.body.currency == "EUR" { 1.0 } else { bank.0 };
    ///     Ok(Rates { rate: Rate { value } })
    /// }
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let agent = Agent::builder().state(Bank(1.17)).build()?;
    /// let webhook = Webhook::new(agent).route("/cx", Cx).flexible("/rates", rates)?;
    /// # Ok(()) }
    /// ```
    ///
    /// CX copies fields of the response into session parameters, as `parameterMapping` says. A
    /// response that serializes to `null`, such as `()`, is written as `{}`. A whole number that a
    /// 64-bit float cannot represent is written as a string. The response to `HEAD` has no body.
    ///
    /// All paths of a webhook share its limits and statuses. `on_error` of the
    /// [agent](intents_core::AgentBuilder::on_error) does not apply: CX expects no reply here. CX
    /// turns the status into an event: 400 into `webhook.error.bad-request`, 503 into
    /// `webhook.error.unavailable`, 500 and 504 into `webhook.error`. The status is also in
    /// `$request.webhook_status_code`.
    ///
    /// Other paths, including `/`, are not affected.
    ///
    /// # Errors
    ///
    /// Returns an error if the agent lacks a state that the handler takes, or if the path is already
    /// in use.
    ///
    /// [flexible webhook]: https://cloud.google.com/dialogflow/cx/docs/concept/webhook
    #[track_caller]
    pub fn flexible<H, T, S, R, E>(
        self,
        path: impl Into<Cow<'static, str>>,
        handler: H,
    ) -> Result<Self, BuildError>
    where
        H: for<'a> FlexibleHandler<'a, T, S, R, E>,
        T: DeserializeOwned + 'static,
        S: 'static,
        R: Serialize + 'static,
        E: Into<intents_core::Error> + 'static,
    {
        let caller = panic::Location::caller();
        let location =
            Location { file: caller.file(), line: caller.line(), column: caller.column() };
        let mut requirements = Requirements::default();
        H::require(&mut requirements);
        self.agent.check_state(type_name::<H>(), location, &requirements)?;
        let path = path.into();
        if self.routes.iter().any(|route| route.path == path) {
            let path = path.into_owned();
            return Err(Problem::DuplicatePath { path, handler: type_name::<H>(), location }.into());
        }
        Ok(self.with(path, Target::Flexible(Arc::new(Typed::new(handler)))))
    }

    /// Returns the response body of a flexible handler.
    pub(super) async fn call_flexible<B>(
        &self,
        handler: &dyn Flexible,
        head: Parts,
        body: B,
        deadline: Instant,
    ) -> Result<Vec<u8>, Failure>
    where
        B: http_body::Body,
        B::Error: Into<Box<dyn Error + Send + Sync>>,
    {
        if !METHODS.contains(&head.method) {
            return Err(Failure::Method { allow: ALLOW });
        }
        let _permit = self.admit(&head.headers)?;
        let body = self.receive(body, deadline).await?;
        if !body.is_empty() && !is_plain_json(&head.headers) {
            return Err(Failure::MediaType);
        }
        let name = handler.name();
        let mut response = handler.call(head, body, &self.agent);
        // Reading and writing the handler's types is user code too.
        let response = poll_fn(|context| {
            match catch_unwind(AssertUnwindSafe(|| response.as_mut().poll(context))) {
                Ok(poll) => poll,
                Err(_) => Poll::Ready(Err(FulfillError::Panicked(name))),
            }
        });
        match timeout_at(deadline, response).await {
            Ok(response) => response.map_err(Failure::Fulfill),
            Err(_) => Err(Failure::Deadline),
        }
    }
}
