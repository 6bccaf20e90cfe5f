//! Intents that follow others: what is read, and from where.

use intents_core::{Agent, Follow, Intent, fulfill, sys};
use intents_tests::request;

use super::{Context, es_v1, es_v2, es_v2_in, refused, said};

/// The user orders something.
#[derive(Debug, Intent)]
#[intent(name = "rel.Order", lifespan = 3)]
struct Order {
    item: sys::Any,
    #[param(default = 1)]
    amount: sys::Integer,
    notes: Vec<String>,
    by: Option<sys::Date>,
}

#[fulfill]
fn order(_: Order) {}

/// The user changes the amount of what was ordered.
#[derive(Debug, Intent)]
#[intent(name = "rel.Change")]
struct Change {
    by_how_many: sys::Integer,
    #[follow(lifespan = 2)]
    order: Follow<Order>,
}

#[fulfill]
fn change(change: Change) -> String {
    let (order, turns) = (&change.order, change.order.lifespan());
    format!("{} of {}+{}, {turns:?}", order.item, order.amount, change.by_how_many)
}

/// The user asks what the total is, of an order or of nothing.
#[derive(Debug, Intent)]
#[intent(name = "rel.AskTotal")]
struct AskTotal {
    #[follow]
    order: Option<Follow<Order>>,
}

#[fulfill]
async fn total(ask: AskTotal) -> String {
    match ask.order.map(Follow::into_inner) {
        Some(order) => format!("{order:?}"),
        None => "nothing yet".to_owned(),
    }
}

fn agent() -> Agent {
    let builder = Agent::empty_builder().handler::<order>().handler::<change>();
    builder.handler::<total>().build().unwrap()
}

const SOAP: &str = r#"{"item":"soap","item.original":"Soap","amount":4,"by":""}"#;

