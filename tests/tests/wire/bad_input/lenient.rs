//! Deviations from Google's format that are accepted, since proxies and other clients send them.

use intents_core::connector::Connector;
use intents_core::{Agent, FulfillmentContext, FulfillmentRequest, SlotFilling};
use intents_tests::{Cx, Dialogflow, EsV1, EsV2};
use serde_json::json;

use super::{ANY, BODIES, CX, DIALECTS, V1, V2, agent, change, order, post, webhook};

const NAME: &str = "bad-input.Order";

#[tokio::test]
async fn parameters_that_are_nothing_are_none() {
    let webhook = webhook(agent());
    for nothing in ["{}", "[]", "[ \n ]", "null", r#"{"amount":null}"#, r#"{"amount":""}"#] {
        for (dialect, body) in DIALECTS.into_iter().zip(BODIES) {
            for path in [dialect.path, ANY] {
                let answer = post(&webhook, path, body(NAME, nothing)).await;
                assert_eq!(answer.words(), "None None None []", "{nothing}: {:?}", answer.body);
            }
        }
    }
}

/// A request of nothing names no intent.
#[tokio::test]
async fn an_empty_request_is_for_nobody() {
    let nobody = || Agent::empty_builder().handler::<order>().handler::<change>().build().unwrap();
    let (webhook, somebody) = (webhook(nobody()), webhook(agent()));
    let empty = ["{}", "[]", "null", " { } "];
    for dialect in DIALECTS {
        for body in empty {
            let answer = post(&webhook, dialect.path, body).await;
            assert_eq!(answer.status, 404, "{:?}", answer.body);
            assert_eq!(answer.body["error"]["message"], "the request names no intent");
            let answer = post(&somebody, dialect.path, body).await;
            assert_eq!(answer.words(), "somebody", "{:?}", answer.body);
        }
    }
    // Whose it is nobody can tell.
    for body in empty {
        let answer = post(&webhook, ANY, body).await;
        assert!(answer.refused().0.contains("expected an object with `queryResult`"));
    }
}

#[tokio::test]
async fn messages_that_are_nothing_are_empty() {
    let webhook = webhook(agent());
    for (dialect, messages) in [
        (V2, ["/queryResult", "/queryResult/intent", "/originalDetectIntentRequest"].as_slice()),
        (V1, &["/result", "/result/metadata", "/result/fulfillment", "/originalRequest"]),
        (CX, &["/fulfillmentInfo", "/intentInfo", "/pageInfo", "/pageInfo/formInfo"]),
    ] {
        for message in messages {
            let mut words = Vec::new();
            for nothing in ["{}", "[]", "null"] {
                for path in [dialect.path, ANY] {
                    let answer = post(&webhook, path, dialect.with(message, nothing)).await;
                    assert_eq!(answer.status, 200, "{message} = {nothing}: {:?}", answer.body);
                    words.push(answer.words().to_owned());
                }
            }
            words.dedup();
            assert_eq!(words.len(), 1, "{message}: {words:?}");
        }
    }
}

/// A value that an enum does not have yet is one that it has: any text.
#[tokio::test]
async fn unknown_values_of_enums_are_read() {
    let webhook = webhook(agent());
    for (dialect, at) in [
        (V2, "/queryResult/intent/webhookState"),
        (V2, "/originalDetectIntentRequest/source"),
        (V1, "/originalRequest/source"),
        (V1, "/result/source"),
        (CX, "/messages/0/responseType"),
    ] {
        for path in [dialect.path, ANY] {
            let answer = post(&webhook, path, dialect.with(at, "\"SOMETHING_NEW\"")).await;
            assert!(answer.words().starts_with("Some(5)"), "{at}: {:?}", answer.body);
        }
    }
    // A required parameter has a value when its state says so, and in no other state.
    for (state, waits) in [("FILLED", false), ("EMPTY", true), ("SOMETHING_NEW", true)] {
        let state = CX.with("/pageInfo/formInfo/parameterInfo/0/state", &format!("\"{state}\""));
        let answer = post(&webhook, CX.path, state).await;
        assert_eq!(answer.body == json!({}), waits, "{:?}", answer.body);
    }
}

