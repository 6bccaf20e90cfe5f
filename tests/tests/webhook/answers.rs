use http::{HeaderName, HeaderValue, StatusCode};
use intents_dialogflow::{UnknownIntents, Webhook};
use intents_tests::{Cx, EsV1, EsV2, request};
use serde_json::{Value, json};

use super::{agent, call, es_v2, post};

const AMOUNT: &str = r#"{"amount":5}"#;

fn text_in_v2(body: &Value) -> &Value {
    &body["fulfillmentText"]
}

fn text_in_v1(body: &Value) -> &Value {
    &body["speech"]
}

fn text_in_cx(body: &Value) -> &Value {
    &body["fulfillmentResponse"]["messages"][0]["text"]["text"][0]
}

#[tokio::test]
async fn responds_in_the_dialect_of_the_request() {
    let webhook = Webhook::new(agent());
    type Text = fn(&Value) -> &Value;
    for (body, text) in [
        (request::es_v2("Order", AMOUNT), text_in_v2 as Text),
        (request::es_v1("Order", AMOUNT), text_in_v1),
        (request::cx("Order", AMOUNT), text_in_cx),
    ] {
        let answer = call(&webhook, post("/", body)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let body: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(text(&body), "5 ordered", "{body}");
    }
}

#[tokio::test]
async fn an_intent_without_a_handler_keeps_the_response_of_the_agent() {
    let webhook = Webhook::new(agent());
    let filling = r#"{
        "queryResult": {"intent": {"displayName": "Order"}, "allRequiredParamsPresent": false}
    }"#;
    for body in [es_v2("SmallTalk"), es_v2("Unfulfilled"), filling.to_owned()] {
        let answer = call(&webhook, post("/", body)).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "{}"));
    }
}

#[tokio::test]
async fn an_unknown_intent_is_not_found() {
    let webhook = Webhook::new(agent());
    for (body, message) in [
        (es_v2("Oder"), "the agent has no intent `Oder`"),
        (request::cx("Oder", AMOUNT), "the agent has no intent for the tag `Oder`"),
        (es_v2(""), "the request names no intent"),
    ] {
        let answer = call(&webhook, post("/", body)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(answer.error(), json!({"status": 404, "message": message}));
    }
}

#[tokio::test]
async fn the_name_of_an_unknown_intent_is_cut_and_printable() {
    let webhook = Webhook::new(agent());
    let answer = call(&webhook, post("/", es_v2(r"A\r\n\u001b[31mB"))).await;
    assert_eq!(
        answer.error()["message"],
        "the agent has no intent `A\u{fffd}\u{fffd}\u{fffd}[31mB`"
    );

    let answer = call(&webhook, post("/", es_v2(&"é".repeat(500_000)))).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let error = answer.error();
    let message = error["message"].as_str().unwrap();
    assert!(message.starts_with("the agent has no intent `éé") && message.ends_with("é…"));
    assert_eq!(message.chars().count(), 201);
}

#[tokio::test]
async fn unknown_intents_can_keep_the_response_of_the_agent() {
    let webhook = Webhook::new(agent()).unknown_intents(UnknownIntents::KeepResponse);
    for body in [es_v2("Oder"), es_v2(""), request::es_v1("Oder", "{}"), request::cx("Oder", "{}")]
    {
        let answer = call(&webhook, post("/", body)).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "{}"));
    }
    // Other errors are still errors.
    assert_eq!(call(&webhook, post("/", "{")).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn without_routes_only_the_root_is_served() {
    let webhook = Webhook::new(agent());
    for path in ["/", "/?x=1", "/?", "http://example.com/", "http://example.com"] {
        let answer = call(&webhook, post(path, es_v2("Order"))).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
    }
    for path in ["//", "/x", "/%2F", "/%2e", "/index.html", "/../"] {
        let answer = call(&webhook, post(path, es_v2("Order"))).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.error()["message"], "no webhook at this path");
    }
}

#[tokio::test]
async fn a_route_accepts_only_its_dialect() {
    let webhook =
        Webhook::new(agent()).route("/v2", EsV2).route("/v1", EsV1).route("/cx".to_owned(), Cx);
    let bodies = [
        ("/v2", request::es_v2("Order", AMOUNT)),
        ("/v1", request::es_v1("Order", AMOUNT)),
        ("/cx", request::cx("Order", AMOUNT)),
    ];
    for (path, _) in &bodies {
        for (native, body) in &bodies {
            let answer = call(&webhook, post(path, body.clone())).await;
            // To another dialect it is a request that names no intent.
            let expected = if path == native { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(answer.status, expected, "{native} on {path}: {}", answer.body);
        }
    }
    let answer = call(&webhook, post("/v2?token=1", bodies[0].1.clone())).await;
    assert_eq!(answer.status, StatusCode::OK);
    for path in ["/", "/v2/", "/V2", "/v3"] {
        let answer = call(&webhook, post(path, bodies[0].1.clone())).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn the_root_can_be_a_route() {
    let webhook = Webhook::new(agent()).route("/cx", Cx).route("/", EsV2);
    let answer = call(&webhook, post("/", es_v2("Order"))).await;
    assert_eq!(answer.status, StatusCode::OK);
    let answer = call(&webhook, post("/", request::cx("Order", AMOUNT))).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn headers_reach_the_handler() {
    let webhook = Webhook::new(agent());
    let ask = async |values: &[&'static [u8]]| {
        let mut request = post("/", es_v2("AskTenant"));
        for value in values {
            let name = HeaderName::from_static("x-tenant");
            request.headers_mut().append(name, HeaderValue::from_bytes(value).unwrap());
        }
        call(&webhook, request).await.body
    };
    assert!(ask(&[b"acme"]).await.contains(r#""fulfillmentText":"acme""#));
    assert!(ask(&[b"acme", b"other"]).await.contains(r#""fulfillmentText":"acme""#));
    assert_eq!(ask(&[]).await, "{}");
    // A header that is not text is not passed on.
    assert_eq!(ask(&[b"\xff"]).await, "{}");
}
