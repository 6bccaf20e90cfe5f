//! Faults known from other webhook libraries for Dialogflow, by their symptoms.

use std::error::Error;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use intents_core::connector::Connector;
use intents_core::{
    Agent, Card, Channel, FulfillmentRequest, Intent, Lifespan, QuickReplies, Reply, Value, fulfill,
};
use intents_dialogflow::Webhook;
use intents_tests::{Dialogflow, recorded, request};
use serde_json::{Value as Json, json};
use tower_service::Service;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Returns the response to a request. Nothing of the reply is dropped.
fn answer(request: &str, reply: &Reply) -> Result<Json> {
    let request = FulfillmentRequest::new(request.as_bytes());
    let context = Dialogflow.decode(&request)?;
    let response = Dialogflow.encode(&context, reply)?;
    assert_eq!(response.dropped, []);
    Ok(serde_json::from_slice(&response.body)?)
}

/// A request of ES V2 with other members: those of `queryResult`, and those at the top.
fn v2_with(result: &Json, top: &Json) -> String {
    let mut json = json!({
        "session": "projects/p/agent/sessions/s-1",
        "queryResult": {"allRequiredParamsPresent": true, "intent": {"displayName": "Any"}},
    });
    for (name, value) in result.as_object().into_iter().flatten() {
        json["queryResult"][name] = value.clone();
    }
    for (name, value) in top.as_object().into_iter().flatten() {
        json[name] = value.clone();
    }
    json.to_string()
}

/// Contexts named after the wrong part of the session: found in the plain form of its name, lost
/// in a published environment or in a region.
#[test]
fn contexts_are_set_in_sessions_of_every_form() {
    let reply = Reply::keep().output_context("waiting", Lifespan::turns(2), ());
    for session in [
        "projects/p/agent/sessions/s",
        "projects/p/agent/environments/e/users/-/sessions/s",
        "projects/p/locations/l/agent/sessions/s",
        "projects/p/locations/l/agent/environments/e/users/u/sessions/a:b@c",
        "s",
    ] {
        let request = v2_with(&json!({}), &json!({ "session": session }));
        let name = format!("{session}/contexts/waiting");
        assert_eq!(answer(&request, &reply).unwrap()["outputContexts"][0]["name"], name);
    }
}

/// A payload that is sent once as a message and once beside the messages, or that has the channel
/// ignore every text beside it.
#[test]
fn a_payload_is_sent_once_and_in_one_place() {
    let payload = json!({"facebook": {"text": "unique"}});
    let reply = Reply::text("Hi.").payload(payload.clone()).payload(payload.clone());
    let sent = answer(&request::es_v2("Any", "{}"), &reply).unwrap();
    assert_eq!(sent.to_string().matches("unique").count(), 2);
    assert_eq!(sent["payload"], Json::Null);
    assert_eq!(sent["fulfillmentMessages"][0]["text"]["text"][0], "Hi.");

    let reply = Reply::text("Hi.").webhook_payload(&payload);
    let sent = answer(&request::es_v2("Any", "{}"), &reply).unwrap();
    assert_eq!(sent.to_string().matches("unique").count(), 1);
    assert_eq!(sent["payload"], payload);
}

/// A context that is set as `NewCtx` and never found again, since Dialogflow has `newctx`.
#[test]
fn context_names_are_sent_as_dialogflow_keeps_them() {
    let reply = Reply::keep().output_context("NewCtx", Lifespan::turns(1), ());
    let sent = answer(&request::es_v2("Any", "{}"), &reply).unwrap();
    assert_eq!(sent["outputContexts"][0]["name"], "projects/p/agent/sessions/s-1/contexts/newctx");
    let sent = answer(&request::es_v1("Any", "{}"), &reply).unwrap();
    assert_eq!(sent["contextOut"][0]["name"], "newctx");
    let sent = answer(&request::cx("Any", "{}"), &reply).unwrap();
    assert_eq!(sent["sessionInfo"]["parameters"], json!({"newctx": {}}));
}

