//! The requests that were put to the Python library `intents`, whose design this is: we answer the
//! same, or better where what it answers is known to be wrong.

use std::error::Error;
use std::path::Path;

use example_agent::calculator::{SolveMathOperation, SolveMathOperationResponse};
use intents_core::{
    Agent, Connector, FulfillError, FulfillmentContext, FulfillmentRequest, Intent,
    InvalidParameter, Reply,
};
use intents_dialogflow::{Dialogflow, EsV2};
use intents_tests::corpus;
use serde_json::Value;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What we answer to a case.
enum Ours {
    /// The result in a follow-up event, as a JSON number; the reference has a string.
    Result(&'static str),
    /// The follow-up event that tells that there is no result.
    NoResult,
    /// The agent's own response stands.
    Keep,
    /// The parameters that do not fit.
    Invalid(&'static [&'static str]),
}

/// Every case of the calculator, in the order of the files: what we answer, and, where we do not agree, why.
const CASES: [(&str, Ours, Option<&str>); 11] = [
    ("01-calculator-verbatim-upstream-request.json", Ours::Result("4"), None),
    ("02-calculator-4-over-2.json", Ours::Result("2"), None),
    ("03-calculator-3-over-0.json", Ours::NoResult, None),
    ("04-calculator-unsupported-operator.json", Ours::NoResult, None),
    ("05-calculator-21-times-2-json-ints.json", Ours::Result("42"), None),
    ("07-calculator-italian-language-code.json", Ours::Result("4"), None),
    (
        "08-calculator-fractional-number-truncates.json",
        Ours::Invalid(&["first_operand"]),
        Some("2.7 is no whole number; the reference computes with 2"),
    ),
    ("09-calculator-slot-filling-in-progress.json", Ours::Keep, None),
    (
        "10-calculator-missing-required.json",
        Ours::Invalid(&["second_operand"]),
        Some("the parameter is named; the reference closes the connection"),
    ),
    (
        "11-calculator-unknown-parameter.json",
        Ours::Result("4"),
        Some("the parameter is ignored; the reference closes the connection"),
    ),
    ("35-session-parameter-float.json", Ours::Keep, None),
];

/// The cases whose intent is one of the calculator's.
fn calculator_cases(corpus: &Path) -> Result<Vec<(String, Value)>> {
    let mut cases = Vec::new();
    for (file, text) in corpus::json_files(&corpus.join("python-intents/cases"))? {
        let case: Value = serde_json::from_str(&text)?;
        let intent = case.pointer("/request/queryResult/intent/displayName");
        if intent.and_then(Value::as_str).is_some_and(|name| name.starts_with("calculator.")) {
            cases.push((file, case));
        }
    }
    Ok(cases)
}

#[test]
fn the_table_is_of_every_case() {
    let Some(corpus) = corpus::folder() else { return };
    let cases = calculator_cases(&corpus).unwrap();
    let files: Vec<_> = cases.iter().map(|(file, _)| file.as_str()).collect();
    assert_eq!(files, CASES.map(|(file, ..)| file));
}

