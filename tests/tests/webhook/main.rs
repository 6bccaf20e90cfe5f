//! The webhook as a tower service, without sockets: every status, and what may not be in its body.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what tests call is a part of them")]

mod answers;
mod failures;
mod flexible;
mod known_faults;
mod refusals;
mod relations;

use std::convert::Infallible;
use std::error::Error;

use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode, header};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use intents_core::{Agent, FulfillmentContext, Intent, fulfill, sys};
use intents_dialogflow::{ResponseBody, Webhook};
use intents_tests::{recorded, request};
use serde_json::Value;
use tower_service::Service;

/// A secret of the user. Every request of [`es_v2`] contains it, and [`call`] searches every error
/// response for it.
const SECRET: &str = "4929-1234-5678";

/// The user orders something.
#[derive(Intent)]
struct Order {
    amount: sys::Integer,
    sizes: Vec<sys::Number>,
    card: Option<String>,
}

#[fulfill]
fn order(order: Order) -> String {
    format!("{} ordered", order.amount)
}

/// The user asks who answers.
#[derive(Intent)]
struct AskTenant;

#[fulfill]
fn tenant(_: AskTenant, context: &FulfillmentContext<'_>) -> Option<String> {
    context.request().header("X-Tenant").map(str::to_owned)
}

/// The user says something that the agent itself has an answer to.
#[derive(Intent)]
struct SmallTalk;

#[fulfill]
fn small_talk(_: SmallTalk) {}

/// The user says something that nothing fulfills.
#[derive(Intent)]
struct Unfulfilled;

fn agent() -> Agent {
    let builder = Agent::empty_builder().handler::<order>().handler::<tenant>();
    builder.handler::<small_talk>().intent::<Unfulfilled>().build().unwrap()
}

/// A request's body in ES V2, with the [`SECRET`] among its parameters.
fn es_v2(intent: &str) -> String {
    request::es_v2(intent, &format!(r#"{{"amount":5,"card":"{SECRET}"}}"#))
}

/// A request as Dialogflow sends it.
fn post(path: &str, body: impl Into<Bytes>) -> Request<Full<Bytes>> {
    Request::post(path)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Full::new(body.into()))
        .unwrap()
}

/// A response that was read to its end.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    async fn read(response: Response<ResponseBody>) -> Self {
        let (head, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let body = String::from_utf8(body.into()).unwrap();
        assert_eq!(head.headers[header::CONTENT_TYPE], "application/json; charset=utf-8");
        assert!(head.status == StatusCode::OK || !body.contains(SECRET), "{body}");
        Self { status: head.status, headers: head.headers, body }
    }

    /// The body of an error, without its frame.
    fn error(&self) -> Value {
        let body: Value = serde_json::from_str(&self.body).unwrap();
        assert_eq!(body.as_object().unwrap().len(), 1, "{body}");
        assert_eq!(body["error"]["status"], self.status.as_u16(), "{body}");
        body["error"].clone()
    }
}

/// Calls the webhook as a server does.
async fn call<B>(webhook: &Webhook, request: Request<B>) -> Answer
where
    Webhook: Service<Request<B>, Response = Response<ResponseBody>, Error = Infallible>,
{
    let answer = call_flexible(webhook, request).await;
    if answer.status == StatusCode::OK {
        recorded::answer(answer.body.as_bytes()).unwrap();
    }
    answer
}

/// The same of a path whose answers have no form of Dialogflow's.
async fn call_flexible<B>(webhook: &Webhook, request: Request<B>) -> Answer
where
    Webhook: Service<Request<B>, Response = Response<ResponseBody>, Error = Infallible>,
{
    let Ok(response) = webhook.clone().call(request).await;
    Answer::read(response).await
}

type BodyError = Box<dyn Error + Send + Sync>;

/// A body that ends when `end` does, with its error if it has one.
fn ending<E>(body: impl Into<Bytes>, end: E) -> UnsyncBoxBody<Bytes, BodyError>
where
    E: Future<Output = Option<Result<HeaderMap, BodyError>>> + Send + 'static,
{
    Full::new(body.into()).map_err(|never| match never {}).with_trailers(end).boxed_unsync()
}
