//! The responses that Google's own documents show, each of them given by a reply: equal but for
//! what is listed, since the samples themselves break rules of other documents.

use std::collections::BTreeMap;

use intents_core::connector::Dropped;
use intents_core::{Card, Connector, FulfillmentRequest, Lifespan, Reply, Speech};
use intents_tests::{EsV1, EsV2, request};
use serde_json::{Value as Json, json};

const ES_V2: &str = include_str!("../../fixtures/es_v2_documented_response.json");
const ES_V1: &str = include_str!("../../fixtures/es_v1_documented_response.json");

fn payload() -> Json {
    json!({
        "google": {
            "expectUserResponse": true,
            "richResponse": {
                "items": [{"simpleResponse": {"textToSpeech": "this is a simple response"}}],
            },
        },
        "facebook": {"text": "Hello, Facebook!"},
        "slack": {"text": "This is a text response for Slack."},
    })
}

fn card() -> Card {
    Card::new("card title")
        .subtitle("card text")
        .image("https://assistant.google.com/static/images/molecule/Molecule-Formation-stop.png")
}

/// What goes with any answer. Dialogflow refuses the name `context name`, which has a space.
fn rest() -> Reply {
    Reply::keep().source("example.com").webhook_payload(payload()).output_context(
        "context-name",
        Lifespan::turns(5),
        json!({"param": "param value"}),
    )
}

fn event() -> Reply {
    Reply::event("event name", json!({"param": "param value"}))
}

/// What a dialect answers, and what it reports.
fn answer(connector: &dyn Connector, request: &str, reply: &Reply) -> (Json, Vec<Dropped>) {
    let request = request.replace("\"en\"", "\"en-US\"");
    let request = FulfillmentRequest::new(request.as_bytes());
    let response = connector
        .decode(&request)
        .map_err(|error| error.to_string())
        .and_then(|context| connector.encode(&context, reply).map_err(|error| error.to_string()));
    match response {
        Ok(response) => {
            (serde_json::from_slice(&response.body).unwrap_or_default(), response.dropped)
        }
        Err(problem) => (problem.into(), Vec::new()),
    }
}

/// The leaves of a document by their pointers, and its empty objects and lists.
fn leaves(json: &Json) -> BTreeMap<String, Json> {
    fn walk(json: &Json, pointer: &str, leaves: &mut BTreeMap<String, Json>) {
        let inner: Vec<(String, &Json)> = match json {
            Json::Object(members) => members.iter().map(|(k, v)| (k.clone(), v)).collect(),
            Json::Array(items) => {
                items.iter().enumerate().map(|(i, v)| (i.to_string(), v)).collect()
            }
            _ => Vec::new(),
        };
        if inner.is_empty() {
            leaves.insert(pointer.to_owned(), json.clone());
        }
        for (name, value) in inner {
            walk(value, &format!("{pointer}/{name}"), leaves);
        }
    }
    let mut all = BTreeMap::new();
    walk(json, "", &mut all);
    all
}

/// The places where two documents differ: `-` what the sample has, `+` what ours has.
fn differences(sample: &Json, ours: &Json) -> Vec<String> {
    let (sample, ours) = (leaves(sample), leaves(ours));
    let missing = |a: &BTreeMap<String, Json>, b: &BTreeMap<String, Json>, sign: char| {
        let missing = a.iter().filter(|(pointer, leaf)| b.get(*pointer) != Some(leaf));
        missing.map(|(pointer, leaf)| format!("{sign}{pointer} {leaf}")).collect::<Vec<_>>()
    };
    [missing(&sample, &ours, '-'), missing(&ours, &sample, '+')].concat()
}

fn without(json: &str, member: &str) -> Json {
    let mut json: Json = serde_json::from_str(json).unwrap_or_default();
    json.as_object_mut().map(|members| members.remove(member));
    json
}