#[tokio::test]
async fn every_case_of_the_calculator_is_answered() {
    let Some(corpus) = corpus::folder() else { return };
    let agent = Agent::builder().build().unwrap();
    for ((file, case), (_, ours, _)) in calculator_cases(&corpus).unwrap().iter().zip(CASES) {
        let language = case["request"]["queryResult"]["languageCode"].as_str().unwrap();
        let event = |name: &str, parameters: &str| {
            format!(
                r#"{{"followupEventInput":{{"name":"E_CALCULATOR_SOLVE_MATH_OPERATION_{name}","languageCode":"{language}"{parameters}}}}}"#
            )
        };
        let expected = match ours {
            Ours::Result(result) => {
                let parameters = format!(r#","parameters":{{"operation_result":{result}}}"#);
                Ok(event("RESPONSE", &parameters))
            }
            Ours::NoResult => Ok(event("ERROR", "")),
            Ours::Keep => Ok("{}".to_owned()),
            Ours::Invalid(names) => Err(names.to_vec()),
        };
        let body = case["request"].to_string();
        let answer =
            match Dialogflow.fulfill(&agent, FulfillmentRequest::new(body.as_bytes())).await {
                Ok(response) => Ok(String::from_utf8(response.body).unwrap()),
                Err(FulfillError::Invalid(invalid)) => {
                    Err(invalid.parameters().iter().map(InvalidParameter::name).collect())
                }
                Err(error) => panic!("{file}: {error}"),
            };
        assert_eq!(answer, expected, "{file}");
    }
}

#[test]
fn the_reference_answers_the_same_where_it_is_right() {
    let Some(corpus) = corpus::folder() else { return };
    for ((file, case), (_, ours, better)) in calculator_cases(&corpus).unwrap().iter().zip(CASES) {
        if better.is_some() {
            continue;
        }
        let event = &case["response"]["followupEventInput"];
        match ours {
            Ours::Result(result) => {
                assert_eq!(event["name"], "E_CALCULATOR_SOLVE_MATH_OPERATION_RESPONSE", "{file}");
                let theirs = event["parameters"]["operation_result"].as_str().unwrap();
                assert_eq!(theirs.parse::<f64>(), result.parse::<f64>(), "{file}");
            }
            Ours::NoResult => {
                assert_eq!(event["name"], "E_CALCULATOR_SOLVE_MATH_OPERATION_ERROR", "{file}");
            }
            Ours::Keep => assert_eq!(case["response"], serde_json::json!({}), "{file}"),
            Ours::Invalid(_) => panic!("{file}: the reference has no such answer"),
        }
    }
}

#[test]
fn the_reference_understands_the_same_where_it_is_right() {
    let Some(corpus) = corpus::folder() else { return };
    for ((file, case), (_, _, better)) in calculator_cases(&corpus).unwrap().iter().zip(CASES) {
        let theirs = &case["parsed_intent"];
        if better.is_some() || theirs.is_null() {
            continue;
        }
        assert_eq!(understood(&case["request"]).unwrap(), theirs["parameters"], "{file}");
    }
}

/// The parameters of a request as we understand them: read into the intent and written again.
fn understood(request: &Value) -> Result<Value> {
    let body = request.to_string();
    let request = FulfillmentRequest::new(body.as_bytes());
    let context = EsV2.decode(&request)?;
    let reply = match context.intent() {
        "calculator.SolveMathOperation" => read::<SolveMathOperation>(&context)?,
        "calculator.SolveMathOperationResponse" => read::<SolveMathOperationResponse>(&context)?,
        other => return Err(other.into()),
    };
    let response = EsV2.encode(&context, &reply)?;
    let response: Value = serde_json::from_slice(&response.body)?;
    Ok(response["followupEventInput"]["parameters"].clone())
}

fn read<T: Intent>(context: &FulfillmentContext<'_>) -> Result<Reply> {
    let mut invalid = Vec::new();
    let intent = T::read(&context.source(), &mut invalid);
    intent.map(Reply::trigger).ok_or_else(|| format!("{invalid:?}").into())
}

#[tokio::test]
async fn the_request_that_the_library_was_published_with_gets_a_number() {
    let Some(corpus) = corpus::folder() else { return };
    let file = "python-intents/requests/es-v2-webhook-calculator-2-plus-2.json";
    let body = std::fs::read(corpus.join(file)).unwrap();
    let agent = Agent::builder().build().unwrap();
    let response = Dialogflow.fulfill(&agent, FulfillmentRequest::new(&body)).await.unwrap();
    let response: Value = serde_json::from_slice(&response.body).unwrap();
    assert_eq!(
        response,
        serde_json::json!({
            "followupEventInput": {
                "name": "E_CALCULATOR_SOLVE_MATH_OPERATION_RESPONSE",
                "languageCode": "en",
                "parameters": {"operation_result": 4},
            }
        })
    );
}
