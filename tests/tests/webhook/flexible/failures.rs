use std::fmt;
use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, StatusCode, header};
use intents_core::{InvalidParameter, Result, ValueError};
use intents_dialogflow::{FlexibleRequest, MAX_RESPONSE_BYTES, Webhook};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::json;
use tokio::sync::Notify;
use tokio::time::Instant;

use super::{Rates, ask, webhook};
use crate::{SECRET, agent, call_flexible as call, ending, es_v2, post};

/// Panics when it is read, or written.
#[derive(Debug)]
struct Explosive;

impl<'de> Deserialize<'de> for Explosive {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        panic!("no type for {SECRET}")
    }
}

impl Serialize for Explosive {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        panic!("no JSON for {SECRET}")
    }
}

/// Has no JSON.
struct Unwritable;

impl Serialize for Unwritable {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom(SECRET))
    }
}

#[derive(Debug)]
struct Closed;

impl std::error::Error for Closed {}

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "closed for {SECRET}")
    }
}

#[tokio::test]
async fn internal_errors_of_flexible_handlers_contain_only_an_id() {
    async fn fail(_: FlexibleRequest) -> Result<Rates, Closed> {
        Err(Closed)
    }
    async fn panic(_: FlexibleRequest) -> Result<()> {
        panic!("{SECRET}")
    }
    fn panic_at_once(_: FlexibleRequest) -> std::future::Ready<Result<()>> {
        panic!("{SECRET}")
    }
    async fn read(_: FlexibleRequest<Explosive>) -> Result<()> {
        Ok(())
    }
    async fn written(_: FlexibleRequest) -> Result<Explosive> {
        Ok(Explosive)
    }
    async fn unwritable(_: FlexibleRequest) -> Result<Unwritable> {
        Ok(Unwritable)
    }
    async fn divide(_: FlexibleRequest) -> Result<f64> {
        Ok(f64::NAN)
    }
    let mut webhook = Webhook::new(agent());
    webhook = webhook.flexible("/0", fail).unwrap().flexible("/1", panic).unwrap();
    webhook = webhook.flexible("/2", panic_at_once).unwrap().flexible("/3", read).unwrap();
    webhook = webhook.flexible("/4", written).unwrap().flexible("/5", unwritable).unwrap();
    webhook = webhook.flexible("/6", divide).unwrap();
    for path in 0..7 {
        let answer = call(&webhook, post(&format!("/{path}"), "")).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        let error = answer.error();
        let id = error["id"].as_str().unwrap();
        let expected = json!({"status": 500, "message": "internal server error", "id": id});
        assert_eq!(error, expected);
        assert_eq!(call(&webhook, post("/", es_v2("Order"))).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn an_error_that_blames_the_request_is_400() {
    let webhook = webhook(async |request: FlexibleRequest<String>| -> Result<()> {
        let error = ValueError::found("a city", "another string");
        let name = request.body.len().to_string().into();
        Err(InvalidParameter::Value { name, error }.into())
    });
    let answer = call(&webhook, post("/flexible", format!("\"{SECRET}\""))).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let parameter = json!([{"name": "14", "message": "expected a city, found another string"}]);
    assert_eq!(answer.error()["parameters"], parameter);
}

#[tokio::test]
async fn a_response_is_limited_to_the_byte() {
    let webhook = webhook(async |request: FlexibleRequest<usize>| -> Result<String> {
        Ok("x".repeat(request.body))
    });
    let largest = call(&webhook, post("/flexible", (MAX_RESPONSE_BYTES - 2).to_string())).await;
    assert_eq!((largest.status, largest.body.len()), (StatusCode::OK, MAX_RESPONSE_BYTES));
    let larger = call(&webhook, post("/flexible", (MAX_RESPONSE_BYTES - 1).to_string())).await;
    assert_eq!(larger.status, StatusCode::INTERNAL_SERVER_ERROR);
}

async fn read(_: FlexibleRequest<String>) -> Result<()> {
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn flexible_paths_share_the_limits_of_the_webhook() {
    let webhook = webhook(read).deadline(Duration::from_secs(3)).max_body(10);
    assert_eq!(ask(&webhook, "/flexible", "\"12345678\"").await, json!({}));
    let answer = call(&webhook, post("/flexible", "\"123456789\"")).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let announced = Request::put("/flexible").header(header::CONTENT_LENGTH, 11);
    let answer = call(&webhook, announced.body(ending("", pending())).unwrap()).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let slow = Request::put("/flexible").body(ending("\"", pending())).unwrap();
    let start = Instant::now();
    assert_eq!(call(&webhook, slow).await.status, StatusCode::REQUEST_TIMEOUT);
    assert_eq!(start.elapsed().as_secs(), 3);

    let stalled = Webhook::new(agent())
        .flexible("/", async |_: FlexibleRequest| -> Result<()> { pending().await });
    let start = Instant::now();
    let answer = call(&stalled.unwrap(), post("/", "")).await;
    assert_eq!(answer.status, StatusCode::GATEWAY_TIMEOUT);
    assert_eq!(start.elapsed(), Duration::from_millis(4_500));
}

#[tokio::test]
async fn a_flexible_request_counts_as_in_flight() {
    let (reached, open) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let gate = (Arc::clone(&reached), Arc::clone(&open));
    let webhook = webhook(move |_: FlexibleRequest| {
        let (reached, open) = gate.clone();
        async move {
            reached.notify_one();
            open.notified().await;
            Result::<_>::Ok(())
        }
    });
    let webhook = webhook.max_in_flight(1);
    let first = tokio::spawn({
        let webhook = webhook.clone();
        async move { call(&webhook, post("/flexible", "")).await.status }
    });
    reached.notified().await;
    for path in ["/flexible", "/"] {
        let answer = call(&webhook, post(path, es_v2("Order"))).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
    }
    open.notify_one();
    assert_eq!(first.await.unwrap(), StatusCode::OK);
}
