//! Effects that outlive the reply: contexts, session entities, the end of the session.

use intents_core::connector::InvalidValue;
use intents_core::connector::{Dropped, EncodeError};
use intents_core::{
    Active, Connector, Context, FromContext, FulfillmentRequest, Lifespan, Reply, SessionEntities,
};
use intents_tests::{Cx, Dialogflow, EsV1, EsV2, request};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use super::{Next, encode, in_all_dialects, text, whole};

#[test]
fn contexts_are_set_and_deleted() {
    let reply = Reply::text("Hi.")
        .output_context("Waiting", Lifespan::turns(2), json!({"pizzas": 2}))
        .output_context("bare", Lifespan::turns(1), ())
        .delete_context("Greeted");
    assert_eq!(
        whole(&reply),
        [
            r#"{"fulfillmentText":"Hi.","fulfillmentMessages":[{"text":{"text":["Hi."]}}],"outputContexts":[{"name":"projects/p/agent/sessions/s-1/contexts/waiting","lifespanCount":2,"parameters":{"pizzas":2}},{"name":"projects/p/agent/sessions/s-1/contexts/bare","lifespanCount":1},{"name":"projects/p/agent/sessions/s-1/contexts/greeted","lifespanCount":0}]}"#,
            r#"{"speech":"Hi.","displayText":"Hi.","contextOut":[{"name":"waiting","lifespan":2,"parameters":{"pizzas":2}},{"name":"bare","lifespan":1},{"name":"greeted","lifespan":0}]}"#,
            r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["Hi."]}}]},"sessionInfo":{"parameters":{"waiting":{"pizzas":2},"bare":{},"greeted":null}}}"#,
        ]
    );
}

/// The user waits for pizzas.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Waiting {
    pizzas: u8,
}

impl Context for Waiting {
    const NAME: &'static str = "Waiting";
}

#[test]
fn a_context_that_is_a_type_comes_back_as_it_was_set() {
    let reply = Reply::keep().context(Waiting { pizzas: 2 }, Lifespan::turns(2));
    let untyped = Reply::keep().output_context("waiting", Lifespan::turns(2), json!({"pizzas": 2}));
    let [v2, v1, cx] = whole(&reply);
    assert_eq!([v2.clone(), v1.clone(), cx.clone()], whole(&untyped));
    // The next request tells what this response set.
    let sent = |json: &str, name: &str| serde_json::from_str::<Json>(json).unwrap()[name].clone();
    for body in [
        json!({"queryResult": {"outputContexts": sent(&v2, "outputContexts")}}),
        json!({"result": {"contexts": sent(&v1, "contextOut")}}),
        json!({"sessionInfo": sent(&cx, "sessionInfo")}),
    ] {
        let body = body.to_string();
        let request = FulfillmentRequest::new(body.as_bytes());
        let context = Dialogflow.decode(&request).unwrap();
        let waiting = Active::<Waiting>::from_context(&context).unwrap();
        assert_eq!(*waiting, Waiting { pizzas: 2 }, "{body}");
    }
}

#[test]
fn contexts_go_out_beside_a_trigger() {
    assert_eq!(
        whole(&Reply::from(Next).delete_context("greeted")),
        [
            r#"{"followupEventInput":{"name":"E_NEXT","languageCode":"en"},"outputContexts":[{"name":"projects/p/agent/sessions/s-1/contexts/greeted","lifespanCount":0}]}"#,
            r#"{"followupEvent":{"name":"E_NEXT"},"contextOut":[{"name":"greeted","lifespan":0}]}"#,
            r#"{"sessionInfo":{"parameters":{"intents_trigger":"Next","greeted":null}}}"#,
        ]
    );
}

#[test]
fn a_context_that_is_named_twice_is_what_was_said_last() {
    let set = |turns| Reply::keep().output_context("order", Lifespan::turns(turns), ());
    let [expected, ..] = whole(&set(3));
    assert_eq!(whole(&set(5).then(set(3)))[0], expected);
    assert_eq!(whole(&set(5).delete_context("ORDER").then(set(3)))[0], expected);
    let entities = |entity| SessionEntities::overriding("fruit").value(entity, [""; 0]);
    let twice =
        Reply::keep().session_entities(entities("pear")).session_entities(entities("apple"));
    let once = Reply::keep().session_entities(entities("apple"));
    assert_eq!(in_all_dialects(&twice), in_all_dialects(&once));
}

