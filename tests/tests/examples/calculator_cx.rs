//! The example agent's calculator, asked in CX: which handler is called, and where its parameters
//! come from.

use example_agent::calculator::{SolveMathOperationError, SolveMathOperationResponse, solve};
use intents_core::connector::{Connector, UnknownIntent};
use intents_core::{Agent, BuildError, FromContext, FulfillError, FulfillmentRequest, Value};
use intents_dialogflow::cx;
use intents_tests::{Cx, Dialogflow, request};

const SOLVE: &str = "calculator.SolveMathOperation";
const TWO_PLUS_TWO: &str = r#"{"first_operand":2.0,"second_operand":2.0,"operator":"+"}"#;
const NO_RESULT: &str =
    r#"{"sessionInfo":{"parameters":{"intents_trigger":"calculator.SolveMathOperationError"}}}"#;

/// Without the registry, as a test would register what it is about.
fn calculator() -> Result<Agent, BuildError> {
    Agent::empty_builder()
        .handler::<solve>()
        .intent::<SolveMathOperationResponse>()
        .intent::<SolveMathOperationError>()
        .build()
}

async fn answer(agent: &Agent, body: &str) -> Result<String, FulfillError> {
    let request = FulfillmentRequest::new(body.as_bytes());
    let response = Dialogflow.fulfill(agent, request.clone()).await?;
    assert_eq!(response, Cx.fulfill(agent, request).await?);
    assert_eq!(response.dropped, []);
    Ok(String::from_utf8_lossy(&response.body).into_owned())
}

fn result(result: &str) -> String {
    format!(
        r#"{{"sessionInfo":{{"parameters":{{"intents_trigger":"calculator.SolveMathOperationResponse","operation_result":{result}}}}}}}"#
    )
}

/// A request with `tag`, with `intent` as the intent that was matched last, and with further
/// members as JSON.
fn call(tag: &str, intent: &str, members: &str) -> String {
    format!(
        r#"{{"fulfillmentInfo":{{"tag":"{tag}"}},"intentInfo":{{"displayName":"{intent}"}}{members}}}"#
    )
}

/// A request with the calculator's tag, and with parameters of form, intent and session.
fn parameters(form: &str, intent: &str, session: &str) -> String {
    format!(
        r#"{{
            "fulfillmentInfo": {{"tag": "{SOLVE}"}},
            "pageInfo": {{"formInfo": {{"parameterInfo": [{form}]}}}},
            "intentInfo": {{"displayName": "{SOLVE}", "parameters": {{{intent}}}}},
            "sessionInfo": {{"parameters": {{{session}}}}}
        }}"#
    )
}

