//! The agent of the README by hand: axum, and structs that serde reads and writes.

use axum::routing::post;
use axum::{Json, Router};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WebhookRequest {
    query_result: QueryResult,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct QueryResult {
    intent: Intent,
    parameters: AskRain,
    all_required_params_present: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Intent {
    display_name: String,
}

#[derive(Deserialize)]
struct AskRain {
    when: Date,
}

#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct WebhookResponse {
    fulfillment_text: String,
    fulfillment_messages: Vec<Message>,
}

#[derive(Serialize)]
struct Message {
    text: Text,
}

#[derive(Serialize)]
struct Text {
    text: Vec<String>,
}

async fn webhook(Json(request): Json<WebhookRequest>) -> Json<WebhookResponse> {
    let query = request.query_result;
    if query.intent.display_name != "weather.AskRain" || !query.all_required_params_present {
        return Json(WebhookResponse::default());
    }
    let answer = format!("It never rains on {}.", query.parameters.when);
    Json(WebhookResponse {
        fulfillment_messages: vec![Message { text: Text { text: vec![answer.clone()] } }],
        fulfillment_text: answer,
    })
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    eprintln!("http://{}/", listener.local_addr()?);
    let router = Router::new().route("/", post(webhook));
    axum::serve(listener, router)
        .with_graceful_shutdown(async {
            // Without a signal to wait for, the server ends with the process.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        })
        .await?;
    Ok(())
}
