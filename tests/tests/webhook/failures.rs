use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use http::{Request, StatusCode, header};
use intents_core::{Agent, Error, Intent, Result, State, fulfill};
use intents_dialogflow::{MAX_RESPONSE_BYTES, Webhook};
use intents_tests::request;
use serde_json::json;
use tokio::sync::Notify;
use tokio::task::yield_now;
use tokio::time::{Instant, sleep};

use super::{Answer, SECRET, call, ending, es_v2, order, post};

/// The handler fails.
#[derive(Intent)]
struct Fail;

#[fulfill]
async fn fail(_: Fail) -> Result<String> {
    Err(Error::msg(format!("the bank refuses {SECRET}")))
}

/// The handler panics.
#[derive(Intent)]
struct Panic;

#[fulfill]
fn panic_at_once(_: Panic) -> String {
    panic!("no bank for {SECRET}")
}

/// The handler panics in the middle.
#[derive(Intent)]
struct PanicLater;

#[fulfill]
async fn panic_later(_: PanicLater) -> String {
    yield_now().await;
    panic!("no bank for {SECRET}")
}

/// Its handler triggers an intent with a number that is not finite.
#[derive(Intent)]
struct Divide;

/// The result of a division.
#[derive(Intent)]
struct Quotient {
    value: f64,
}

#[fulfill]
fn divide(_: Divide) -> Quotient {
    Quotient { value: f64::NAN }
}

/// The handler triggers an intent that is not the agent's.
#[derive(Intent)]
struct TriggerOther;

/// An intent that is not the agent's.
#[derive(Intent)]
struct Other;

#[fulfill]
fn trigger_other(_: TriggerOther) -> Other {
    Other
}

/// The handler has much to say.
#[derive(Intent)]
struct Chat {
    bytes: i64,
}

#[fulfill]
fn chat(chat: Chat) -> String {
    "x".repeat(usize::try_from(chat.bytes).unwrap_or_default())
}

fn failing() -> Agent {
    Agent::empty_builder()
        .handler::<order>()
        .handler::<fail>()
        .handler::<panic_at_once>()
        .handler::<panic_later>()
        .handler::<divide>()
        .intent::<Quotient>()
        .handler::<trigger_other>()
        .handler::<chat>()
        .build()
        .unwrap()
}

