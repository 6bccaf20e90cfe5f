//! What an agent triggers comes back as it was: every value of every type of parameter, in every
//! dialect, written into an event and read from the request that Dialogflow makes of it.

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex};

use intents_core::{
    Agent, Connector, EncodeError, Entity, FulfillmentRequest, Intent, Reply, State, fulfill, sys,
};
use intents_dialogflow::Dialogflow;
use intents_tests::request;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::value::RawValue;
use serde_json::{Value as Json, json};

/// What pizzas are made in.
#[derive(Debug, Clone, PartialEq, Entity)]
enum Size {
    Small,
    #[entity(value = "family size", synonyms("family"))]
    Family,
    #[entity(value = "\"größte\"\\")]
    Largest,
    #[entity(other)]
    Other(String),
}

/// One parameter of every type, in every form.
#[derive(Debug, Clone, PartialEq, Intent)]
struct Everything {
    integer: sys::Integer,
    number: sys::Number,
    text: sys::Any,
    date: sys::Date,
    size: Size,
    maybe_integer: Option<sys::Integer>,
    maybe_number: Option<sys::Number>,
    maybe_text: Option<sys::Any>,
    maybe_date: Option<sys::Date>,
    maybe_size: Option<Size>,
    integers: Vec<sys::Integer>,
    numbers: Vec<sys::Number>,
    texts: Vec<sys::Any>,
    dates: Vec<sys::Date>,
    sizes: Vec<Size>,
}

/// What the handler was called with.
#[derive(Default)]
struct Received(Mutex<Option<Everything>>);

#[fulfill]
fn receive(everything: Everything, received: State<'_, Arc<Received>>) {
    if let Ok(mut slot) = received.0.lock() {
        *slot = Some(everything);
    }
}

fn number() -> impl Strategy<Value = f64> {
    use proptest::num::f64;
    let finite = f64::POSITIVE | f64::NEGATIVE | f64::NORMAL | f64::SUBNORMAL | f64::ZERO;
    // Whole ones and short ones are rare among all floats, and what users say.
    let whole = any::<i64>().prop_map(|number| number as f64);
    let short = (-99_999..99_999).prop_map(|cents| f64::from(cents) / 100.0);
    prop_oneof![finite, whole, short]
}

/// Any text but the empty one, which is Dialogflow's "not given".
fn text() -> impl Strategy<Value = String> {
    let any = prop_oneof![any::<char>(), prop::char::range('\0', '\u{7f}')];
    prop::collection::vec(any, 1..20).prop_map(String::from_iter)
}

fn date() -> impl Strategy<Value = sys::Date> {
    let (first, last) = (sys::Date::MIN, sys::Date::MAX);
    let parts = (first.year()..=last.year(), 1..=12_i8, 1..=31_i8);
    let dates = parts
        .prop_filter_map("no such day", |(year, month, day)| sys::Date::new(year, month, day).ok());
    prop_oneof![8 => dates, 1 => Just(first), 1 => Just(last)]
}

fn size() -> impl Strategy<Value = Size> {
    let unlisted = text().prop_filter("a listed value", |text| {
        !["Small", "family size", "\"größte\"\\"].contains(&text.as_str())
    });
    prop_oneof![
        Just(Size::Small),
        Just(Size::Family),
        Just(Size::Largest),
        unlisted.prop_map(Size::Other)
    ]
}

fn everything() -> impl Strategy<Value = Everything> {
    let one = (any::<i64>(), number(), text(), date(), size());
    let maybe = (
        prop::option::of(any::<i64>()),
        prop::option::of(number()),
        prop::option::of(text()),
        prop::option::of(date()),
        prop::option::of(size()),
    );
    let many = (
        prop::collection::vec(any::<i64>(), 0..4),
        prop::collection::vec(number(), 0..4),
        prop::collection::vec(text(), 0..4),
        prop::collection::vec(date(), 0..4),
        prop::collection::vec(size(), 0..4),
    );
    (one, maybe, many).prop_map(|(one, maybe, many)| Everything {
        integer: one.0,
        number: one.1,
        text: one.2,
        date: one.3,
        size: one.4,
        maybe_integer: maybe.0,
        maybe_number: maybe.1,
        maybe_text: maybe.2,
        maybe_date: maybe.3,
        maybe_size: maybe.4,
        integers: many.0,
        numbers: many.1,
        texts: many.2,
        dates: many.3,
        sizes: many.4,
    })
}