/// Contexts that never expire, since each answer sends all of the request's back.
#[test]
fn contexts_without_a_name_are_not_sent() {
    let contexts = json!([
        {"name": "projects/p/agent/sessions/s-1/contexts/old", "lifespanCount": 3},
        {"name": "projects/p/agent/sessions/s-1/contexts/__system_counters__"},
    ]);
    let request = v2_with(&json!({ "outputContexts": contexts }), &json!({}));
    assert_eq!(answer(&request, &Reply::text("Hi.")).unwrap().get("outputContexts"), None);
    let one = Reply::keep().output_context("new", Lifespan::turns(1), ());
    assert_eq!(answer(&request, &one).unwrap()["outputContexts"].as_array().unwrap().len(), 1);
}

/// A lifespan of 0 that is left out as empty, so that contexts cannot be deleted; an event with an
/// empty name in every answer.
#[test]
fn significant_zeros_are_sent_and_empty_members_are_not() {
    let sent =
        answer(&request::es_v2("Any", "{}"), &Reply::text("Hi.").delete_context("old")).unwrap();
    assert_eq!(sent["outputContexts"][0]["lifespanCount"], 0);
    let mut members: Vec<_> = sent.as_object().unwrap().keys().collect();
    members.sort();
    assert_eq!(members, ["fulfillmentMessages", "fulfillmentText", "outputContexts"]);
}

/// The user asks for a table.
#[derive(Debug, Intent)]
struct BookTable {
    seats: i64,
    guests: Vec<String>,
}

#[fulfill]
fn book_table(book: BookTable) -> String {
    format!("{} seats for {}", book.seats, book.guests.join(" and "))
}

/// Some libraries fail if a parameter is not a string or a context has no parameters.
#[tokio::test]
async fn parameters_of_every_kind_and_contexts_without_any_are_read() {
    let agent = Agent::empty_builder().handler::<book_table>().build().unwrap();
    let body = v2_with(
        &json!({
            "intent": {"displayName": "BookTable"},
            "parameters": {"seats": 2, "guests": ["Ana", "Bo"], "area": {"name": "terrace"}},
            "outputContexts": [{"name": "projects/p/agent/sessions/s-1/contexts/bare"}],
        }),
        &json!({}),
    );
    let response = Dialogflow.fulfill(&agent, FulfillmentRequest::new(body.as_bytes())).await;
    let sent: Json = serde_json::from_slice(&response.unwrap().body).unwrap();
    assert_eq!(sent["fulfillmentText"], "2 seats for Ana and Bo");

    let request = FulfillmentRequest::new(body.as_bytes());
    let context = Dialogflow.decode(&request).unwrap();
    let area = context.parameters().all().unwrap();
    let area = area.iter().find(|(name, _)| name == "area").map(|(_, area)| area).unwrap();
    assert_eq!(area.get("name").and_then(Value::as_str), Some("terrace"));
}

/// An answer in one channel's format alone: users of every other channel see nothing.
#[test]
fn every_channel_gets_a_response() {
    let reply = Reply::text("Hi.").card(Card::new("Belvedere")).on(Channel::Slack, "Hi, Slack.");
    for (source, said) in [
        ("facebook", "Hi.\nBelvedere"),
        ("telegram", "Hi.\nBelvedere"),
        ("google", "Hi.\nBelvedere"),
        ("GOOGLE_TELEPHONY", "Hi.\nBelvedere"),
        ("slack_testbot", "Hi, Slack."),
        ("my-app", "Hi.\nBelvedere"),
        ("", "Hi.\nBelvedere"),
    ] {
        let request =
            v2_with(&json!({}), &json!({"originalDetectIntentRequest": {"source": source}}));
        let sent = answer(&request, &reply).unwrap();
        assert_eq!(sent["fulfillmentText"], said, "{source}");
        assert_ne!(sent["fulfillmentMessages"], Json::Null, "{source}");
    }
}

