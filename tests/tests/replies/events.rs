//! Events that the agent has in Dialogflow, and no type for here.

use intents_core::connector::InvalidValue;
use intents_core::connector::{Dropped, EncodeError};
use intents_core::{Agent, Connector, FulfillmentRequest, Reply, fulfill};
use intents_tests::{Dialogflow, EsV2, request};
use serde_json::json;

use crate::in_all_dialects;

#[test]
fn an_event_is_raised_in_es_and_reported_in_cx() {
    let reply = Reply::event("PAY", json!({"amount": 2.5, "items": ["a"]}));
    let [v2, v1, cx] = in_all_dialects(&reply);
    let event = r#"{"followupEventInput":{"name":"PAY","languageCode":"en","parameters":{"amount":2.5,"items":["a"]}}}"#;
    assert_eq!(v2, (event.to_owned(), vec![]));
    let event = r#"{"followupEvent":{"name":"PAY","data":{"amount":2.5,"items":["a"]}}}"#;
    assert_eq!(v1, (event.to_owned(), vec![]));
    assert_eq!(cx, ("{}".to_owned(), vec![Dropped::Event]));
    let [v2, ..] = in_all_dialects(&Reply::event("WELCOME", ()));
    assert_eq!(v2.0, r#"{"followupEventInput":{"name":"WELCOME","languageCode":"en"}}"#);
}

#[test]
fn what_an_event_carries_is_an_object() {
    let body = request::es_v2("Any", "{}");
    let request = FulfillmentRequest::new(body.as_bytes());
    let context = EsV2.decode(&request).unwrap();
    let error = EsV2.encode(&context, &Reply::event("PAY", 5)).unwrap_err();
    assert_eq!(error, EncodeError::Value(InvalidValue::PayloadNotObject));
}

#[fulfill(unhandled)]
fn anything() -> Reply {
    Reply::event("ELSEWHERE", ())
}

#[tokio::test]
async fn no_type_of_the_agent_has_to_have_the_event() {
    let agent = Agent::empty_builder().handler::<anything>().build().unwrap();
    let body = request::es_v2("Any", "{}");
    let response = Dialogflow.fulfill(&agent, FulfillmentRequest::new(body.as_bytes())).await;
    let body = String::from_utf8(response.unwrap().body).unwrap();
    assert!(body.contains("ELSEWHERE"), "{body}");
}