type Members<'a> = BTreeMap<&'a str, &'a RawValue>;

/// What Dialogflow makes of a response that triggers an intent, as far as it concerns parameters:
/// those of the event, or those that are in the session afterwards.
fn parameters(response: &str, path: [&str; 2]) -> Result<String, Box<dyn Error>> {
    let mut json = response;
    for name in path {
        let members: Members<'_> = serde_json::from_str(json)?;
        json = members.get(name).ok_or(name)?.get();
    }
    let mut members: Members<'_> = serde_json::from_str(json)?;
    members.retain(|_, value| value.get() != "null");
    Ok(serde_json::to_string(&members)?)
}

/// Triggers the intent in the answer to one request, and has a handler take it from the next.
fn there_and_back(
    sent: &Everything,
    request: fn(&str, &str) -> String,
    path: [&str; 2],
) -> Result<Option<Everything>, Box<dyn Error>> {
    let first = request("Anything", "{}");
    let first = FulfillmentRequest::new(first.as_bytes());
    let context = Dialogflow.decode(&first)?;
    let response = Dialogflow.encode(&context, &Reply::trigger(sent.clone()))?;
    let response = String::from_utf8(response.body)?;
    // Control characters, broken escapes and what is left open are errors here.
    serde_json::from_str::<Json>(&response)?;

    let received = Arc::new(Received::default());
    let agent = Agent::empty_builder().handler::<receive>().state(Arc::clone(&received)).build()?;
    let second = request("Everything", &parameters(&response, path)?);
    let second = Dialogflow.fulfill(&agent, FulfillmentRequest::new(second.as_bytes()));
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let response = runtime.block_on(second)?;
    assert_eq!(response.body, b"{}");
    Ok(received.0.lock().map_err(|error| error.to_string())?.take())
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_triggered_comes_back_in_every_dialect(sent in everything()) {
        for (request, path) in [
            (request::es_v2 as fn(&str, &str) -> String, ["followupEventInput", "parameters"]),
            (request::es_v1, ["followupEvent", "data"]),
            (request::cx, ["sessionInfo", "parameters"]),
        ] {
            let received = there_and_back(&sent, request, path).unwrap();
            // By their spelling, which tells -0.0 from 0.0.
            prop_assert_eq!(format!("{received:?}"), format!("{:?}", Some(&sent)), "{}", path[0]);
        }
    }

    #[test]
    fn what_is_said_is_said_as_it_is(texts in prop::collection::vec(text(), 1..4)) {
        let reply = || texts.iter().fold(Reply::keep(), |reply, text| reply.then(text.clone()));
        let lines = Json::from(texts.join("\n"));
        let messages: Json =
            texts.iter().map(|text| json!({"text": {"text": [text]}})).collect();
        for (request, said) in [
            (
                request::es_v2("Anything", "{}"),
                json!({"fulfillmentText": lines, "fulfillmentMessages": messages}),
            ),
            (request::es_v1("Anything", "{}"), json!({"speech": lines, "displayText": lines})),
            (
                request::cx("Anything", "{}"),
                json!({"fulfillmentResponse": {"messages": messages}}),
            ),
        ] {
            let request = FulfillmentRequest::new(request.as_bytes());
            let context = Dialogflow.decode(&request).unwrap();
            let response = Dialogflow.encode(&context, &reply()).unwrap();
            prop_assert_eq!(serde_json::from_slice::<Json>(&response.body).unwrap(), said);
        }
    }
}

/// A parameter that JSON may not be able to hold.
#[derive(Debug, Intent)]
struct Temperature {
    degrees: sys::Number,
}

#[test]
fn a_number_that_json_cannot_hold_is_not_sent() {
    for degrees in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for request in [
            request::es_v2("Anything", "{}"),
            request::es_v1("Anything", "{}"),
            request::cx("Anything", "{}"),
        ] {
            let request = FulfillmentRequest::new(request.as_bytes());
            let context = Dialogflow.decode(&request).unwrap();
            let response = Dialogflow.encode(&context, &Temperature { degrees }.into());
            assert_eq!(response, Err(EncodeError::Value("a number that is not finite")));
        }
    }
}
