//! The example agent's calculator, asked in ES V2 and V1: how much is two plus two?

use example_agent::shop::Carts;
use intents_core::connector::{Connector, UnknownIntent};
use intents_core::{Agent, BuildError, FulfillError, FulfillmentRequest, InvalidParameter};
use intents_tests::{Dialogflow, EsV1, EsV2, request};

const SOLVE: &str = "calculator.SolveMathOperation";
const TWO_PLUS_TWO: &str = r#"{"first_operand":2.0,"second_operand":2.0,"operator":"+"}"#;

fn calculator() -> Result<Agent, BuildError> {
    example_agent::agent(Carts::default())
}

async fn answer(agent: &Agent, body: &str) -> Result<String, FulfillError> {
    let response = Dialogflow.fulfill(agent, FulfillmentRequest::new(body.as_bytes())).await?;
    assert_eq!(response.dropped, []);
    Ok(String::from_utf8_lossy(&response.body).into_owned())
}

fn result_in_v2(result: &str) -> String {
    format!(
        r#"{{"followupEventInput":{{"name":"E_CALCULATOR_SOLVE_MATH_OPERATION_RESPONSE","languageCode":"en","parameters":{{"operation_result":{result}}}}}}}"#
    )
}

fn result_in_v1(result: &str) -> String {
    format!(
        r#"{{"followupEvent":{{"name":"E_CALCULATOR_SOLVE_MATH_OPERATION_RESPONSE","data":{{"operation_result":{result}}}}}}}"#
    )
}

const NO_RESULT_IN_V2: &str = r#"{"followupEventInput":{"name":"E_CALCULATOR_SOLVE_MATH_OPERATION_ERROR","languageCode":"en"}}"#;
const NO_RESULT_IN_V1: &str =
    r#"{"followupEvent":{"name":"E_CALCULATOR_SOLVE_MATH_OPERATION_ERROR"}}"#;

#[tokio::test]
async fn results_are_numbers_in_a_follow_up_event() {
    let agent = calculator().unwrap();
    for (first, operator, second, result) in [
        ("2.0", "+", "2.0", "4"),
        ("2", "-", "5", "-3"),
        ("21", "*", "2", "42"),
        ("4.0", "/", "2.0", "2"),
        ("3", "/", "2", "1.5"),
        ("0", "/", "3", "0"),
        // As V1 and events send them.
        ("\"4\"", "/", "\"2.0\"", "2"),
        // Digits that are not known are not claimed, and floats do not overflow.
        ("9007199254740992", "+", "2", "9007199254740994.0"),
        ("9223372036854775807", "+", "9223372036854775807", "1.8446744073709552e+19"),
        ("-9223372036854775808", "/", "-1", "9.223372036854776e+18"),
    ] {
        let parameters = format!(
            r#"{{"operator":"{operator}","second_operand":{second},"first_operand":{first}}}"#
        );
        let body = request::es_v2(SOLVE, &parameters);
        assert_eq!(answer(&agent, &body).await.unwrap(), result_in_v2(result), "{parameters}");
        let body = request::es_v1(SOLVE, &parameters);
        assert_eq!(answer(&agent, &body).await.unwrap(), result_in_v1(result), "{parameters}");
    }
}

#[tokio::test]
async fn without_a_result_the_error_intent_is_triggered() {
    let agent = calculator().unwrap();
    for (operator, second) in [("/", "0"), ("/", "-0.0"), ("/", "\"0\""), ("^", "2"), ("plus", "2")]
    {
        let parameters =
            format!(r#"{{"first_operand":3,"second_operand":{second},"operator":"{operator}"}}"#);
        let body = request::es_v2(SOLVE, &parameters);
        assert_eq!(answer(&agent, &body).await.unwrap(), NO_RESULT_IN_V2, "{parameters}");
        let body = request::es_v1(SOLVE, &parameters);
        assert_eq!(answer(&agent, &body).await.unwrap(), NO_RESULT_IN_V1, "{parameters}");
    }
}

#[tokio::test]
async fn what_the_intent_does_not_have_is_ignored() {
    let agent = calculator().unwrap();
    let parameters = r#"{"foo":{"bar":[1]},"First_Operand":7,"first_operand":2,
        "second_operand":2,"operator":"+","operator":"-","no-match":0.0}"#;
    // Names in ES have case, and the first of two values counts.
    let body = request::es_v2(SOLVE, parameters);
    assert_eq!(answer(&agent, &body).await.unwrap(), result_in_v2("4"));
    let body = request::es_v1(SOLVE, parameters);
    assert_eq!(answer(&agent, &body).await.unwrap(), result_in_v1("4"));
}