#[test]
fn a_context_with_a_name_that_dialogflow_refuses_is_never_sent() {
    let long = "x".repeat(251);
    for name in ["", "order size", "size/large", "größe", &long] {
        let reply = Reply::keep().delete_context(name.to_owned());
        for (connector, body) in [
            (&EsV2 as &dyn Connector, request::es_v2("Any", "{}")),
            (&EsV1, request::es_v1("Any", "{}")),
            (&Cx, request::cx("Any", "{}")),
        ] {
            let request = FulfillmentRequest::new(body.as_bytes());
            let context = connector.decode(&request).unwrap();
            let error = connector.encode(&context, &reply).unwrap_err();
            assert!(error == EncodeError::Value(InvalidValue::ContextName));
        }
    }
    let longest = "x".repeat(250);
    whole(&Reply::keep().delete_context(longest).delete_context("a_B-9%20"));
}

#[test]
fn what_a_context_carries_is_an_object_or_nothing() {
    let carrying = |parameters: serde_json::Value| {
        Reply::keep().output_context("order", Lifespan::turns(1), parameters)
    };
    let [nothing, ..] = whole(&carrying(json!(null)));
    assert!(!nothing.contains("parameters"), "{nothing}");
    assert_eq!(whole(&carrying(json!({})))[0], nothing);
    let request = FulfillmentRequest::new(br#"{"session":"s"}"#);
    let context = EsV2.decode(&request).unwrap();
    let error = EsV2.encode(&context, &carrying(json!([1]))).unwrap_err();
    assert_eq!(error, EncodeError::Value(InvalidValue::PayloadNotObject));
}

#[test]
fn without_a_session_there_are_no_names_to_send() {
    let reply = Reply::text("Hi.").delete_context("greeted");
    let response = encode(&EsV2, r#"{"queryResult":{}}"#, &reply);
    assert_eq!(text(&response), whole(&Reply::text("Hi."))[0]);
    assert!(response.dropped == [Dropped::ContextsWithoutSession]);
}

#[test]
fn entity_types_have_other_values_for_a_session() {
    let fruits = SessionEntities::overriding("fruit")
        .value("apple", ["crabapple", "green apple"])
        .value("pear", ["Pear", "pear"]);
    let sizes = SessionEntities::supplementing("Größe").value("XXL", [""; 0]);
    let reply = Reply::text("Hi.").session_entities(fruits).session_entities(sizes);
    let [(v2, of_v2), (v1, of_v1), (cx, of_cx)] = in_all_dialects(&reply);
    assert_eq!(
        v2,
        r#"{"fulfillmentText":"Hi.","fulfillmentMessages":[{"text":{"text":["Hi."]}}],"sessionEntityTypes":[{"name":"projects/p/agent/sessions/s-1/entityTypes/fruit","entityOverrideMode":"ENTITY_OVERRIDE_MODE_OVERRIDE","entities":[{"value":"apple","synonyms":["apple","crabapple","green apple"]},{"value":"pear","synonyms":["Pear","pear"]}]},{"name":"projects/p/agent/sessions/s-1/entityTypes/Größe","entityOverrideMode":"ENTITY_OVERRIDE_MODE_SUPPLEMENT","entities":[{"value":"XXL","synonyms":["XXL"]}]}]}"#
    );
    let [_, only_v1, only_cx] = whole(&Reply::text("Hi."));
    assert_eq!([v1, cx], [only_v1, only_cx]);
    assert_eq!([of_v2.len(), of_v1.len(), of_cx.len()], [0, 1, 1]);
    // Dialogflow requires some.
    let none = Reply::keep().session_entities(SessionEntities::overriding("fruit"));
    let [(v2, dropped), ..] = in_all_dialects(&none);
    assert_eq!((v2.as_str(), dropped.len()), ("{}", 1));
}

#[test]
fn the_session_ends_in_cx_and_the_end_is_reported_in_es() {
    let [(v2, of_v2), (v1, of_v1), (cx, of_cx)] = in_all_dialects(&Reply::keep().end_session());
    assert_eq!([v2, v1], ["{}"; 2]);
    assert!(of_v2 == [Dropped::EndOfSession]);
    assert_eq!(of_v1, of_v2);
    // The request is of no page.
    assert_eq!((cx.as_str(), of_cx.len()), ("{}", 1));

    let of_page = |page: &str| {
        let page = format!(r#"{{"pageInfo":{{"currentPage":"{page}"}},"#);
        request::cx("Any", "{}").replacen('{', &page, 1)
    };
    let flow = "projects/p/locations/l/agents/a/flows/00000000-0000-0000-0000-000000000000";
    let bye = Reply::text("Bye.").end_session();
    for page in ["START_PAGE", "b34fda0b-0769-4f42-b91c-ff38e4bc1268"] {
        let response = encode(&Cx, &of_page(&format!("{flow}/pages/{page}")), &bye);
        let expected = format!(
            r#"{{"fulfillmentResponse":{{"messages":[{{"text":{{"text":["Bye."]}}}}]}},"targetPage":"{flow}/pages/END_SESSION"}}"#
        );
        assert_eq!((text(&response), response.dropped), (expected, vec![]));
    }
    for elsewhere in ["projects/p/locations/l/agents/a/playbooks/b", "pages/p", "a/pages/p", ""] {
        let response = encode(&Cx, &of_page(elsewhere), &bye);
        assert!(!text(&response).contains("targetPage"), "{elsewhere}");
        assert_eq!(response.dropped.len(), 1, "{elsewhere}");
    }
    // An intent that answers goes before an end that would keep it from answering.
    let response = encode(&Cx, &of_page(&format!("{flow}/pages/p")), &bye.then(Next));
    assert!(!text(&response).contains("targetPage"));
    assert!(response.dropped == [Dropped::EndOfSessionBesideTrigger]);
}

/// Carries nothing but that it is there.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Greeted;

impl Context for Greeted {
    const NAME: &'static str = "greeted";
}

#[test]
fn a_context_that_carries_nothing_is_read_from_nothing() {
    let answer = text(&encode(
        &EsV2,
        &request::es_v2("Any", "{}"),
        &Reply::keep().context(Greeted, Lifespan::turns(2)),
    ));
    let answer: Json = serde_json::from_str(&answer).unwrap();
    let es = json!({"queryResult": {"outputContexts": answer["outputContexts"]}});
    let cx = json!({"sessionInfo": {"parameters": {"greeted": {}}}});
    for body in [es, cx] {
        let body = body.to_string();
        let request = FulfillmentRequest::new(body.as_bytes());
        let context = Dialogflow.decode(&request).unwrap();
        let greeted = Option::<Active<Greeted>>::from_context(&context).unwrap();
        assert_eq!(greeted.as_deref(), Some(&Greeted), "{body}");
    }
}

#[test]
fn in_cx_no_parameter_of_the_session_is_written_twice() {
    let reply = Reply::trigger(super::booked(Some(2), &[]))
        .output_context("Seats", Lifespan::turns(1), json!({"a": 1}))
        .output_context("intents_trigger", Lifespan::turns(1), json!({"b": 2}))
        .output_context("other", Lifespan::turns(1), json!({"c": 3}));
    let [.., (cx, dropped)] = in_all_dialects(&reply);
    assert_eq!(
        cx,
        r#"{"sessionInfo":{"parameters":{"intents_trigger":"Booked","day":{"year":2026,"month":2,"day":28},"seats":2,"extras":null,"price":12.5,"other":{"c":3}}}}"#
    );
    assert_eq!(dropped, [Dropped::ContextNamedLikeParameter]);
}

#[test]
fn a_number_that_json_cannot_hold_is_in_no_context() {
    let reply = Reply::keep().output_context("a", Lifespan::turns(1), Temperature { t: f64::NAN });
    let body = request::es_v2("Any", "{}");
    let request = FulfillmentRequest::new(body.as_bytes());
    let context = EsV2.decode(&request).unwrap();
    let error = EsV2.encode(&context, &reply).unwrap_err();
    assert_eq!(error, EncodeError::Value(InvalidValue::NotFinite));
}

#[derive(Debug, Clone, Copy, Serialize)]
struct Temperature {
    t: f64,
}

#[test]
fn entity_types_have_names_that_a_resource_can_have() {
    for name in ["", "a/b", "a\n", " a"] {
        let entities = SessionEntities::overriding(name).value("x", [""; 0]);
        let body = request::es_v2("Any", "{}");
        let request = FulfillmentRequest::new(body.as_bytes());
        let context = EsV2.decode(&request).unwrap();
        let error = EsV2.encode(&context, &Reply::keep().session_entities(entities)).unwrap_err();
        assert!(error == EncodeError::Value(InvalidValue::EntityTypeName), "{name:?}");
    }
}
