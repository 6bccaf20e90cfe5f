//! CX. A parameter has the value that the page's form gives, or what the intent resolved, or what
//! the session remembers; the session is read only for a parameter that has none before.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{Reading, Refused, whole};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "a handler is told, whether or not it asks")]
struct Request<'a> {
    #[serde(borrow)]
    detect_intent_response_id: Cow<'a, str>,
    #[serde(borrow, default)]
    text: Cow<'a, str>,
    #[serde(borrow, default)]
    transcript: Cow<'a, str>,
    #[serde(borrow, default)]
    trigger_intent: Cow<'a, str>,
    #[serde(borrow, default)]
    trigger_event: Cow<'a, str>,
    #[serde(borrow, default)]
    dtmf_digits: Cow<'a, str>,
    #[serde(borrow)]
    language_code: Cow<'a, str>,
    #[serde(borrow)]
    fulfillment_info: FulfillmentInfo<'a>,
    #[serde(borrow, default)]
    intent_info: IntentInfo<'a>,
    #[serde(borrow, default)]
    page_info: PageInfo<'a>,
    #[serde(borrow)]
    session_info: SessionInfo<'a>,
}

#[derive(Deserialize)]
struct FulfillmentInfo<'a> {
    #[serde(borrow, default)]
    tag: Cow<'a, str>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct IntentInfo<'a> {
    #[serde(borrow)]
    display_name: Cow<'a, str>,
    #[serde(borrow)]
    parameters: Resolved<'a>,
    confidence: f64,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Resolved<'a> {
    #[serde(borrow)]
    amount: Option<Parameter<'a>>,
    #[serde(borrow)]
    day: Option<Parameter<'a>>,
    #[serde(borrow)]
    item: Option<Parameter<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "a handler is told, whether or not it asks")]
struct Parameter<'a> {
    #[serde(borrow, default)]
    original_value: Cow<'a, str>,
    #[serde(borrow)]
    resolved_value: &'a RawValue,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct PageInfo<'a> {
    #[serde(borrow)]
    form_info: FormInfo<'a>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct FormInfo<'a> {
    #[serde(borrow)]
    parameter_info: Vec<ParameterInfo<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ParameterInfo<'a> {
    #[serde(borrow)]
    display_name: Cow<'a, str>,
    #[serde(default)]
    required: bool,
    #[serde(borrow, default)]
    state: Cow<'a, str>,
    #[serde(borrow, default)]
    value: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "a handler is told, whether or not it asks")]
struct SessionInfo<'a> {
    #[serde(borrow)]
    session: Cow<'a, str>,
    #[serde(borrow, default)]
    parameters: Option<&'a RawValue>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Remembered<'a> {
    #[serde(borrow)]
    amount: Option<&'a RawValue>,
    #[serde(borrow)]
    day: Option<&'a RawValue>,
    #[serde(borrow)]
    item: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Day {
    year: f64,
    month: f64,
    day: f64,
}

impl Day {
    fn date(&self) -> Option<Date> {
        let year = whole(self.year)?.try_into().ok()?;
        let month = whole(self.month)?.try_into().ok()?;
        Date::new(year, month, whole(self.day)?.try_into().ok()?).ok()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Response<'a> {
    session_info: ResponseSession<'a>,
}

#[derive(Serialize)]
struct ResponseSession<'a> {
    parameters: Trigger<'a>,
}

#[derive(Serialize)]
struct Trigger<'a> {
    intents_trigger: &'static str,
    amount: i64,
    day: WrittenDay,
    item: &'a str,
}

#[derive(Serialize)]
struct WrittenDay {
    year: i16,
    month: i8,
    day: i8,
}

/// Answers a request, from bytes to bytes.
///
/// # Errors
///
/// When the request is not one of the benchmark's.
pub async fn answer(body: &[u8], reading: Reading) -> Result<Vec<u8>, Refused> {
    let request: Request<'_> = super::read(body, reading)?;
    match &*request.fulfillment_info.tag {
        "shop.Order" | "shop.OrderAsync" => confirm(&request).await,
        _ => Err(Refused::UnknownIntent),
    }
}

async fn confirm(request: &Request<'_>) -> Result<Vec<u8>, Refused> {
    let request = std::hint::black_box(request);
    let (mut amount, mut day, mut item) = (None, None, None);
    for parameter in &request.page_info.form_info.parameter_info {
        let place = match &*parameter.display_name {
            "amount" => &mut amount,
            "day" => &mut day,
            "item" => &mut item,
            _ => continue,
        };
        if parameter.required && parameter.state != "FILLED" {
            return Ok(b"{}".to_vec());
        }
        *place = given(parameter.value);
    }
    let of_intent = &request.intent_info.parameters;
    let (amount, day, item) = (
        amount.or_else(|| resolved(of_intent.amount.as_ref())),
        day.or_else(|| resolved(of_intent.day.as_ref())),
        item.or_else(|| resolved(of_intent.item.as_ref())),
    );
    let session = match request.session_info.parameters {
        Some(json) if amount.is_none() || day.is_none() || item.is_none() => {
            serde_json::from_str(json.get()).map_err(Refused::Malformed)?
        }
        _ => Remembered::default(),
    };
    let amount = typed::<f64>(amount.or(session.amount), "amount")?;
    let amount = whole(amount).ok_or(Refused::Parameter("amount"))?;
    let day = typed::<Day>(day.or(session.day), "day")?;
    let day = day.date().ok_or(Refused::Parameter("day"))?;
    let item = typed::<String>(item.or(session.item), "item")?;
    let day = WrittenDay { year: day.year(), month: day.month(), day: day.day() };
    let parameters = Trigger { intents_trigger: "shop.Confirm", amount, day, item: &item };
    let response = Response { session_info: ResponseSession { parameters } };
    serde_json::to_vec(&response).map_err(Refused::Malformed)
}

/// The value, if there is one.
fn given(value: Option<&RawValue>) -> Option<&RawValue> {
    value.filter(|json| !matches!(json.get(), "null" | "\"\""))
}

fn resolved<'a>(parameter: Option<&Parameter<'a>>) -> Option<&'a RawValue> {
    given(parameter.map(|parameter| parameter.resolved_value))
}

fn typed<'a, T: Deserialize<'a>>(
    value: Option<&'a RawValue>,
    name: &'static str,
) -> Result<T, Refused> {
    let json = value.ok_or(Refused::Parameter(name))?;
    serde_json::from_str(json.get()).map_err(|_| Refused::Parameter(name))
}
