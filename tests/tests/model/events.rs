//! The event and the query text of a request.

use std::borrow::Cow;

use intents_core::connector::Connector;
use intents_core::{
    Agent, BuildError, Error, FromContext, FulfillError, FulfillmentContext, FulfillmentRequest,
    Intent, Params, Result, fulfill, sys,
};
use intents_tests::Dialogflow;

/// Only ever triggered.
#[derive(Debug, Intent)]
#[intent(name = "shop.OrderAccepted")]
struct OrderAccepted {
    item: sys::Any,
    #[param(untagged)]
    minutes: u32,
    #[param(untagged)]
    note: Option<String>,
}

#[fulfill]
fn accepted(accepted: OrderAccepted) -> String {
    format!("{} in {}, {:?}", accepted.item, accepted.minutes, accepted.note)
}

/// The agent under test.
fn agent() -> Result<Agent, BuildError> {
    Agent::empty_builder().handler::<accepted>().build()
}

async fn answer(parameters: &str, context: &str) -> Result<String, FulfillError> {
    let body = format!(
        r#"{{"queryResult": {{
            "intent": {{"displayName": "shop.OrderAccepted"}},
            "parameters": {parameters},
            "allRequiredParamsPresent": true,
            "outputContexts": [
                {{"name": "projects/p/agent/sessions/s/contexts/other", "parameters": {{"minutes": 9}}}},
                {context}
            ]
        }}}}"#
    );
    let agent = agent().map_err(Error::from)?;
    let response = Dialogflow.fulfill(&agent, FulfillmentRequest::new(body.as_bytes())).await?;
    let response: serde_json::Value =
        serde_json::from_slice(&response.body).map_err(Error::from)?;
    Ok(response["fulfillmentText"].as_str().unwrap_or_default().to_owned())
}

const EVENT: &str = r#"{
    "name": "projects/p/agent/environments/e/users/-/sessions/s/contexts/e_shop_order_accepted",
    "parameters": {"minutes": 20.0, "note": "ring", "item": "soup"}
}"#;

#[tokio::test]
async fn untagged_parameters_may_be_in_the_context_of_the_event_alone() {
    let item = r#"{"item":"cake"}"#;
    assert_eq!(answer(item, EVENT).await.unwrap(), r#"cake in 20, Some("ring")"#);
    // An agent that has them as parameters, without a value.
    let empty = r#"{"item":"cake","minutes":"","note":""}"#;
    assert_eq!(answer(empty, EVENT).await.unwrap(), r#"cake in 20, Some("ring")"#);
    // What the request has goes before what the event left.
    let both = r#"{"item":"cake","minutes":5}"#;
    assert_eq!(answer(both, EVENT).await.unwrap(), r#"cake in 5, Some("ring")"#);
}

#[tokio::test]
async fn other_contexts_and_other_parameters_are_not_the_event_s() {
    let no_event = EVENT.replace("e_shop_order_accepted", "e_shop_order_accepted_2");
    let FulfillError::Invalid(invalid) = answer(r#"{"item":"cake"}"#, &no_event).await.unwrap_err()
    else {
        panic!("minutes are nowhere")
    };
    assert_eq!(invalid.parameters()[0].name(), "minutes");
    let FulfillError::Invalid(invalid) = answer("{}", EVENT).await.unwrap_err() else {
        panic!("what users say is not taken from an event")
    };
    assert_eq!(invalid.parameters()[0].name(), "item");
}

/// What several answers have in common.
#[derive(Debug, Params)]
struct Common {
    #[param(untagged)]
    minutes: u32,
}

/// Only ever triggered.
#[derive(Debug, Intent)]
#[intent(name = "shop.OrderShipped")]
struct OrderShipped {
    #[flatten]
    common: Common,
}

#[test]
fn what_is_flattened_is_in_the_event_of_the_intent_too() {
    let body = r#"{"queryResult": {
        "intent": {"displayName": "shop.OrderShipped"}, "allRequiredParamsPresent": true,
        "outputContexts": [{"name": "s/contexts/e_shop_order_shipped", "parameters": {"minutes": 7}}]
    }}"#;
    let request = FulfillmentRequest::new(body.as_bytes());
    let context = Dialogflow.decode(&request).unwrap();
    let shipped = Option::<OrderShipped>::from_context(&context).unwrap();
    assert_eq!(shipped.map(|shipped| shipped.common.minutes), Some(7));
}

fn words(context: &FulfillmentContext<'_>, name: &str) -> Result<Option<String>> {
    Ok(context.original_words(name)?.map(Cow::into_owned))
}

#[test]
fn the_user_s_own_words_are_where_each_dialect_has_them() {
    for body in [
        r#"{"queryResult": {"parameters": {"amount": 2}, "outputContexts": [
            {"name": "p/contexts/none"},
            {"name": "p/contexts/order", "parameters": {"amount": 2, "amount.original": "two", "x.original": ""}}
        ]}}"#,
        r#"{"result": {"parameters": {"amount": "2"}, "contexts": [
            {"name": "order", "parameters": {"amount": "2", "amount.original": "two"}, "lifespan": 5}
        ]}}"#,
        r#"{"intentInfo": {"parameters": {
            "amount": {"originalValue": "two", "resolvedValue": 2}, "x": {"resolvedValue": 1}
        }}}"#,
    ] {
        let request = FulfillmentRequest::new(body.as_bytes());
        let context = Dialogflow.decode(&request).unwrap();
        assert_eq!(words(&context, "amount").unwrap().as_deref(), Some("two"), "{body}");
        assert_eq!(words(&context, "x").unwrap(), None);
        assert_eq!(words(&context, "y").unwrap(), None);
    }
}