/// Asserts that the response is an internal error with only an id, and returns the id.
fn assert_says_only_an_id(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", answer.body);
    let error = answer.error();
    let id = error["id"].as_str().unwrap();
    assert!(id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
    assert_eq!(error, json!({"status": 500, "message": "internal server error", "id": id}));
    id.to_owned()
}

#[tokio::test]
async fn internal_errors_contain_only_an_id() {
    let webhook = Webhook::new(failing());
    let mut ids = Vec::new();
    for intent in ["Fail", "Panic", "PanicLater", "Divide", "TriggerOther"] {
        let answer = call(&webhook, post("/", es_v2(intent))).await;
        ids.push(assert_says_only_an_id(&answer));
        // And the next request is answered.
        assert_eq!(call(&webhook, post("/", es_v2("Order"))).await.status, StatusCode::OK);
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 5);
}

#[tokio::test]
async fn no_dialect_sends_a_number_that_is_not_finite() {
    let webhook = Webhook::new(failing());
    for body in [
        request::es_v2("Divide", "{}"),
        request::es_v1("Divide", "{}"),
        request::cx("Divide", "{}"),
    ] {
        assert_says_only_an_id(&call(&webhook, post("/", body)).await);
    }
}

#[tokio::test]
async fn a_response_over_the_size_limit_of_dialogflow_is_not_sent() {
    let webhook = Webhook::new(failing());
    let chat = async |bytes: usize| {
        let body = request::cx("Chat", &format!(r#"{{"bytes":{bytes}}}"#));
        call(&webhook, post("/", body)).await
    };
    let frame = chat(1).await.body.len() - 1;
    let largest = chat(MAX_RESPONSE_BYTES - frame).await;
    assert_eq!((largest.status, largest.body.len()), (StatusCode::OK, MAX_RESPONSE_BYTES));
    assert_says_only_an_id(&chat(MAX_RESPONSE_BYTES - frame + 1).await);
}

/// Tells when it is dropped.
struct Guard(Arc<AtomicBool>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// The handler takes two seconds.
#[derive(Intent)]
struct Deliberate;

#[fulfill]
async fn deliberate(_: Deliberate) -> &'static str {
    sleep(Duration::from_secs(2)).await;
    "yes"
}

/// The handler never answers.
#[derive(Intent)]
struct Stall;

#[fulfill]
async fn stall(_: Stall, dropped: State<'_, Arc<AtomicBool>>) {
    let _guard = Guard(Arc::clone(&dropped));
    pending::<()>().await;
}

fn slow(dropped: &Arc<AtomicBool>) -> Agent {
    let builder = Agent::empty_builder().handler::<deliberate>().handler::<stall>();
    builder.state(Arc::clone(dropped)).build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_handler_is_dropped_at_the_deadline() {
    let dropped = Arc::new(AtomicBool::new(false));
    let webhook = Webhook::new(slow(&dropped));
    let start = Instant::now();
    let answer = call(&webhook, post("/", es_v2("Stall"))).await;
    assert_eq!(answer.status, StatusCode::GATEWAY_TIMEOUT);
    // Dialogflow waits for five seconds.
    assert_eq!(start.elapsed(), Duration::from_millis(4_500));
    assert!(dropped.load(Ordering::SeqCst));
    let error = answer.error();
    assert_eq!(
        error,
        json!({"status": 504, "message": "the deadline has passed", "id": error["id"].as_str().unwrap()})
    );
}

#[tokio::test(start_paused = true)]
async fn body_and_handler_share_the_deadline() {
    let webhook = Webhook::new(slow(&Arc::default()));
    for (milliseconds, status) in [(2_000, StatusCode::OK), (3_000, StatusCode::GATEWAY_TIMEOUT)] {
        let body = ending(es_v2("Deliberate"), async move {
            sleep(Duration::from_millis(milliseconds)).await;
            None
        });
        let answer = call(&webhook, Request::post("/").body(body).unwrap()).await;
        assert_eq!(answer.status, status);
    }
}

#[tokio::test(start_paused = true)]
async fn the_deadline_can_be_the_longest_duration() {
    let webhook = Webhook::new(slow(&Arc::default())).deadline(Duration::MAX);
    let answer = call(&webhook, post("/", es_v2("Deliberate"))).await;
    assert_eq!(answer.status, StatusCode::OK);
}

/// The handler waits until it may go on.
#[derive(Intent)]
struct Queue;

#[derive(Default)]
struct Gate {
    reached: Notify,
    open: Notify,
}

#[fulfill]
async fn queue(_: Queue, gate: State<'_, Arc<Gate>>) {
    gate.reached.notify_one();
    gate.open.notified().await;
}

#[tokio::test]
async fn requests_over_the_limit_in_flight_are_refused() {
    let gate = Arc::new(Gate::default());
    let builder = Agent::empty_builder().handler::<order>().handler::<queue>();
    let agent = builder.state(Arc::clone(&gate)).build().unwrap();
    // The clones of a webhook share the limit, as the connections of a server do.
    let webhook = Webhook::new(agent).max_in_flight(1);
    let first = tokio::spawn({
        let webhook = webhook.clone();
        async move { call(&webhook, post("/", es_v2("Queue"))).await.status }
    });
    gate.reached.notified().await;

    let answer = call(&webhook, post("/", es_v2("Order"))).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.headers[header::RETRY_AFTER], "1");
    assert_eq!(answer.error()["message"], "too many concurrent requests");
    // Requests that are refused earlier need no permit.
    assert_eq!(call(&webhook, post("/x", "")).await.status, StatusCode::NOT_FOUND);

    gate.open.notify_one();
    assert_eq!(first.await.unwrap(), StatusCode::OK);
    assert_eq!(call(&webhook, post("/", es_v2("Order"))).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_dropped_request_frees_its_permit() {
    let gate = Arc::new(Gate::default());
    let builder = Agent::empty_builder().handler::<order>().handler::<queue>();
    let webhook = Webhook::new(builder.state(Arc::clone(&gate)).build().unwrap()).max_in_flight(1);
    tokio::select! {
        _ = call(&webhook, post("/", es_v2("Queue"))) => panic!("the gate is closed"),
        () = gate.reached.notified() => {}
    }
    assert_eq!(call(&webhook, post("/", es_v2("Order"))).await.status, StatusCode::OK);
}

/// An error whose `Display` panics.
#[derive(Debug)]
struct Unspeakable;

impl std::error::Error for Unspeakable {}

impl std::fmt::Display for Unspeakable {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        panic!("no words for {SECRET}")
    }
}

/// The handler fails with it.
#[derive(Intent)]
struct FailUnspeakably;

#[fulfill]
fn fail_unspeakably(_: FailUnspeakably) -> Result<String> {
    Err(Unspeakable.into())
}

#[tokio::test]
async fn a_panic_outside_of_a_handler_is_a_response() {
    // The reply is there; what panics is the error that goes to the log beside it.
    let agent = Agent::empty_builder().handler::<fail_unspeakably>().handler::<order>();
    let webhook = Webhook::new(agent.on_error(|_, _| "Sorry.".into()).build().unwrap());
    let answer = call(&webhook, post("/", es_v2("FailUnspeakably"))).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", answer.body);
    assert_eq!(answer.error()["message"], "internal server error");
    let answer = call(&webhook, post("/", es_v2("Order"))).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
}
