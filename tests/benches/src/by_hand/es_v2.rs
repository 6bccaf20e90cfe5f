//! ES V2.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{Confirm, Reading, Refused, day, whole};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "a handler is told, whether or not it asks")]
struct Request<'a> {
    #[serde(borrow)]
    response_id: Cow<'a, str>,
    #[serde(borrow)]
    session: Cow<'a, str>,
    #[serde(borrow)]
    query_result: QueryResult<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "a handler is told, whether or not it asks")]
struct QueryResult<'a> {
    #[serde(borrow)]
    query_text: Cow<'a, str>,
    #[serde(borrow, default)]
    action: Cow<'a, str>,
    #[serde(borrow, default)]
    fulfillment_text: Cow<'a, str>,
    #[serde(default)]
    intent_detection_confidence: f64,
    #[serde(borrow)]
    parameters: Parameters<'a>,
    #[serde(default)]
    all_required_params_present: bool,
    #[serde(borrow)]
    intent: Intent<'a>,
    #[serde(borrow)]
    language_code: Cow<'a, str>,
    #[serde(borrow, default)]
    output_contexts: Option<&'a RawValue>,
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
struct Intent<'a> {
    #[serde(borrow)]
    display_name: Cow<'a, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Response<'a> {
    followup_event_input: Event<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Event<'a> {
    name: &'static str,
    language_code: &'a str,
    parameters: Confirm<'a>,
}

/// Answers a request, from bytes to bytes.
///
/// # Errors
///
/// When the request is not one of the benchmark's.
pub async fn answer(body: &[u8], reading: Reading) -> Result<Vec<u8>, Refused> {
    let request: Request<'_> = super::read(body, reading)?;
    match &*request.query_result.intent.display_name {
        "shop.Order" | "shop.OrderAsync" => confirm(&request).await,
        _ => Err(Refused::UnknownIntent),
    }
}

async fn confirm(request: &Request<'_>) -> Result<Vec<u8>, Refused> {
    let result = std::hint::black_box(&request.query_result);
    if !result.all_required_params_present {
        return Ok(b"{}".to_vec());
    }
    let parameters = &result.parameters;
    let amount = whole(parameters.amount).ok_or(Refused::Parameter("amount"))?;
    let day = day(&parameters.day).ok_or(Refused::Parameter("day"))?;
    let response = Response {
        followup_event_input: Event {
            name: "E_SHOP_CONFIRM",
            language_code: &result.language_code,
            parameters: Confirm { amount, day, item: &parameters.item },
        },
    };
    serde_json::to_vec(&response).map_err(Refused::Malformed)
}
