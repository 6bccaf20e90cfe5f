//! Replies: the return types of handlers, and the response that each dialect encodes.

mod channels;
mod corpus;
mod cx;
mod documented;
mod events;
mod judge;
mod kinds;
mod recording;
mod returned;
mod slot_filling;
mod state;
mod table;
mod v1;
mod v2;
mod v2beta1;

use intents_core::connector::{Dropped, EncodeError, FulfillmentResponse};
use intents_core::{Channel, Connector, FulfillmentRequest, Image, Intent, Reply, sys};
use intents_dialogflow::MAX_RESPONSE_BYTES;
use intents_tests::{Cx, EsV1, EsV2, request};
use serde_json::json;

/// Another intent, for handlers to trigger.
#[derive(Debug, Intent)]
struct Next;

/// Another intent, with parameters that need not be there.
#[derive(Debug, Intent)]
struct Booked {
    day: sys::Date,
    seats: Option<sys::Integer>,
    extras: Vec<String>,
    price: sys::Number,
}

fn booked(seats: Option<i64>, extras: &[&str]) -> Booked {
    let day = sys::Date::constant(2026, 2, 28);
    let extras = extras.iter().map(|&extra| extra.to_owned()).collect();
    Booked { day, seats, extras, price: 12.5 }
}

/// What a dialect answers to a request of its own, or why it does not.
fn encode(connector: &dyn Connector, request: &str, reply: &Reply) -> FulfillmentResponse {
    let request = FulfillmentRequest::new(request.as_bytes());
    let context = connector.decode(&request).map_err(|error| error.to_string());
    let response = context
        .and_then(|context| connector.encode(&context, reply).map_err(|error| error.to_string()));
    response.unwrap_or_else(|problem| FulfillmentResponse::new(problem.into_bytes(), Vec::new()))
}

fn to_v2(reply: &Reply) -> FulfillmentResponse {
    encode(&EsV2, &request::es_v2("Any", "{}"), reply)
}

fn to_v1(reply: &Reply) -> FulfillmentResponse {
    encode(&EsV1, &request::es_v1("Any", "{}"), reply)
}

fn to_cx(reply: &Reply) -> FulfillmentResponse {
    encode(&Cx, &request::cx("Any", "{}"), reply)
}

fn text(response: &FulfillmentResponse) -> String {
    String::from_utf8_lossy(&response.body).into_owned()
}

/// What each dialect sends for a reply, and what it reports as dropped.
fn in_all_dialects(reply: &Reply) -> [(String, Vec<Dropped>); 3] {
    [to_v2(reply), to_v1(reply), to_cx(reply)].map(|response| (text(&response), response.dropped))
}

/// What each dialect sends for a reply of which it drops nothing.
#[track_caller]
fn whole(reply: &Reply) -> [String; 3] {
    in_all_dialects(reply).map(|(body, dropped)| {
        assert_eq!(dropped, [], "{body}");
        body
    })
}

#[test]
fn keeping_is_an_empty_response() {
    for nothing in [
        Reply::keep(),
        Reply::text(""),
        Reply::keep().then(()),
        Reply::keep().quick_replies([""; 0]),
        Reply::keep().on(Channel::Slack, ""),
    ] {
        assert_eq!(whole(&nothing), ["{}"; 3]);
        assert!(nothing.parts().keeps_response());
    }
}

#[test]
fn texts_are_said_in_order() {
    assert_eq!(
        whole(&Reply::text("Hi \"you\"\n")),
        [
            r#"{"fulfillmentText":"Hi \"you\"\n","fulfillmentMessages":[{"text":{"text":["Hi \"you\"\n"]}}]}"#,
            r#"{"speech":"Hi \"you\"\n","displayText":"Hi \"you\"\n"}"#,
            r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["Hi \"you\"\n"]}}]}}"#,
        ]
    );
    assert_eq!(
        whole(&Reply::text("One.").then("").then("Two.")),
        [
            r#"{"fulfillmentText":"One.\nTwo.","fulfillmentMessages":[{"text":{"text":["One."]}},{"text":{"text":["Two."]}}]}"#,
            r#"{"speech":"One.\nTwo.","displayText":"One.\nTwo."}"#,
            r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["One."]}},{"text":{"text":["Two."]}}]}}"#,
        ]
    );
}