fn filled(name: &str, value: &str) -> String {
    format!(r#"{{"displayName":"{name}","required":true,"state":"FILLED","value":{value}}}"#)
}

#[tokio::test]
async fn the_tag_names_the_intent() {
    let agent = calculator().unwrap();
    assert_eq!(answer(&agent, &request::cx(SOLVE, TWO_PLUS_TWO)).await.unwrap(), result("4"));
    let session = format!(r#","sessionInfo":{{"parameters":{TWO_PLUS_TWO}}}"#);
    // Whatever was matched last.
    for intent in ["", SOLVE, "calculator.SolveMathOperationError", "Default Welcome Intent"] {
        let body = call(SOLVE, intent, &session);
        assert_eq!(answer(&agent, &body).await.unwrap(), result("4"), "{intent}");
    }
    // Only without a tag does the intent that was matched count.
    assert_eq!(answer(&agent, &call("", SOLVE, &session)).await.unwrap(), result("4"));
    let without = call("", SOLVE, &session).replace(r#""fulfillmentInfo":{"tag":""},"#, "");
    assert_eq!(answer(&agent, &without).await.unwrap(), result("4"));
}

#[tokio::test]
async fn a_tag_of_somebody_else_is_unknown_although_the_intent_is_ours() {
    let agent = calculator().unwrap();
    let session = format!(r#","sessionInfo":{{"parameters":{TWO_PLUS_TWO}}}"#);
    for (tag, intent, unknown) in [
        ("validatePhoneLine", SOLVE, UnknownIntent::Tag("validatePhoneLine".to_owned())),
        ("Say it again", "", UnknownIntent::Tag("Say it again".to_owned())),
        // Tags have case.
        ("CALCULATOR.SOLVEMATHOPERATION", SOLVE, {
            UnknownIntent::Tag("CALCULATOR.SOLVEMATHOPERATION".to_owned())
        }),
        ("", "nope.Nope", UnknownIntent::Name("nope.Nope".to_owned())),
        ("", "", UnknownIntent::None),
    ] {
        let error = answer(&agent, &call(tag, intent, &session)).await.unwrap_err();
        let FulfillError::UnknownIntent(found) = error else { panic!("{error:?}") };
        assert_eq!(found, unknown);
    }
}

#[tokio::test]
async fn parameters_come_from_the_form_then_the_intent_then_the_session() {
    let agent = calculator().unwrap();
    let form = |first: &str| {
        [filled("first_operand", first), filled("second_operand", "2"), filled("operator", "\"*\"")]
            .join(",")
    };
    let intent = |first: &str| {
        format!(
            r#""first_operand":{{"originalValue":"x","resolvedValue":{first}}},
               "second_operand":{{"originalValue":"two","resolvedValue":2.0}},
               "operator":{{"originalValue":"times","resolvedValue":"*"}}"#
        )
    };
    let session =
        |first: &str| format!(r#""first_operand":{first},"second_operand":2,"operator":"*""#);
    for (body, doubled) in [
        (parameters(&form("1"), "", ""), "2"),
        (parameters("", &intent("10"), ""), "20"),
        (parameters("", "", &session("100")), "200"),
        (parameters(&form("1"), &intent("10"), &session("100")), "2"),
        (parameters(&form("1"), "", &session("100")), "2"),
        (parameters("", &intent("10"), &session("100")), "20"),
        // What is not given in one place may be in the next.
        (parameters(&form("null"), &intent("10"), &session("100")), "20"),
        (parameters(&form("\"\""), &intent("null"), &session("100")), "200"),
        // Each parameter comes from where it is.
        (
            parameters(
                &filled("first_operand", "1"),
                r#""second_operand":{"resolvedValue":2}"#,
                r#""operator":"*""#,
            ),
            "2",
        ),
    ] {
        assert_eq!(answer(&agent, &body).await.unwrap(), result(doubled), "{body}");
    }
}

#[tokio::test]
async fn names_of_parameters_have_no_case() {
    let agent = calculator().unwrap();
    let body = parameters(
        &filled("First_Operand", "3"),
        r#""SECOND_OPERAND":{"resolvedValue":"4"}"#,
        r#""Operator":"*","first_operand":100"#,
    );
    assert_eq!(answer(&agent, &body).await.unwrap(), result("12"));
}

/// As some proxies rewrite requests: snake_case, and PHP's empty arrays.
#[tokio::test]
async fn what_proxies_make_of_a_request_is_read() {
    let agent = calculator().unwrap();
    let body = r#"{
        "detect_intent_response_id": "r-1",
        "fulfillment_info": {"tag": "calculator.SolveMathOperation"},
        "intent_info": {"display_name": "Hello", "parameters": []},
        "page_info": {"form_info": {"parameter_info": [
            {"display_name": "first_operand", "required": "true", "state": "FILLED", "value": 2}
        ]}},
        "session_info": {"parameters": {"second_operand": 2, "operator": "+"}},
        "sentiment_analysis_result": [],
        "payload": [ ]
    }"#;
    assert_eq!(answer(&agent, body).await.unwrap(), result("4"));
}

#[tokio::test]
async fn the_handler_waits_for_its_own_parameters_of_the_form() {
    let agent = calculator().unwrap();
    let info = |name: &str, required: bool, state: &str| {
        format!(r#"{{"displayName":"{name}","required":{required},"state":"{state}"}}"#)
    };
    let session = &TWO_PLUS_TWO[1..TWO_PLUS_TWO.len() - 1];
    for (form, keeps) in [
        (info("second_operand", true, "EMPTY"), true),
        (info("second_operand", true, "INVALID"), true),
        (info("SECOND_OPERAND", true, "EMPTY"), true),
        (filled("first_operand", "2") + "," + &info("operator", true, "EMPTY"), true),
        // An optional one nobody waits for, nor for a form that another intent is filled by.
        (info("second_operand", false, "EMPTY"), false),
        (info("date_of_birth", true, "EMPTY"), false),
    ] {
        let expected = if keeps { "{}".to_owned() } else { result("4") };
        let body = parameters(&form, "", session);
        assert_eq!(answer(&agent, &body).await.unwrap(), expected, "{form}");
    }
}

#[tokio::test]
async fn without_a_result_the_error_intent_is_triggered() {
    let agent = calculator().unwrap();
    for (operator, second) in [("/", "0"), ("/", "\"0.0\""), ("^", "2")] {
        let session =
            format!(r#"{{"first_operand":3,"second_operand":{second},"operator":"{operator}"}}"#);
        assert_eq!(answer(&agent, &request::cx(SOLVE, &session)).await.unwrap(), NO_RESULT);
    }
}

#[tokio::test]
async fn parameters_that_do_not_fit_are_named() {
    let agent = calculator().unwrap();
    let form = filled("first_operand", "2.7");
    // The session would have a whole number, but the form goes before it.
    let body = parameters(&form, "", r#""first_operand":2,"operator":"+""#);
    let error = answer(&agent, &body).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "parameters do not fit the intent `calculator.SolveMathOperation`: \
         `first_operand`: expected a whole number, found a number with a fraction; \
         `second_operand`: required, but not given"
    );
}

#[tokio::test]
async fn an_intent_that_nothing_fulfills_keeps_its_own_response() {
    let agent = calculator().unwrap();
    let body = request::cx("calculator.SolveMathOperationResponse", "{}");
    assert_eq!(answer(&agent, &body).await.unwrap(), "{}");
}

#[test]
fn the_query_is_what_the_user_did() {
    for (members, query) in [
        (r#""text":"two plus two","triggerEvent":"""#, "two plus two"),
        (r#""dtmfDigits":"","transcript":null,"text":"two plus two""#, "two plus two"),
        (r#""transcript":"two plus too""#, "two plus too"),
        (r#""triggerIntent":"projects/p/…/intents/i""#, "projects/p/…/intents/i"),
        (r#""triggerEvent":"sys.no-match-default""#, "sys.no-match-default"),
        (r#""dtmfDigits":"22#""#, "22#"),
        (r#""text":null"#, ""),
    ] {
        let body = format!("{{{members}}}");
        let request = FulfillmentRequest::new(body.as_bytes());
        assert_eq!(Cx.decode(&request).unwrap().query_text(), query);
    }
}

#[test]
fn sessions_of_agents_and_environments_are_sessions() {
    for session in [
        "projects/p/locations/global/agents/a/sessions/s-1",
        "projects/p/locations/us-central1/agents/a/environments/e/sessions/s-1",
    ] {
        let body = format!(r#"{{"sessionInfo":{{"session":"{session}"}}}}"#);
        let request = FulfillmentRequest::new(body.as_bytes());
        let context = Dialogflow.decode(&request).unwrap();
        assert_eq!((context.session().name(), context.session().id()), (session, "s-1"));
    }
}

#[test]
fn the_whole_request_can_be_extracted() {
    let body = r#"{
        "detectIntentResponseId": "r-1",
        "text": "hi",
        "languageCode": "en",
        "fulfillmentInfo": {"tag": "t"},
        "intentInfo": {
            "lastMatchedIntent": "projects/p/locations/l/agents/a/intents/i",
            "displayName": "Hello",
            "parameters": {"who": {"originalValue": "Ana", "resolvedValue": {"name": "Ana"}}},
            "confidence": 0.25
        },
        "pageInfo": {
            "currentPage": "projects/p/locations/l/agents/a/flows/f/pages/START_PAGE",
            "displayName": "Start Page",
            "formInfo": {"parameterInfo": [
                {"displayName": "n", "required": true, "state": "FILLED", "value": 1,
                 "justCollected": true}
            ]}
        },
        "sessionInfo": {"session": "s", "parameters": {"who": "Bo", "n": 2}},
        "messages": [{"text": {"text": ["a"]}, "responseType": "HANDLER_PROMPT"}],
        "payload": {"telephony": {"caller_id": "+1"}},
        "sentimentAnalysisResult": {"score": -0.5, "magnitude": "0.5"},
        "languageInfo": {"inputLanguageCode": "en", "resolvedLanguageCode": "it",
                         "confidenceScore": 1}
    }"#;
    let request = FulfillmentRequest::new(body.as_bytes());
    let context = Cx.decode(&request).unwrap();
    assert_eq!(context.response_id(), "r-1");
    assert_eq!((context.tag(), context.intent(), context.action()), ("t", "Hello", ""));
    assert_eq!((context.language(), context.fulfillment_text()), ("en", ""));
    assert_eq!(context.confidence(), Some(0.25));
    let names = |name: &str| name.to_owned();
    let all = context.parameters().all().unwrap();
    let all: Vec<_> = all.iter().map(|(name, value)| (names(name), value.kind())).collect();
    assert_eq!(
        all,
        [
            ("n", "a whole number"),
            ("who", "an object"),
            ("who", "a string"),
            ("n", "a whole number")
        ]
        .map(|(name, kind)| (names(name), kind))
    );

    let request = cx::WebhookRequest::from_context(&context).unwrap();
    assert!(request.intent_info.last_matched_intent.ends_with("/intents/i"));
    let (name, who) = &request.intent_info.parameters[0];
    assert_eq!((name.as_ref(), who.original_value.as_ref()), ("who", "Ana"));
    let resolved = who.resolved_value.read().unwrap();
    assert_eq!(resolved.get("name").and_then(Value::as_str), Some("Ana"));
    assert!(request.page_info.current_page.ends_with("/pages/START_PAGE"));
    assert_eq!(request.page_info.display_name, "Start Page");
    let form = &request.page_info.form_info.parameter_info[0];
    assert_eq!((form.display_name.as_ref(), form.state.name()), ("n", "FILLED"));
    assert!(form.required && form.just_collected);
    assert_eq!(form.value.read().unwrap(), Value::Number(1.into()));
    let messages = request.messages.read().unwrap();
    assert_eq!(messages[0].response_type, cx::message::ResponseType::HandlerPrompt);
    assert_eq!(messages[0].text.read().unwrap().text, ["a"]);
    assert_eq!(request.query(), Some(cx::Query::Text("hi")));
    assert_eq!((request.page_info.flow(), request.page_info.page()), {
        (Some("f"), Some(cx::PageId::Start))
    });
    assert_eq!(request.payload.json(), Some(r#"{"telephony": {"caller_id": "+1"}}"#));
    let mood = request.sentiment().unwrap();
    assert_eq!((mood.score, mood.magnitude), (-0.5, 0.5));
    let language = request.language_info;
    assert_eq!(language.input_language_code, "en");
    assert_eq!(language.resolved_language_code, "it");
    assert_eq!(language.confidence_score, Some(1.0));
}