#[tokio::test]
async fn parameters_that_do_not_fit_are_all_named_in_the_order_of_the_fields() {
    let agent = calculator().unwrap();
    let missing = "`first_operand`: required, but not given; \
                   `second_operand`: required, but not given; \
                   `operator`: required, but not given";
    for (parameters, names, message) in [
        (
            r#"{"first_operand":2.7,"second_operand":2,"operator":"*"}"#,
            vec!["first_operand"],
            "`first_operand`: expected a whole number, found a number with a fraction",
        ),
        (
            r#"{"first_operand":"","second_operand":null}"#,
            vec!["first_operand", "second_operand", "operator"],
            missing,
        ),
        ("{}", vec!["first_operand", "second_operand", "operator"], missing),
        // As PHP writes an empty object.
        ("[ ]", vec!["first_operand", "second_operand", "operator"], missing),
        (
            r#"{"operator":["+"],"first_operand":"two"}"#,
            vec!["first_operand", "second_operand", "operator"],
            "`first_operand`: expected a whole number, found a string; \
             `second_operand`: required, but not given; \
             `operator`: expected one of `+`, `-`, `*`, `/`, found a list",
        ),
        // A value that is no JSON value is found first, and named once, in its place.
        (
            r#"{"second_operand":1e999,"operator":"+"}"#,
            vec!["first_operand", "second_operand"],
            "`first_operand`: required, but not given; \
             `second_operand`: expected a value, found a number out of range or too deep a nesting",
        ),
    ] {
        for body in [request::es_v2(SOLVE, parameters), request::es_v1(SOLVE, parameters)] {
            let error = answer(&agent, &body).await.unwrap_err();
            let FulfillError::Invalid(invalid) = error else { panic!("{error:?}") };
            assert_eq!(invalid.intent(), Some(SOLVE));
            let found: Vec<_> = invalid.parameters().iter().map(InvalidParameter::name).collect();
            assert_eq!(found, names, "{parameters}");
            assert_eq!(
                invalid.to_string(),
                format!("parameters do not fit the intent `{SOLVE}`: {message}")
            );
        }
    }
}