#[test]
fn an_intent_is_triggered_with_its_parameters() {
    assert_eq!(
        whole(&Next.into()),
        [
            r#"{"followupEventInput":{"name":"E_NEXT","languageCode":"en"}}"#,
            r#"{"followupEvent":{"name":"E_NEXT"}}"#,
            r#"{"sessionInfo":{"parameters":{"intents_trigger":"Next"}}}"#,
        ]
    );
    assert_eq!(
        whole(&booked(Some(2), &["wine"]).into()),
        [
            r#"{"followupEventInput":{"name":"E_BOOKED","languageCode":"en","parameters":{"day":"2026-02-28","seats":2,"extras":["wine"],"price":12.5}}}"#,
            r#"{"followupEvent":{"name":"E_BOOKED","data":{"day":"2026-02-28","seats":2,"extras":["wine"],"price":12.5}}}"#,
            r#"{"sessionInfo":{"parameters":{"intents_trigger":"Booked","day":{"year":2026,"month":2,"day":28},"seats":2,"extras":["wine"],"price":12.5}}}"#,
        ]
    );
    // An event carries what there is; a session forgets what there is no more.
    assert_eq!(
        whole(&booked(None, &[]).into()),
        [
            r#"{"followupEventInput":{"name":"E_BOOKED","languageCode":"en","parameters":{"day":"2026-02-28","price":12.5}}}"#,
            r#"{"followupEvent":{"name":"E_BOOKED","data":{"day":"2026-02-28","price":12.5}}}"#,
            r#"{"sessionInfo":{"parameters":{"intents_trigger":"Booked","day":{"year":2026,"month":2,"day":28},"seats":null,"extras":null,"price":12.5}}}"#,
        ]
    );
    // A request without a language is answered without one.
    let request = r#"{"queryResult":{}}"#;
    let event = r#"{"followupEventInput":{"name":"E_NEXT"}}"#;
    assert_eq!(text(&encode(&EsV2, request, &Next.into())), event);
}

#[test]
fn what_is_said_beside_a_trigger_is_said_in_cx_and_reported_in_es() {
    let [v2, v1, _] = whole(&Next.into());
    let both = r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["Wait."]}}]},"sessionInfo":{"parameters":{"intents_trigger":"Next"}}}"#;
    // In either order, and whatever was triggered before.
    for reply in [
        Reply::text("Wait.").then(Next),
        Reply::trigger(Next).then("Wait."),
        Reply::trigger(booked(None, &[])).then("Wait.").then(Next),
    ] {
        let [(to_v2, of_v2), (to_v1, of_v1), (to_cx, of_cx)] = in_all_dialects(&reply);
        assert_eq!([&to_v2, &to_v1, &to_cx], [&v2, &v1, both]);
        assert!(of_v2 == [Dropped::MessagesBesideTrigger]);
        assert_eq!((of_v1, of_cx), (of_v2, vec![]));
    }
    for other in [
        Reply::from(Next).on(Channel::Slack, "Wait."),
        Reply::from(Next).image(Image::new("https://i.example")),
        Reply::from(Next).webhook_payload(json!({"a": 1})),
    ] {
        let [to_v2, to_v1, _] = in_all_dialects(&other);
        assert_eq!((to_v2.0, to_v2.1.len()), (v2.clone(), 1));
        assert_eq!((to_v1.0, to_v1.1.len()), (v1.clone(), 1));
    }
}

#[test]
fn a_response_has_at_most_what_dialogflow_accepts() {
    let request = FulfillmentRequest::new(br#"{"fulfillmentInfo":{"tag":"Any"}}"#);
    let context = Cx.decode(&request).unwrap();
    let frame = Cx.encode(&context, &Reply::text("x")).unwrap().body.len() - 1;
    let largest = MAX_RESPONSE_BYTES - frame;
    let response = Cx.encode(&context, &Reply::text("x".repeat(largest))).unwrap();
    assert_eq!(response.body.len(), 65_536);
    assert_eq!(
        Cx.encode(&context, &Reply::text("x".repeat(largest + 1))),
        Err(EncodeError::TooLarge { size: 65_537, max: 65_536 })
    );
    // ES says it twice.
    for connector in [&EsV2 as &dyn Connector, &EsV1] {
        let error = connector.encode(&context, &Reply::text("x".repeat(33_000))).unwrap_err();
        assert!(matches!(error, EncodeError::TooLarge { size: 66_000.., max: 65_536 }), "{error}");
    }
}