#[tokio::test]
async fn what_is_followed_has_the_parameters_of_its_own_context() {
    let agent = agent();
    // Other contexts, and parameters of the same names elsewhere, do not matter.
    let contexts: &[Context<'_>] = &[
        ("c_rel_change", Some(5), r#"{"item":"brush","amount":9}"#),
        ("c_rel_order", Some(3), SOAP),
        ("c_rel_order_2", Some(3), r#"{"item":"comb","amount":8}"#),
    ];
    let parameters = r#"{"by_how_many":2,"item":"towel","amount":7}"#;
    for body in
        [es_v2("rel.Change", parameters, contexts), es_v1("rel.Change", parameters, contexts)]
    {
        assert_eq!(said(&agent, &body).await, "soap of 4+2, Some(3)");
    }
    // One session, so one value of a name.
    let body = request::cx("rel.Change", r#"{"by_how_many":2,"ITEM":"soap","amount":4}"#);
    assert_eq!(said(&agent, &body).await, "soap of 4+2, None");
}

#[tokio::test]
async fn a_lifespan_that_is_left_out_is_zero() {
    let agent = agent();
    for (lifespan, found) in
        [(None, 0_u32), (Some(0), 0), (Some(1), 1), (Some(4_000_000_000), 4_000_000_000)]
    {
        let contexts = &[("c_rel_order", lifespan, SOAP)];
        for body in [
            es_v2("rel.Change", r#"{"by_how_many":2}"#, contexts),
            es_v1("rel.Change", r#"{"by_how_many":2}"#, contexts),
        ] {
            assert_eq!(said(&agent, &body).await, format!("soap of 4+2, Some({found})"));
        }
    }
}

#[tokio::test]
async fn the_form_of_the_session_does_not_matter() {
    let agent = agent();
    for session in [
        "projects/p/agent/sessions/s-1",
        "projects/p/locations/europe-west1/agent/sessions/s-1",
        "projects/p/agent/environments/draft/users/-/sessions/s-1",
        "projects/p/locations/l/agent/environments/e/users/u/sessions/s:1",
        "projects/p/agent/sessions/contexts",
    ] {
        let contexts = &[("c_rel_order", Some(3), SOAP)];
        let body = es_v2_in(session, "rel.Change", r#"{"by_how_many":2}"#, contexts);
        assert_eq!(said(&agent, &body).await, "soap of 4+2, Some(3)", "{session}");
        // With an escape the name cannot be borrowed.
        let body = body.replace("/contexts/c_rel_order", "\\/contexts\\/c_rel_order");
        assert_eq!(said(&agent, &body).await, "soap of 4+2, Some(3)", "{session}");
    }
}

#[tokio::test]
async fn the_case_of_a_contexts_name_does_not_matter() {
    let agent = agent();
    for id in ["C_REL_ORDER", "c_Rel_Order"] {
        let contexts = &[(id, Some(3), SOAP)];
        for body in [
            es_v2("rel.Change", r#"{"by_how_many":2}"#, contexts),
            es_v1("rel.Change", r#"{"by_how_many":2}"#, contexts),
        ] {
            assert_eq!(said(&agent, &body).await, "soap of 4+2, Some(3)");
        }
    }
}

#[tokio::test]
async fn contexts_may_be_spelled_as_other_clients_do() {
    let agent = agent();
    let contexts = &[("c_rel_order", Some(3), SOAP)];
    let body = es_v2("rel.Change", r#"{"by_how_many":2}"#, contexts);
    for (camel, other) in [
        ("\"outputContexts\"", "\"output_contexts\""),
        ("\"lifespanCount\"", "\"lifespan_count\""),
        ("\"lifespanCount\":3", "\"lifespanCount\":\"3\""),
        ("\"lifespanCount\":3", "\"lifespanCount\":3.0"),
    ] {
        assert!(body.contains(camel));
        let body = body.replace(camel, other);
        assert_eq!(said(&agent, &body).await, "soap of 4+2, Some(3)", "{other}");
    }
}

#[tokio::test]
async fn without_its_context_what_is_required_is_refused_and_what_is_not_is_none() {
    let agent = agent();
    let elsewhere: &[Context<'_>] = &[("rel_order", Some(3), SOAP), ("order", Some(3), SOAP)];
    for contexts in [&[], elsewhere] {
        for (change, total) in [
            (
                es_v2("rel.Change", r#"{"by_how_many":2}"#, contexts),
                es_v2("rel.AskTotal", "{}", contexts),
            ),
            (
                es_v1("rel.Change", r#"{"by_how_many":2}"#, contexts),
                es_v1("rel.AskTotal", "{}", contexts),
            ),
        ] {
            assert_eq!(
                refused(&agent, &change).await,
                "parameters do not fit the intent `rel.Change`: \
                 `order`: the context `c_rel_order` is not active"
            );
            assert_eq!(said(&agent, &total).await, "nothing yet");
        }
    }
    // A request without the member, as ProtoJSON leaves out an empty list; PHP sends an object.
    let body = request::es_v2("rel.AskTotal", "{}");
    assert_eq!(said(&agent, &body).await, "nothing yet");
    let null = body.replace("\"queryResult\": {", "\"queryResult\": {\"outputContexts\": null,");
    assert_eq!(said(&agent, &null).await, "nothing yet");
}

#[tokio::test]
async fn in_a_session_who_gave_nothing_required_said_nothing() {
    let agent = agent();
    for session in ["{}", r#"{"item":null}"#, r#"{"item":"","amount":4}"#, r#"{"amount":4}"#] {
        let body = request::cx("rel.AskTotal", session);
        assert_eq!(said(&agent, &body).await, "nothing yet", "{session}");
        let body = request::cx(
            "rel.Change",
            &session.replacen('{', r#"{"by_how_many":2,"#, 1).replace(",}", "}"),
        );
        assert_eq!(
            refused(&agent, &body).await,
            "parameters do not fit the intent `rel.Change`: \
             `order`: the context `c_rel_order` is not active"
        );
    }
    let session = r#"{"Item":"soap","BY":{"year":2026,"month":2,"day":28}}"#;
    let body = request::cx("rel.AskTotal", session);
    assert_eq!(
        said(&agent, &body).await,
        r#"Order { item: "soap", amount: 1, notes: [], by: Some(2026-02-28) }"#
    );
}

#[tokio::test]
async fn in_a_context_the_empty_string_is_not_given_either() {
    let agent = agent();
    let given = r#"{"item":"soap","amount":"","notes":"","by":""}"#;
    let nothing = r#"{"item":"soap"}"#;
    let order = r#"Order { item: "soap", amount: 1, notes: [], by: None }"#;
    for parameters in [given, nothing] {
        let contexts = &[("c_rel_order", None, parameters)];
        assert_eq!(said(&agent, &es_v2("rel.AskTotal", "{}", contexts)).await, order);
        assert_eq!(said(&agent, &es_v1("rel.AskTotal", "{}", contexts)).await, order);
    }
    assert_eq!(said(&agent, &request::cx("rel.AskTotal", given)).await, order);
}

#[tokio::test]
async fn what_does_not_fit_what_is_followed_names_the_field_and_the_parameter() {
    let agent = agent();
    let parameters = r#"{"item":{"secret":1},"amount":"secret","notes":["a",["secret"]]}"#;
    let contexts = &[("c_rel_order", Some(3), parameters)];
    let followed = "`order`, which is followed: `item`: expected a string, found an object; \
                    `order`, which is followed: `amount`: expected a whole number, found a string; \
                    `order`, which is followed: `notes/1`: expected a string, found a list";
    for body in [es_v2("rel.AskTotal", "{}", contexts), es_v1("rel.AskTotal", "{}", contexts)] {
        assert_eq!(
            refused(&agent, &body).await,
            format!("parameters do not fit the intent `rel.AskTotal`: {followed}")
        );
    }
    // In a session any other intent may have left them.
    assert_eq!(said(&agent, &request::cx("rel.AskTotal", parameters)).await, "nothing yet");
    // What is wrong with the intent itself comes first.
    let body = es_v2("rel.Change", r#"{"by_how_many":"secret"}"#, contexts);
    assert_eq!(
        refused(&agent, &body).await,
        format!(
            "parameters do not fit the intent `rel.Change`: \
             `by_how_many`: expected a whole number, found a string; {followed}"
        )
    );
    // An open context in which a required parameter is missing is no context that is missing.
    let contexts = &[("c_rel_order", Some(3), r#"{"amount":2}"#)];
    assert_eq!(
        refused(&agent, &es_v2("rel.AskTotal", "{}", contexts)).await,
        "parameters do not fit the intent `rel.AskTotal`: \
         `order`, which is followed: `item`: required, but not given"
    );
}

#[tokio::test]
async fn a_value_that_is_none_is_reported_once() {
    let agent = agent();
    // No 64-bit float holds this number.
    let body = es_v2("rel.AskTotal", "{}", &[("c_rel_order", Some(3), r#"{"item":"REPLACE"}"#)]);
    let body = body.replace("\"REPLACE\"", "1e999");
    let message = "parameters do not fit the intent `rel.AskTotal`: `order`, which is followed: \
                   `item`: expected a value, found a number out of range or too deep a nesting";
    assert_eq!(refused(&agent, &body).await, message);
    // In a session any other intent may have left it.
    let body = request::cx("rel.AskTotal", r#"{"item":1e999}"#);
    assert_eq!(said(&agent, &body).await, "nothing yet");
}

#[tokio::test]
async fn contexts_that_cannot_be_read_are_an_error_where_they_are_asked_for() {
    let agent = agent();
    for (contexts, error) in [
        ("[5]", "expected an object, found a whole number"),
        (r#"[{"name":["secret"]}]"#, "expected a string, found a list"),
        (r#"[{"name":"c","parameters":"secret"}]"#, "expected an object"),
        (r#""secret""#, "expected a list, found a string"),
    ] {
        for (body, dialect) in [
            (
                request::es_v2("rel.AskTotal", "{}").replace(
                    "\"queryResult\": {",
                    &format!("\"queryResult\": {{\"outputContexts\": {contexts},"),
                ),
                "Dialogflow ES V2",
            ),
            (
                request::es_v1("rel.AskTotal", "{}")
                    .replace("\"result\": {", &format!("\"result\": {{\"contexts\": {contexts},")),
                "Dialogflow V1",
            ),
        ] {
            let message = refused(&agent, &body).await;
            let start = "parameters do not fit the intent `rel.AskTotal`: the contexts: ";
            assert!(
                message.starts_with(&format!("{start}invalid {dialect} request: ")),
                "{message}"
            );
            assert!(message.contains(error), "{message}");
            assert!(!message.contains("secret"), "{message}");
            // Who does not ask for them is not bothered.
            let body = body
                .replace("rel.AskTotal", "rel.Order")
                .replace("\"parameters\": {}", "\"parameters\": {\"item\":\"soap\"}");
            assert_eq!(said(&agent, &body).await, "");
        }
    }
}

/// Follows two, in a field that has the name of a parameter.
#[derive(Debug, Intent)]
#[intent(name = "rel.FollowsTwo")]
struct FollowsTwo {
    #[param(name = "other")]
    amount: sys::Integer,
    #[follow]
    other: Follow<Order>,
    #[follow]
    _another: Follow<Order>,
}

#[fulfill]
fn follows_two(follows: FollowsTwo) -> String {
    format!("{} {}", follows.amount, follows.other.item)
}

#[tokio::test]
async fn each_thing_that_is_wrong_is_said_once() {
    let builder = Agent::empty_builder().handler::<follows_two>().intent::<Order>();
    let agent = builder.build().unwrap();
    let message = refused(&agent, &es_v2("rel.FollowsTwo", "{}", &[])).await;
    assert_eq!(
        message,
        "parameters do not fit the intent `rel.FollowsTwo`: `other`: required, but not given; \
         `other`: the context `c_rel_order` is not active; \
         `_another`: the context `c_rel_order` is not active"
    );
    let unreadable = request::es_v2("rel.FollowsTwo", r#"{"other":1}"#)
        .replace("\"queryResult\": {", "\"queryResult\": {\"outputContexts\": [5],");
    let message = refused(&agent, &unreadable).await;
    assert_eq!(message.matches("the contexts: ").count(), 1, "{message}");
}
