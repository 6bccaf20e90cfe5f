//! Parameters one by one, for handlers that know no type for the intent.

use intents_core::connector::Connector;
use intents_core::{
    Agent, FulfillError, FulfillmentRequest, InvalidParameter, RawParameters, Result, Value,
    fulfill, sys,
};
use intents_tests::{Dialogflow, request};

use crate::dispatch::agent_of;
use crate::{answer, said};

#[fulfill(intent = "Order")]
fn order(parameters: &RawParameters<'_>) -> Result<String> {
    let amount: i64 = parameters.get("amount")?;
    let by: Option<sys::Date> = parameters.get("by")?;
    let notes: Vec<String> = parameters.get("notes")?;
    Ok(format!("{amount} {by:?} {notes:?}"))
}

fn agent() -> Agent {
    agent_of::<order>()
}

#[tokio::test]
async fn each_is_read_as_a_field_of_an_intent_would_be() {
    let parameters = r#"{"amount":2.0,"by":"2026-02-28T12:00:00+01:00","notes":"ring"}"#;
    let text = r#"2 Some(2026-02-28) ["ring"]"#;
    assert_eq!(said(&agent(), &request::es_v2("Order", parameters)).await, text);
    assert_eq!(said(&agent(), &request::es_v1("Order", parameters)).await, text);
    let parameters = r#"{"AMOUNT":"2","by":{"year":2026,"month":2,"day":28},"notes":["ring"]}"#;
    assert_eq!(said(&agent(), &request::cx("Order", parameters)).await, text);
    let parameters = r#"{"amount":2,"by":"","notes":null}"#;
    assert_eq!(said(&agent(), &request::es_v2("Order", parameters)).await, "2 None []");
}

#[tokio::test]
async fn one_that_does_not_fit_refuses_the_request() {
    for (parameters, message) in [
        (r#"{"amount":2.5}"#, "`amount`: expected a whole number, found a number with a fraction"),
        (r#"{"amount":""}"#, "`amount`: required, but not given"),
        (r#"{"amount":1,"notes":["a",{}]}"#, "`notes/1`: expected a string, found an object"),
        (
            r#"{"amount":1e999}"#,
            "`amount`: expected a value, found a number out of range or too deep a nesting",
        ),
    ] {
        let error = answer(&agent(), &request::es_v2("Order", parameters)).await.unwrap_err();
        let FulfillError::Invalid(invalid) = error else { panic!("{error:?}") };
        assert_eq!(invalid.to_string(), format!("parameters do not fit: {message}"));
        assert_eq!(invalid.intent(), None);
    }
}

#[test]
fn the_first_place_that_has_a_value_counts() {
    let body = r#"{
        "pageInfo": {"formInfo": {"parameterInfo": [
            {"displayName": "a", "value": ""}, {"displayName": "b", "value": 1}
        ]}},
        "sessionInfo": {"parameters": {"a": "session", "b": 2, "c": 1e999}}
    }"#;
    let request = FulfillmentRequest::new(body.as_bytes());
    let context = Dialogflow.decode(&request).unwrap();
    let parameters = context.parameters();
    assert_eq!(parameters.value("A").unwrap(), Some(Value::String("session".into())));
    assert_eq!(parameters.get::<i64>("b"), Ok(1));
    assert!(parameters.value("c").is_err());
    assert_eq!(parameters.value("d"), Ok(None));
    let missing = InvalidParameter::Missing { name: "d".into() };
    assert_eq!(parameters.get::<String>("d"), Err(missing));
}