#[tokio::test]
async fn while_slots_are_filled_dialogflow_goes_on_prompting() {
    let agent = calculator().unwrap();
    let parameters = r#"{"first_operand":2,"second_operand":"","operator":"+"}"#;
    let v2 = request::es_v2(SOLVE, parameters);
    let v1 = request::es_v1(SOLVE, parameters);
    for body in [
        v2.replace(r#""allRequiredParamsPresent": true"#, r#""allRequiredParamsPresent": false"#),
        // ProtoJSON leaves out what is `false`.
        v2.replace(r#""allRequiredParamsPresent": true,"#, ""),
        v1.replace(r#""actionIncomplete": false"#, r#""actionIncomplete": true"#),
        v1.replace(r#""actionIncomplete": false"#, r#""actionIncomplete": "true""#),
    ] {
        assert_eq!(answer(&agent, &body).await.unwrap(), "{}", "{body}");
    }
    // V1 leaves out nothing: without the member, slots are filled.
    let body = request::es_v1(SOLVE, TWO_PLUS_TWO).replace(r#""actionIncomplete": false,"#, "");
    assert_eq!(answer(&agent, &body).await.unwrap(), result_in_v1("4"));
}

#[tokio::test]
async fn an_intent_that_nothing_fulfills_keeps_its_own_response() {
    let agent = calculator().unwrap();
    for intent in ["calculator.SolveMathOperationResponse", "calculator.SolveMathOperationError"] {
        // Not even read: it is the agent's own business what it says then.
        let parameters = r#"{"operation_result":"a lot"}"#;
        assert_eq!(answer(&agent, &request::es_v2(intent, parameters)).await.unwrap(), "{}");
        assert_eq!(answer(&agent, &request::es_v1(intent, parameters)).await.unwrap(), "{}");
    }
}

#[tokio::test]
async fn an_intent_that_the_agent_does_not_have_is_unknown() {
    let agent = calculator().unwrap();
    for (intent, unknown) in [
        ("nope.Nope", UnknownIntent::Name("nope.Nope".to_owned())),
        // Display names have case.
        ("calculator.solveMathOperation", {
            UnknownIntent::Name("calculator.solveMathOperation".to_owned())
        }),
        ("", UnknownIntent::None),
    ] {
        for body in [request::es_v2(intent, TWO_PLUS_TWO), request::es_v1(intent, TWO_PLUS_TWO)] {
            let error = answer(&agent, &body).await.unwrap_err();
            let FulfillError::UnknownIntent(found) = error else { panic!("{error:?}") };
            assert_eq!(found, unknown);
        }
    }
}

#[tokio::test]
async fn the_language_is_the_one_of_the_request() {
    let agent = calculator().unwrap();
    let body = request::es_v2(SOLVE, TWO_PLUS_TWO);
    for language in ["en-us", "pt-BR", "it"] {
        let body = body.replace(r#""en""#, &format!("{language:?}"));
        let expected = result_in_v2("4").replace(r#""en""#, &format!("{language:?}"));
        assert_eq!(answer(&agent, &body).await.unwrap(), expected);
    }
    for none in [r#""languageCode": """#, r#""languageCode": null"#] {
        let body = body.replace(r#""languageCode": "en""#, none);
        let expected = result_in_v2("4").replace(r#""languageCode":"en","#, "");
        assert_eq!(answer(&agent, &body).await.unwrap(), expected);
    }
    let body = request::es_v1(SOLVE, TWO_PLUS_TWO).replace(r#""en""#, r#""en-us""#);
    let request = FulfillmentRequest::new(body.as_bytes());
    assert_eq!(EsV1.decode(&request).unwrap().language(), "en-us");
    assert_eq!(answer(&agent, &body).await.unwrap(), result_in_v1("4"));
}

#[tokio::test]
async fn sessions_of_regions_and_environments_are_sessions() {
    let agent = calculator().unwrap();
    let plain = "projects/p/agent/sessions/s-1";
    for session in [
        plain,
        "projects/p/locations/europe-west1/agent/sessions/s-1",
        "projects/p/agent/environments/draft/users/-/sessions/s-1",
        "projects/p/locations/europe-west1/agent/environments/e/users/u/sessions/s-1",
    ] {
        let body = request::es_v2(SOLVE, TWO_PLUS_TWO).replace(plain, session);
        let request = FulfillmentRequest::new(body.as_bytes());
        let context = EsV2.decode(&request).unwrap();
        assert_eq!((context.session().name(), context.session().id()), (session, "s-1"));
        assert_eq!(answer(&agent, &body).await.unwrap(), result_in_v2("4"));
    }
}

/// As some proxies rewrite requests: snake_case, strings for what is none, PHP's empty arrays.
#[tokio::test]
async fn what_proxies_make_of_a_request_is_read() {
    let agent = calculator().unwrap();
    let body = r#"{
        "response_id": "r-1",
        "session": "projects/p/agent/sessions/s-1",
        "query_result": {
            "query_text": null,
            "parameters": {"first_operand": "2", "second_operand": 2, "operator": "+"},
            "all_required_params_present": "true",
            "output_contexts": [],
            "intent": {"display_name": "calculator.SolveMathOperation", "unheardOf": [1]},
            "intent_detection_confidence": "0.5",
            "diagnostic_info": [],
            "language_code": "en"
        },
        "original_detect_intent_request": []
    }"#;
    assert_eq!(answer(&agent, body).await.unwrap(), result_in_v2("4"));
}

#[tokio::test]
async fn a_body_that_is_none_says_where_and_repeats_nothing() {
    let agent = calculator().unwrap();
    for (body, message) in [
        (
            r#"{"queryResult":{"intent":{"displayName":{"secret":1}}}}"#,
            "invalid Dialogflow ES V2 request: expected a string, found an object",
        ),
        (
            r#"{"result":{"parameters":"secret"}}"#,
            "invalid Dialogflow V1 request: expected an object, found a string",
        ),
        ("secret", "invalid Dialogflow request: the body is not valid JSON"),
    ] {
        let error = answer(&agent, body).await.unwrap_err();
        let FulfillError::Decode(error) = error else { panic!("{error:?}") };
        assert!(error.to_string().starts_with(message), "{error}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}
