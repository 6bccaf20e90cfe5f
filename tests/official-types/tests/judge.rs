//! Every response that the test-suite encoded, read by Google's own types.
//!
//! `INTENTS_RESPONSES` names the folder into which the tests of the workspace recorded them, by
//! dialect. Google's crates have the types of ES v2 and of CX v3. Those of v2beta1 are nowhere but in
//! its protos, and V1 never had any: what is recorded of these two is for the other judge, or for
//! none.

#[path = "../../src/request.rs"]
mod request;

use std::path::PathBuf;
use std::{env, fs};

use google_cloud_dialogflow_cx_v3::model as cx;
use google_cloud_dialogflow_v2::model as es;
use intents_official_types::judge;

fn recorded() -> PathBuf {
    env::var_os("INTENTS_RESPONSES").expect("the folder INTENTS_RESPONSES").into()
}

/// What is recorded for which there are no types here.
const NO_TYPES: [&str; 2] = ["es-v2beta1", "es-v1"];

/// How many there are, unless one is refused.
fn judge_all(dialect: &str, judge: fn(&str) -> Result<(), String>) -> usize {
    let folder = recorded();
    let mut judged = 0;
    let mut refused = Vec::new();
    for file in fs::read_dir(folder.join(dialect)).unwrap() {
        let file = file.unwrap().path();
        judged += 1;
        if let Err(problem) = judge(&fs::read_to_string(&file).unwrap()) {
            refused.push(format!("{}: {problem}", file.display()));
        }
    }
    assert!(refused.is_empty(), "{} of {judged}:\n{}", refused.len(), refused.join("\n"));
    println!("{dialect}: {judged} responses");
    judged
}

#[test]
fn responses_of_es_v2_are_read_whole() {
    assert_ne!(judge_all("es-v2", judge::<es::WebhookResponse>), 0);
}

#[test]
fn responses_of_cx_are_read_whole() {
    assert_ne!(judge_all("cx", judge::<cx::WebhookResponse>), 0);
}

#[test]
fn nothing_that_is_recorded_is_left_out_unknown() {
    for folder in fs::read_dir(recorded()).unwrap() {
        let dialect = folder.unwrap().file_name().into_string().unwrap();
        let is_known = ["es-v2", "cx"].iter().chain(&NO_TYPES).any(|known| *known == dialect);
        assert!(is_known, "{dialect} has no judge here");
    }
}

#[test]
fn what_the_tests_send_is_read_whole() {
    let sample = include_str!("../../fixtures/es_v2_documented_request.json");
    for request in [sample, &request::es_v2("Any", r#"{"a":[1,null]}"#)] {
        assert_eq!(judge::<es::WebhookRequest>(request), Ok(()));
    }
    let request = request::cx("Any", r#"{"a":[1,null]}"#);
    assert_eq!(judge::<cx::WebhookRequest>(&request), Ok(()));
    // V1 is not of this family.
    assert!(judge::<es::WebhookRequest>(&request::es_v1("Any", "{}")).is_err());
}

#[test]
fn the_judge_is_strict() {
    for wrong in [
        r#"{"fulfillmentTexts":"one too many"}"#,
        r#"{"fulfillmentMessages":[{"card":{"titel":"misspelt"}}]}"#,
        r#"{"fulfillmentMessages":[{"text":{"text":["a"]},"platform":"KIOSK"}]}"#,
        r#"{"fulfillmentMessages":[{"text":{"text":["a"]},"image":{"imageUri":"b"}}]}"#,
        r#"{"followupEventInput":{"name":1}}"#,
        r#"{"outputContexts":[{"name":"a","lifespanCount":"many"}]}"#,
        r#"{"source":""}"#,
    ] {
        assert!(judge::<es::WebhookResponse>(wrong).is_err(), "{wrong}");
    }
    for wrong in [
        r#"{"sessionInfo":{"params":{}}}"#,
        r#"{"fulfillmentResponse":{"messages":[{"text":["a"]}]}}"#,
        r#"{"fulfillmentResponse":{"messages":[{"payload":{},"text":{"text":["a"]}}]}}"#,
        r#"{"targetPage":"a","targetFlow":"b"}"#,
        r#"{"pageInfo":{"formInfo":{"parameterInfo":[{"displayName":"a","state":"FULL"}]}}}"#,
    ] {
        assert!(judge::<cx::WebhookResponse>(wrong).is_err(), "{wrong}");
    }
}
