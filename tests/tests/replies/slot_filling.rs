//! Handlers that fill in parameters while Dialogflow asks for them, and replies to what fails.

use intents_core::connector::{Dropped, FulfillmentResponse};
use intents_core::{
    Agent, Connector, Error, FulfillError, FulfillmentRequest, Intent, Partial, Reply, Result,
    fulfill, sys,
};
use intents_tests::Dialogflow;
use serde_json::{Value as Json, json};

/// The user orders pizza.
#[derive(Debug, Intent)]
#[intent(name = "shop.OrderPizza", partial = PartialOrder)]
struct OrderPizza {
    amount: sys::Integer,
    deliver_on: sys::Date,
    note: Option<String>,
}

#[fulfill]
fn ask(mut order: Partial<OrderPizza>) -> Reply {
    match order.amount {
        Some(amount) if amount > 20 => "How many do you really want?".into(),
        Some(13) => ().into(),
        Some(7) => {
            order.amount = None;
            Reply::text("How many?").then(order)
        }
        _ => {
            order.deliver_on.get_or_insert_with(|| sys::Date::constant(2026, 11, 21));
            Reply::from(order).then("Tonight, then.")
        }
    }
}

#[fulfill]
fn order(order: OrderPizza) -> String {
    format!("{} on {}, {:?}", order.amount, order.deliver_on, order.note)
}

async fn respond(body: &Json) -> Result<FulfillmentResponse, FulfillError> {
    let agent = Agent::empty_builder().handler::<ask>().handler::<order>().build();
    let (agent, body) = (agent.map_err(Error::from)?, body.to_string());
    Dialogflow.fulfill(&agent, FulfillmentRequest::new(body.as_bytes())).await
}

async fn answer(body: &Json) -> Result<Json, FulfillError> {
    let response = respond(body).await?;
    assert_eq!(response.dropped, []);
    Ok(serde_json::from_slice(&response.body).map_err(Error::from)?)
}

const SESSION: &str = "projects/p/locations/l/agent/sessions/s";

/// ES V2, in the midst of slot filling: what is not there is absent from `parameters`, or empty.
fn es_v2(parameters: &Json) -> Json {
    let context = |id: &str, lifespan: i64| {
        json!({
            "name": format!("{SESSION}/contexts/{id}"),
            "lifespanCount": lifespan,
            "parameters": {"amount": 2.0, "amount.original": "two", "deliver_on": "", "deliver_on.original": ""},
        })
    };
    json!({
        "session": SESSION,
        "queryResult": {
            "intent": {"displayName": "shop.OrderPizza"},
            "parameters": parameters,
            "outputContexts": [
                context("f6dd4a3b_id_dialog_context", 2),
                context("shop_orderpizza_dialog_context", 2),
                context("shop_orderpizza_dialog_params_deliver_on", 1),
                {"name": format!("{SESSION}/contexts/__system_counters__"), "lifespanCount": 1},
            ],
        },
    })
}

#[tokio::test]
async fn es_v2_gets_its_own_contexts_back_with_the_value() {
    let parameters = json!({"amount": 2.0, "deliver_on": ""});
    let context = |id: &str, lifespan: i64| {
        json!({
            "name": format!("{SESSION}/contexts/{id}"),
            "lifespanCount": lifespan,
            "parameters": {
                "amount": 2, "amount.original": "two",
                "deliver_on": "2026-11-21", "deliver_on.original": "",
            },
        })
    };
    assert_eq!(
        answer(&es_v2(&parameters)).await.unwrap(),
        json!({
            "fulfillmentText": "Tonight, then.",
            "fulfillmentMessages": [{"text": {"text": ["Tonight, then."]}}],
            "outputContexts": [
                context("f6dd4a3b_id_dialog_context", 2),
                context("shop_orderpizza_dialog_context", 2),
                context("shop_orderpizza_dialog_params_deliver_on", 1),
            ],
        })
    );
}