/// What is decoded of a request with a member twice: in its own dialect, and where it is detected.
fn decoded<T>(
    connector: &dyn Connector,
    body: &str,
    question: impl Fn(&FulfillmentContext<'_>) -> T,
) -> [T; 2] {
    let request = FulfillmentRequest::new(body.as_bytes());
    [connector, &Dialogflow].map(|connector| question(&connector.decode(&request).unwrap()))
}

#[test]
fn a_repeated_member_has_its_last_value_that_is_not_null() {
    for (connector, of_first, body) in [
        (
            &EsV2 as &dyn Connector,
            "first last",
            r#"{
                "session": "first", "session": "s", "session": null,
                "queryResult": {
                    "intent": {"displayName": "first"}, "action": "first",
                    "parameters": {"x": "first"}, "parameters": {"x": "last"}, "parameters": null,
                    "outputContexts": [{"name": "s/contexts/first"}],
                    "outputContexts": [{"name": "s/contexts/last"}], "outputContexts": null
                },
                "queryResult": {
                    "intent": {"displayName": "last"},
                    "intentDetectionConfidence": 0.25, "intentDetectionConfidence": 0.5
                }
            }"#,
        ),
        (
            &EsV1,
            "first last",
            r#"{
                "sessionId": "first", "sessionId": "s", "sessionId": null,
                "result": {
                    "metadata": {"intentName": "first"}, "action": "first",
                    "parameters": {"x": "first"}, "parameters": {"x": "last"}, "parameters": null,
                    "contexts": [{"name": "first"}],
                    "contexts": [{"name": "last"}], "contexts": null
                },
                "result": {"metadata": {"intentName": "last"}, "score": 0.25, "score": 0.5}
            }"#,
        ),
        (
            &Cx,
            "",
            r#"{
                "sessionInfo": {"session": "first", "session": "s"},
                "sessionInfo": {
                    "session": null,
                    "parameters": {"x": "first"}, "parameters": {"x": "last"}, "parameters": null
                },
                "intentInfo": {"displayName": "first", "confidence": 0.25},
                "intentInfo": {"displayName": "last", "confidence": 0.5}
            }"#,
        ),
    ] {
        let found = decoded(connector, body, |context| {
            let x = context.parameters().get::<String>("x").unwrap();
            let contexts = context.contexts().all().unwrap();
            let contexts: Vec<_> = contexts.into_iter().map(|of| of.id.into_owned()).collect();
            let (session, intent) =
                (context.session().name().to_owned(), context.intent().to_owned());
            let action = context.action().to_owned();
            let of_es = [vec![action], contexts].concat().join(" ");
            (session, intent, x, context.confidence(), of_es)
        });
        for (session, intent, x, confidence, of_es) in found {
            assert_eq!((&*session, &*intent, &*x, confidence), ("s", "last", "last", Some(0.5)));
            // Messages are merged. CX has neither actions nor contexts.
            assert_eq!(of_es, of_first);
        }
    }
}

#[test]
fn a_repeated_flag_has_its_last_value() {
    let v2 = |flags: &str| format!(r#"{{"queryResult":{{{flags}}}}}"#);
    let v1 = |flags: &str| format!(r#"{{"result":{{{flags}}}}}"#);
    const PRESENT: &str = r#""allRequiredParamsPresent":"#;
    const INCOMPLETE: &str = r#""actionIncomplete":"#;
    for (first, last, is_set) in
        [("true", "false", false), ("false", "true", true), ("true", "null", true)]
    {
        let twice = |name: &str| format!("{name}{first},{name}{last}");
        let is_complete = |of: &FulfillmentContext<'_>| *of.slot_filling() == SlotFilling::Complete;
        assert_eq!(
            decoded(&EsV2, &v2(&twice(PRESENT)), is_complete),
            [is_set; 2],
            "{first}, {last}"
        );
        let found = decoded(&EsV1, &v1(&twice(INCOMPLETE)), is_complete);
        assert_eq!(found, [!is_set; 2], "{first}, {last}");
    }
}

#[test]
fn a_repeated_list_has_its_last_value() {
    let unfilled = |name: &str| format!(r#"[{{"displayName":"{name}","required":true}}]"#);
    let body = format!(
        r#"{{"pageInfo":{{"formInfo":{{"parameterInfo":{},"parameterInfo":{}}}}}}}"#,
        unfilled("first"),
        unfilled("last")
    );
    let last = SlotFilling::Unfilled(vec!["last".into()]);
    assert_eq!(decoded(&Cx, &body, |context| *context.slot_filling() == last), [true; 2]);
}

/// Parameters have any names, and CX does not tell upper from lower case in them.
#[tokio::test]
async fn a_repeated_parameter_has_its_first_value_that_is_not_empty() {
    let webhook = webhook(agent());
    for (dialect, body) in DIALECTS.into_iter().zip(BODIES) {
        let parameters = r#"{"amount":null,"amount":"","amount":5,"amount":6,"amount":"seven"}"#;
        let body = body(NAME, parameters);
        for path in [dialect.path, ANY] {
            let answer = post(&webhook, path, body.clone()).await;
            assert_eq!(answer.words(), "Some(5) None None []", "{:?}", answer.body);
        }
        // The same for who reads it without a type for the intent.
        let amounts = decoded(&Dialogflow, &body, |context| {
            context.parameters().get::<Option<i64>>("amount").unwrap()
        });
        assert_eq!(amounts, [Some(5); 2]);
    }
}