#[test]
fn the_sample_of_v2() {
    let request = request::es_v2("Any", "{}");
    let answered = Reply::text("This is a text response")
        .card(card().button("button text", "https://assistant.google.com/"))
        .then(rest());
    let (ours, dropped) = answer(&EsV2, &request, &answered);
    assert_eq!(dropped, []);
    let name = "projects/${PROJECT_ID}/agent/sessions/${SESSION_ID}/contexts/context name";
    let image = "https://assistant.google.com/static/images/molecule/Molecule-Formation-stop.png";
    assert_eq!(
        differences(&without(ES_V2, "followupEventInput"), &ours),
        [
            // Chat channels show messages alone, so that the text is one of them; clients of the
            // API read the text alone, so that it has the words of the card.
            r#"-/fulfillmentMessages/0/card/buttons/0/postback "https://assistant.google.com/""#,
            r#"-/fulfillmentMessages/0/card/buttons/0/text "button text""#,
            &format!(r#"-/fulfillmentMessages/0/card/imageUri "{image}""#),
            r#"-/fulfillmentMessages/0/card/subtitle "card text""#,
            r#"-/fulfillmentMessages/0/card/title "card title""#,
            r#"-/fulfillmentText "This is a text response""#,
            // The session of the request, and a name that Dialogflow accepts.
            &format!(r#"-/outputContexts/0/name "{name}""#),
            r#"+/fulfillmentMessages/0/text/text/0 "This is a text response""#,
            r#"+/fulfillmentMessages/1/card/buttons/0/postback "https://assistant.google.com/""#,
            r#"+/fulfillmentMessages/1/card/buttons/0/text "button text""#,
            &format!(r#"+/fulfillmentMessages/1/card/imageUri "{image}""#),
            r#"+/fulfillmentMessages/1/card/subtitle "card text""#,
            r#"+/fulfillmentMessages/1/card/title "card title""#,
            r#"+/fulfillmentText "This is a text response\ncard title\ncard text""#,
            r#"+/outputContexts/0/name "projects/p/agent/sessions/s-1/contexts/context-name""#,
        ]
    );

    // The whole sample: an event makes Dialogflow ignore what is said beside it.
    let (ours, dropped) = answer(&EsV2, &request, &answered.then(event()));
    assert_eq!(dropped, [Dropped::MessagesBesideTrigger, Dropped::PayloadBesideTrigger]);
    let sample: Json = serde_json::from_str(ES_V2).unwrap();
    let differ = differences(&sample, &ours);
    let ignored = |difference: &&String| {
        ["-/fulfillment", "-/payload"].iter().any(|start| difference.starts_with(start))
    };
    assert_eq!(
        differ.iter().filter(|difference| !ignored(difference)).collect::<Vec<_>>(),
        [
            &format!(r#"-/outputContexts/0/name "{name}""#),
            r#"+/outputContexts/0/name "projects/p/agent/sessions/s-1/contexts/context-name""#,
        ]
    );
}

#[test]
fn the_sample_of_v1() {
    let request = request::es_v1("Any", "{}");
    let spoken = "this text is spoken out loud if the platform supports voice interactions";
    let answered = Reply::text("this text is displayed visually")
        .speech(Speech::new(spoken))
        .card(card())
        .then(rest());
    let (ours, dropped) = answer(&EsV1, &request, &answered);
    assert_eq!(dropped, []);
    assert_eq!(
        differences(&without(ES_V1, "followupEvent"), &ours),
        [
            // Names have no spaces.
            r#"-/contextOut/0/name "context name""#,
            r#"-/displayText "this text is displayed visually""#,
            // Messages are a list everywhere else; the text is one of them.
            &format!(
                r#"-/messages/imageUrl "{}""#,
                "https://assistant.google.com/static/images/molecule/Molecule-Formation-stop.png"
            ),
            r#"-/messages/subtitle "card text""#,
            r#"-/messages/title "card title""#,
            "-/messages/type 1",
            r#"+/contextOut/0/name "context-name""#,
            r#"+/displayText "this text is displayed visually\ncard title\ncard text""#,
            r#"+/messages/0/speech "this text is displayed visually""#,
            "+/messages/0/type 0",
            &format!(
                r#"+/messages/1/imageUrl "{}""#,
                "https://assistant.google.com/static/images/molecule/Molecule-Formation-stop.png"
            ),
            r#"+/messages/1/subtitle "card text""#,
            r#"+/messages/1/title "card title""#,
            "+/messages/1/type 1",
        ]
    );

    let (ours, dropped) = answer(&EsV1, &request, &answered.then(event()));
    assert_eq!(dropped, [Dropped::MessagesBesideTrigger, Dropped::PayloadBesideTrigger]);
    let sample: Json = serde_json::from_str(ES_V1).unwrap();
    let ignored = |difference: &&String| {
        ["-/speech", "-/displayText", "-/messages", "-/data"]
            .iter()
            .any(|start| difference.starts_with(start))
    };
    let differ = differences(&sample, &ours);
    assert_eq!(
        differ.iter().filter(|difference| !ignored(difference)).collect::<Vec<_>>(),
        [
            r#"-/contextOut/0/name "context name""#,
            // The key is `data` in the documents of API.AI and in captured responses.
            r#"-/followupEvent/parameters/param "param value""#,
            r#"+/contextOut/0/name "context-name""#,
            r#"+/followupEvent/data/param "param value""#,
        ]
    );
}

/// The sample of API.AI leaves out `data` and `contextOut`; its table shows an example of each
/// context and event.
#[test]
fn the_samples_of_api_ai() {
    let request = request::es_v1("Any", "{}");
    let spoken = "Barack Hussein Obama II was the 44th and current President of the United States.";
    let shown = format!("{} and the first African American to hold the office.", &spoken[..80]);
    let reply = Reply::text(shown.clone())
        .speech(Speech::new(spoken))
        .output_context("weather", Lifespan::turns(2), json!({"city": "Rome"}))
        .webhook_payload(json!({"a": 1}))
        .source("DuckDuckGo");
    let sample = json!({
        "speech": spoken,
        "displayText": shown,
        "data": {"a": 1},
        "contextOut": [{"name": "weather", "lifespan": 2, "parameters": {"city": "Rome"}}],
        "source": "DuckDuckGo",
    });
    assert_eq!(answer(&EsV1, &request, &reply), (sample, vec![]));

    let event = json!({"name": "event_name", "data": {"parameter_name": "parameter_value"}});
    let reply = Reply::event("event_name", json!({"parameter_name": "parameter_value"}));
    assert_eq!(answer(&EsV1, &request, &reply), (json!({"followupEvent": event}), vec![]));
}
