//! The task as a careful hand would write it with serde: borrowed strings, no tree, nothing for any
//! other intent. Its handler is told what the framework tells a handler: the session, the query,
//! its language and so on, and the contexts if it asks for them. [`lean`] leaves that out and reads
//! only what this very answer needs.

pub mod lean;

use std::borrow::Cow;

use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

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

#[derive(Serialize)]
struct Confirm<'a> {
    amount: i64,
    day: Date,
    item: &'a str,
}

/// Why a request is not answered.
#[derive(Debug)]
pub enum Refused {
    /// It is no request.
    Malformed(serde_json::Error),
    /// It is of another intent.
    UnknownIntent,
    /// A parameter is not of its type.
    Parameter(&'static str),
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
