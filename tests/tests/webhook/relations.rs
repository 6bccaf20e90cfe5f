//! Responses to requests whose contexts are missing or wrong.

use http::StatusCode;
use intents_core::{Active, Agent, Context, Follow, Intent, fulfill, sys};
use intents_dialogflow::Webhook;
use intents_tests::request;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use super::{SECRET, call, post};

/// The user says who they are.
#[derive(Intent)]
#[intent(name = "web.Enter")]
struct Enter {
    age: sys::Integer,
}

/// The user pays.
#[derive(Intent)]
#[intent(name = "web.Pay")]
struct Pay {
    #[follow]
    entered: Follow<Enter>,
}

#[fulfill]
fn pay(pay: Pay) -> String {
    format!("{} pays", pay.entered.age)
}

/// The contents of the cart.
#[derive(Serialize, Deserialize)]
struct Cart {
    items: u8,
}

impl Context for Cart {
    const NAME: &'static str = "cart";
}

/// The user asks what is in the cart.
#[derive(Intent)]
#[intent(name = "web.AskCart")]
struct AskCart;

#[fulfill]
fn cart(_: AskCart, cart: Option<Active<Cart>>) -> String {
    cart.map_or(0, |cart| cart.items).to_string()
}

fn webhook() -> Webhook {
    let builder = Agent::empty_builder().handler::<pay>().handler::<cart>();
    Webhook::new(builder.intent::<Enter>().build().unwrap())
}

/// ES V2, with contexts as JSON.
fn es_v2(intent: &str, contexts: &Json) -> String {
    let mut body: Json = serde_json::from_str(&request::es_v2(intent, "{}")).unwrap();
    body["queryResult"]["outputContexts"] = contexts.clone();
    body.to_string()
}

#[tokio::test]
async fn what_is_wrong_with_what_is_followed_is_a_400_that_names_it() {
    let webhook = webhook();
    let enter =
        |parameters: Json| json!([{"name": "s/contexts/c_web_enter", "parameters": parameters}]);
    for (contexts, parameter) in [
        (
            json!([]),
            json!({"name": "entered", "message": "the context `c_web_enter` is not active"}),
        ),
        (
            enter(json!({"age": SECRET})),
            json!({
                "name": "entered",
                "message": "the followed intent: `age`: expected a whole number, found a \
                            string",
            }),
        ),
        (
            enter(json!({})),
            json!({
                "name": "entered",
                "message": "the followed intent: `age`: required, but not given",
            }),
        ),
        (
            json!([{}, {"name": [SECRET]}]),
            json!({
                "pointer": "/1/name",
                "message": "the contexts: invalid Dialogflow ES V2 request: expected a string, found \
                            a list",
            }),
        ),
    ] {
        let answer = call(&webhook, post("/", es_v2("web.Pay", &contexts))).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{contexts}");
        let message = "parameters do not fit the intent `web.Pay`";
        assert_eq!(
            answer.error(),
            json!({"status": 400, "message": message, "parameters": [parameter]})
        );
    }
    let answer = call(&webhook, post("/", es_v2("web.Pay", &enter(json!({"age": 40}))))).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("40 pays"), "{}", answer.body);
}

#[tokio::test]
async fn contexts_that_cannot_be_read_are_a_400_whoever_asks_for_them() {
    let webhook = webhook();
    let answer =
        call(&webhook, post("/", es_v2("web.AskCart", &json!([{"name": [SECRET]}])))).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(
        answer.error(),
        json!({
            "status": 400,
            "message": "invalid Dialogflow ES V2 request: expected a string, found a list",
            "pointer": "/0/name",
        })
    );
    // An invalid context of the agent itself is an internal error.
    let contexts = json!([{"name": "s/contexts/cart", "parameters": {"items": SECRET}}]);
    let answer = call(&webhook, post("/", es_v2("web.AskCart", &contexts))).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(answer.error()["message"], "internal server error");
}