#[tokio::test]
async fn v1_gets_its_own_contexts_back_with_the_value() {
    let body = json!({
        "sessionId": "s",
        "result": {
            "actionIncomplete": true,
            "metadata": {"intentName": "shop.OrderPizza"},
            "parameters": {"amount": "2", "deliver_on": ""},
            "contexts": [{
                "name": "shop_orderpizza_dialog_params_deliver_on",
                "lifespan": 1,
                "parameters": {"amount": "2", "deliver_on": ""},
            }],
        },
    });
    let answer = answer(&body).await.unwrap();
    assert_eq!(
        answer["contextOut"],
        json!([{
            "name": "shop_orderpizza_dialog_params_deliver_on",
            "lifespan": 1,
            "parameters": {"amount": "2", "deliver_on": "2026-11-21"},
        }])
    );
    assert_eq!(answer["speech"], "Tonight, then.");
}

#[tokio::test]
async fn cx_gets_the_value_in_the_form() {
    let body = json!({
        "fulfillmentInfo": {"tag": "shop.OrderPizza"},
        "pageInfo": {"formInfo": {"parameterInfo": [
            {"displayName": "amount", "required": true, "state": "FILLED", "value": 2},
            {"displayName": "Deliver_On", "required": true, "state": "EMPTY"},
        ]}},
        "sessionInfo": {"parameters": {"amount": 2}},
    });
    let answer = answer(&body).await.unwrap();
    assert_eq!(
        answer["pageInfo"],
        json!({"formInfo": {"parameterInfo": [{
            "displayName": "Deliver_On",
            "required": true,
            "state": "FILLED",
            "value": {"year": 2026, "month": 11, "day": 21},
        }]}})
    );
    assert_eq!(answer.get("sessionInfo"), None);
}

#[tokio::test]
async fn a_handler_may_prompt_or_let_dialogflow_go_on() {
    let prompted = answer(&es_v2(&json!({"amount": 30, "deliver_on": ""}))).await.unwrap();
    assert_eq!(prompted["fulfillmentText"], "How many do you really want?");
    assert_eq!(prompted.get("outputContexts"), None);
    assert_eq!(answer(&es_v2(&json!({"amount": 13}))).await.unwrap(), json!({}));
}

#[tokio::test]
async fn what_a_handler_takes_away_has_no_value_any_more() {
    let mut body = es_v2(&json!({"amount": 7, "deliver_on": "2018-04-06T12:00:00-06:00"}));
    let contexts = &mut body["queryResult"]["outputContexts"];
    // In its last turn, whose lifespan ProtoJSON leaves out: a 0 would delete it.
    contexts[0]["lifespanCount"] = json!(null);
    contexts[0]["parameters"]["deliver_on"] = json!("2018-04-06T12:00:00-06:00");
    let answer = answer(&body).await.unwrap();
    let sent = &answer["outputContexts"][0];
    assert_eq!(sent["lifespanCount"], 1);
    assert_eq!(sent["parameters"]["amount"], "");
    // What was not touched stays as it was sent.
    assert_eq!(sent["parameters"]["deliver_on"], "2018-04-06T12:00:00-06:00");

    let body = json!({
        "fulfillmentInfo": {"tag": "shop.OrderPizza"},
        "pageInfo": {"formInfo": {"parameterInfo": [
            {"displayName": "amount", "required": true, "state": "FILLED", "value": 7},
            {"displayName": "deliver_on", "required": true, "state": "EMPTY"},
        ]}},
    });
    let answer = self::answer(&body).await.unwrap();
    assert_eq!(answer["sessionInfo"], json!({"parameters": {"amount": null}}));
    assert_eq!(answer.get("pageInfo"), None);
}