/// All quick replies of an answer in one list without a title, which Facebook refuses; texts after
/// the first one lost.
#[test]
fn quick_replies_keep_their_questions_and_texts_their_number() {
    let sizes = QuickReplies::new(["Small", "Large"]).title("Which size?");
    let reply = Reply::text("One.").then("Two.").then(sizes).then("When?").quick_replies(["Now"]);
    let request =
        v2_with(&json!({}), &json!({"originalDetectIntentRequest": {"source": "facebook"}}));
    assert_eq!(
        answer(&request, &reply).unwrap()["fulfillmentMessages"],
        json!([
            {"text": {"text": ["One."]}},
            {"text": {"text": ["Two."]}},
            {"quickReplies": {"title": "Which size?", "quickReplies": ["Small", "Large"]}},
            {"quickReplies": {"title": "When?", "quickReplies": ["Now"]}},
        ])
    );
}

/// A channel that is not recognised, since its name is only in the payload, or is that of the
/// channel's test.
#[test]
fn channels_are_recognised_wherever_their_name_is() {
    let channel = |body: &str| {
        let request = FulfillmentRequest::new(body.as_bytes());
        Dialogflow.decode(&request).ok()?.channel()
    };
    let v2 =
        |original: Json| v2_with(&json!({}), &json!({"originalDetectIntentRequest": original}));
    assert_eq!(channel(&v2(json!({"source": "facebook"}))), Some(Channel::Facebook));
    let inside = json!({"payload": {"data": {}, "source": "facebook"}});
    assert_eq!(channel(&v2(inside)), Some(Channel::Facebook));
    let test = json!({"payload": {"data": {}, "source": "slack_testbot"}});
    assert_eq!(channel(&v2(test)), Some(Channel::Slack));
    assert_eq!(channel(&v2(json!({"source": "google"}))), Some(Channel::GoogleAssistant));
    let v1 = request::es_v1("Any", "{}").replacen(
        '{',
        r#"{"originalRequest":{"source":"","data":{"data":{},"source":"facebook"}},"#,
        1,
    );
    assert_eq!(channel(&v1), Some(Channel::Facebook));
}

/// Fails in every way that a handler can.
#[derive(Debug, Intent)]
struct Fail {
    how: String,
}

#[fulfill]
#[allow(clippy::panic, reason = "handlers of users do")]
async fn fail(fail: Fail) -> intents_core::Result<Reply> {
    match fail.how.as_str() {
        "nothing" => Ok(Reply::keep()),
        "event" => Ok(Reply::event("ALONE", ())),
        "payloads" => Ok(Reply::keep().payload(json!({"a": 1})).payload(json!({"b": 2}))),
        "panic" => panic!("in the middle"),
        _ => Err(intents_core::Error::msg("thrown")),
    }
}

#[tokio::test]
async fn there_is_always_a_response() {
    let agent = Agent::empty_builder().handler::<fail>().intent::<BookTable>().build().unwrap();
    let mut webhook = Webhook::new(agent);
    let how = |how: &str| request::es_v2("Fail", &json!({ "how": how }).to_string());
    for (body, status, answer) in [
        (how("nothing"), 200, "{}"),
        (how("event"), 200, r#"{"followupEventInput":{"name":"ALONE","languageCode":"en"}}"#),
        (
            how("payloads"),
            200,
            r#"{"fulfillmentMessages":[{"payload":{"a":1}},{"payload":{"b":2}}]}"#,
        ),
        (how("throw"), 500, "internal server error"),
        (how("panic"), 500, "internal server error"),
        // An intent without a handler, and an unknown intent.
        (request::es_v2("BookTable", "{}"), 200, "{}"),
        (request::es_v2("Else", "{}"), 404, "the agent has no intent `Else`"),
    ] {
        let request = http::Request::post("/").body(Full::new(Bytes::from(body))).unwrap();
        let response = webhook.call(request).await.unwrap();
        let found = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&bytes);
        assert_eq!(found, status, "{text}");
        if found == 200 {
            recorded::answer(&bytes).unwrap();
        }
        assert!(text.contains(answer), "{text}");
    }
}
