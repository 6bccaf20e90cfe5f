//! The leanest that a hand could write: no more than what this very answer needs is read.

use std::borrow::Cow;

use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;
use serde::{Deserialize, Serialize};

use super::Refused;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Request<'a> {
    #[serde(borrow)]
    query_result: QueryResult<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct QueryResult<'a> {
    #[serde(borrow)]
    parameters: Parameters<'a>,
    #[serde(default)]
    all_required_params_present: bool,
    #[serde(borrow)]
    intent: Intent<'a>,
    #[serde(borrow)]
    language_code: Cow<'a, str>,
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

#[derive(Serialize)]
struct Confirm<'a> {
    amount: i64,
    day: Date,
    item: &'a str,
}

/// Answers a request, from bytes to bytes.
///
/// # Errors
///
/// When the request is not one of the benchmark's.
pub async fn answer(body: &[u8]) -> Result<Vec<u8>, Refused> {
    let request: Request<'_> = serde_json::from_slice(body).map_err(Refused::Malformed)?;
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
    let amount = result.parameters.amount;
    if amount.fract() != 0.0 || amount.abs() > 9_007_199_254_740_992.0 {
        return Err(Refused::Parameter("amount"));
    }
    let day = Pieces::parse(&*result.parameters.day).map_err(|_| Refused::Parameter("day"))?.date();
    let response = Response {
        followup_event_input: Event {
            name: "E_SHOP_CONFIRM",
            language_code: &result.language_code,
            parameters: Confirm { amount: amount as i64, day, item: &result.parameters.item },
        },
    };
    serde_json::to_vec(&response).map_err(Refused::Malformed)
}
