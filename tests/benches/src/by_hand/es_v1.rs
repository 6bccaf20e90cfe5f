//! V1.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{Confirm, Reading, Refused, day, whole};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "a handler is told, whether or not it asks")]
struct Request<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    session_id: Cow<'a, str>,
    #[serde(borrow)]
    lang: Cow<'a, str>,
    #[serde(borrow)]
    result: QueryResult<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "a handler is told, whether or not it asks")]
struct QueryResult<'a> {
    #[serde(borrow)]
    resolved_query: Cow<'a, str>,
    #[serde(borrow, default)]
    action: Cow<'a, str>,
    #[serde(default)]
    action_incomplete: bool,
    #[serde(borrow)]
    parameters: Parameters<'a>,
    #[serde(borrow, default)]
    contexts: Option<&'a RawValue>,
    #[serde(borrow)]
    metadata: Metadata<'a>,
    #[serde(borrow, default)]
    fulfillment: Fulfillment<'a>,
    #[serde(default)]
    score: f64,
}

#[derive(Deserialize)]
struct Parameters<'a> {
    amount: f64,
    #[serde(borrow)]
    day: Cow<'a, str>,
    item: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Metadata<'a> {
    #[serde(borrow)]
    intent_name: Cow<'a, str>,
}

#[derive(Deserialize, Default)]
#[expect(dead_code, reason = "a handler is told, whether or not it asks")]
struct Fulfillment<'a> {
    #[serde(borrow, default)]
    speech: Cow<'a, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Response<'a> {
    followup_event: Event<'a>,
}

#[derive(Serialize)]
struct Event<'a> {
    name: &'static str,
    data: Confirm<'a>,
}

/// Answers a request, from bytes to bytes.
///
/// # Errors
///
/// When the request is not one of the benchmark's.
pub async fn answer(body: &[u8], reading: Reading) -> Result<Vec<u8>, Refused> {
    let request: Request<'_> = super::read(body, reading)?;
    match &*request.result.metadata.intent_name {
        "shop.Order" | "shop.OrderAsync" => confirm(&request).await,
        _ => Err(Refused::UnknownIntent),
    }
}

async fn confirm(request: &Request<'_>) -> Result<Vec<u8>, Refused> {
    let result = std::hint::black_box(&request.result);
    if result.action_incomplete {
        return Ok(b"{}".to_vec());
    }
    let parameters = &result.parameters;
    let amount = whole(parameters.amount).ok_or(Refused::Parameter("amount"))?;
    let day = day(&parameters.day).ok_or(Refused::Parameter("day"))?;
    let response = Response {
        followup_event: Event {
            name: "E_SHOP_CONFIRM",
            data: Confirm { amount, day, item: &parameters.item },
        },
    };
    serde_json::to_vec(&response).map_err(Refused::Malformed)
}
