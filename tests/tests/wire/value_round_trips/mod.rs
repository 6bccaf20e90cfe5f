//! Round trips of parameter values: every type in every dialect, written into an event and read
//! from the request that Dialogflow makes of it.

mod generate;
mod own_entities;
mod system_entities;
mod trip;

use std::sync::Arc;

use generate::{date, number, text};
use intents_core::connector::EncodeError;
use intents_core::connector::InvalidValue;
use intents_core::{Connector, Entity, FulfillmentRequest, Intent, Reply, State, fulfill, sys};
use intents_tests::{Dialogflow, request};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::{Value as Json, json};
use trip::{Received, comes_back};

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

#[fulfill]
fn receive(everything: Everything, received: State<'_, Arc<Received<Everything>>>) {
    received.set(everything);
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

/// Failures are kept beside the source.
fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_triggered_comes_back_in_every_dialect(sent in everything()) {
        comes_back::<_, receive>(&sent)?;
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
            assert_eq!(response, Err(EncodeError::Value(InvalidValue::NotFinite)));
        }
    }
}
