//! A program that names the crate of its handlers has them, and the intents behind them.

use cross_crate_handlers as _;
use intents_core::connector::Connector;
use intents_core::{Agent, FulfillmentRequest};
use intents_tests::Dialogflow;

#[tokio::test]
async fn intents_of_one_crate_are_fulfilled_by_handlers_of_another() {
    let agent = Agent::builder().build().unwrap();
    let names: Vec<_> = agent.intents().map(|intent| intent.name).collect();
    assert_eq!(names, ["cross.Confirm", "cross.Order"]);

    let body = br#"{
        "queryResult": {
            "parameters": {"amount": 3},
            "allRequiredParamsPresent": true,
            "intent": {"displayName": "cross.Order"},
            "languageCode": "en"
        }
    }"#;
    let response = Dialogflow.fulfill(&agent, FulfillmentRequest::new(body)).await.unwrap();
    assert_eq!(
        String::from_utf8(response.body).unwrap(),
        r#"{"followupEventInput":{"name":"E_CROSS_CONFIRM","languageCode":"en","parameters":{"amount":3}}}"#
    );
}