#[tokio::test]
async fn a_flood_of_contexts_is_not_answered_with_one() {
    let mut body = es_v2(&json!({"amount": 2, "note": "x".repeat(50_000)}));
    let flood: Vec<_> = (0..3000).map(|_| json!({"name": "s/contexts/a_dialog_context"})).collect();
    body["queryResult"]["outputContexts"] = json!(flood);
    let answer = answer(&body).await.unwrap();
    assert_eq!(answer["outputContexts"].as_array().map(Vec::len), Some(8));
}

#[tokio::test]
async fn what_cannot_be_filled_in_is_reported() {
    let mut body = es_v2(&json!({"amount": 2}));
    body["queryResult"]["outputContexts"] = json!([]);
    let response = respond(&body).await.unwrap();
    assert_eq!(response.dropped, [Dropped::FilledParameters]);
}

#[derive(Debug, Intent)]
struct Fail {
    how: sys::Any,
}

#[fulfill]
#[allow(clippy::panic)]
async fn fail(fail: Fail) -> Result<String> {
    match fail.how.as_str() {
        "panic" => panic!("the handler's own words"),
        how => Err(Error::msg(format!("no {how}"))),
    }
}

fn how(how: &str) -> String {
    intents_tests::request::es_v2("Fail", &json!({ "how": how }).to_string())
}

#[tokio::test]
async fn an_agent_may_reply_to_what_fails() {
    let builder = || Agent::empty_builder().handler::<fail>();
    let agent = builder()
        .on_error(|error, context| format!("{error} in {}", context.language()).into())
        .build()
        .unwrap();
    for (request, said) in [
        (how("stock"), "no stock in en"),
        (how("panic"), "`replies::slot_filling::fail` panicked in en"),
    ] {
        let request = FulfillmentRequest::new(request.as_bytes());
        let response = Dialogflow.fulfill(&agent, request).await.unwrap();
        let body: Json = serde_json::from_slice(&response.body).unwrap();
        assert_eq!(body["fulfillmentText"], said);
        let error = response.error.unwrap();
        assert_eq!(format!("{error} in en"), said);
    }
    // Requests that are wrong stay errors, and so does everything without it.
    let request = FulfillmentRequest::new(b"{\"queryResult\":{}}");
    let error = Dialogflow.fulfill(&agent, request).await.unwrap_err();
    assert!(matches!(error, FulfillError::UnknownIntent(_)));
    let missing = how("");
    let request = FulfillmentRequest::new(missing.as_bytes());
    let error = Dialogflow.fulfill(&agent, request).await.unwrap_err();
    assert!(matches!(error, FulfillError::Invalid(_)));
    let silent = builder().build().unwrap();
    let failing = how("panic");
    let request = FulfillmentRequest::new(failing.as_bytes());
    let error = Dialogflow.fulfill(&silent, request).await.unwrap_err();
    assert!(matches!(error, FulfillError::Panicked("replies::slot_filling::fail")));
}

#[tokio::test]
async fn a_reply_to_an_error_that_cannot_be_sent_does_not_hide_the_error() {
    #[derive(Debug, Intent)]
    struct Elsewhere;

    let replies: [fn() -> Reply; 3] =
        [|| Reply::keep().payload(5), || "x".repeat(70_000).into(), || Elsewhere.into()];
    for reply in replies {
        let agent = Agent::empty_builder().handler::<fail>().on_error(move |_, _| reply());
        let (agent, request) = (agent.build().unwrap(), how("stock"));
        let request = FulfillmentRequest::new(request.as_bytes());
        let error = Dialogflow.fulfill(&agent, request).await.unwrap_err();
        assert_eq!(error.to_string(), "no stock");
    }
}

#[tokio::test]
async fn an_error_in_the_reply_to_an_error_is_the_first_one() {
    let agent = Agent::empty_builder().handler::<fail>();
    let agent = agent.on_error(|_, _| unreachable!("the second error")).build().unwrap();
    let request = how("stock");
    let request = FulfillmentRequest::new(request.as_bytes());
    let error = Dialogflow.fulfill(&agent, request).await.unwrap_err();
    assert_eq!(error.to_string(), "no stock");
}
