//! Contexts of the agent's own as arguments.

use std::collections::BTreeMap;

use intents_core::{
    Active, Agent, Context as _, Contexts, FulfillError, FulfillmentContext, Intent, Result,
    fulfill,
};
use intents_tests::request;
use serde::{Deserialize, Serialize};

use super::{Context, answer, es_v1, es_v2, said};

/// The user waits for a table.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Waiting {
    people: u8,
    name: Option<String>,
    #[serde(default)]
    flags: Vec<bool>,
}

impl intents_core::Context for Waiting {
    const NAME: &'static str = "Waiting-List";
}

/// Numbers by name, whatever they are.
#[derive(Debug, Serialize, Deserialize)]
struct Scores(BTreeMap<String, i64>);

impl intents_core::Context for Scores {
    const NAME: &'static str = "scores";
}

/// The user asks for a table.
#[derive(Debug, Intent)]
#[intent(name = "table.Ask")]
struct AskTable;

#[fulfill]
fn table(_: AskTable, waiting: Option<Active<Waiting>>, scores: Option<Active<Scores>>) -> String {
    let turns = waiting.as_ref().map(Active::lifespan);
    format!("{:?} {turns:?} {:?}", waiting.map(Active::into_inner), scores.as_deref())
}

/// The user does not want to wait.
#[derive(Debug, Intent)]
#[intent(name = "table.Leave")]
struct LeaveTable;

#[fulfill]
async fn leave(_: LeaveTable, waiting: Active<Waiting>) -> String {
    format!("{} leave", waiting.people)
}

/// The user asks what is remembered.
#[derive(Debug, Intent)]
#[intent(name = "table.AskAll")]
struct AskAll;

#[fulfill]
fn all(_: AskAll, context: &FulfillmentContext<'_>) -> Result<String> {
    let contexts: &Contexts<'_> = context.contexts();
    let all = contexts.all()?;
    let all: Vec<_> = all.iter().map(|context| (&context.id, context.lifespan)).collect();
    let one = contexts.get("SCORES")?.map(|scores| scores.parameters.all()).transpose()?;
    Ok(format!("{contexts:?} {all:?} {one:?}"))
}

fn agent() -> Agent {
    let builder = Agent::empty_builder().handler::<table>().handler::<leave>();
    builder.handler::<all>().build().unwrap()
}

#[tokio::test]
async fn they_are_taken_from_the_call_where_they_are_active() {
    let agent = agent();
    let people = r#"{"people":"4","people.original":"four","name":"Ada","name.original":"ADA"}"#;
    let contexts: &[Context<'_>] = &[
        ("other", Some(1), r#"{"people":1}"#),
        ("waiting-list", Some(2), people),
        ("SCORES", None, r#"{"a":1,"a.original":"one","b":2.0}"#),
    ];
    let text = r#"Some(Waiting { people: 4, name: Some("Ada"), flags: [] }) Some(Some(2)) Some(Scores({"a": 1, "b": 2}))"#;
    assert_eq!(said(&agent, &es_v2("table.Ask", "{}", contexts)).await, text);
    assert_eq!(said(&agent, &es_v1("table.Ask", "{}", contexts)).await, text);
    assert_eq!(said(&agent, &es_v1("table.Leave", "{}", contexts)).await, "4 leave");
    // In CX, the session parameter of that name.
    let session = r#"{"people":9,"WAITING-LIST":{"people":4,"name":"Ada"},"scores":{"a":1,"b":2}}"#;
    let text = text.replace("Some(Some(2))", "Some(None)");
    assert_eq!(said(&agent, &request::cx("table.Ask", session)).await, text);
    assert_eq!(said(&agent, &request::cx("table.Leave", session)).await, "4 leave");
}

#[tokio::test]
async fn without_the_context_there_is_none() {
    let agent = agent();
    let other: &[Context<'_>] = &[("waiting", Some(1), r#"{"people":1}"#)];
    let session = r#"{"people":9,"waiting-list":"","scores":null}"#;
    for (ask, leave) in [
        (es_v2("table.Ask", "{}", other), es_v2("table.Leave", "{}", other)),
        (es_v1("table.Ask", "{}", &[]), es_v1("table.Leave", "{}", &[])),
        (request::es_v2("table.Ask", "{}"), request::es_v2("table.Leave", "{}")),
        (request::cx("table.Ask", session), request::cx("table.Leave", session)),
    ] {
        assert_eq!(said(&agent, &ask).await, "None None None");
        let Err(FulfillError::Handler(error)) = answer(&agent, &leave).await else { panic!() };
        assert_eq!(error.to_string(), "the context `Waiting-List` is not active");
    }
}

#[tokio::test]
async fn one_that_does_not_fit_its_type_is_an_error_without_its_values() {
    let agent = agent();
    for (parameters, error) in [
        (r#"{"people":"secret"}"#, "expected u8, found a string"),
        (
            r#"{"people":4,"secret":"secret"}"#,
            "expected one of `people`, `name`, `flags`, found another member",
        ),
        (r#"{"name":"secret"}"#, "expected a member `people`, found none"),
        (r#"{"people":4,"flags":[true,"secret"]}"#, "expected a boolean, found a string"),
    ] {
        let contexts: &[Context<'_>] = &[("waiting-list", Some(2), parameters)];
        for body in [
            es_v2("table.Leave", "{}", contexts),
            es_v1("table.Leave", "{}", contexts),
            request::cx("table.Leave", &format!(r#"{{"waiting-list":{parameters}}}"#)),
        ] {
            let Err(FulfillError::Handler(found)) = answer(&agent, &body).await else { panic!() };
            let message = format!("the context `Waiting-List` does not fit its type: {error}");
            assert_eq!(found.to_string(), message);
            assert!(!format!("{found:?}").contains("secret"));
        }
    }
}

#[tokio::test]
async fn all_of_them_can_be_asked_for() {
    let agent = agent();
    let contexts: &[Context<'_>] = &[("a", None, "{}"), ("scores", Some(2), r#"{"x":""}"#)];
    let text = r#"Contexts(list) [("a", Some(0)), ("scores", Some(2))] Some([("x", String(""))])"#;
    assert_eq!(said(&agent, &es_v2("table.AskAll", "{}", contexts)).await, text);
    assert_eq!(said(&agent, &es_v1("table.AskAll", "{}", contexts)).await, text);
    let none = request::es_v1("table.AskAll", "{}");
    assert_eq!(said(&agent, &none).await, "Contexts(none) [] None");
    let session = request::cx("table.AskAll", r#"{"scores":{"x":1},"secret":"secret"}"#);
    assert_eq!(
        said(&agent, &session).await,
        "Contexts(session) [] Some([(\"x\", Number(Number(1)))])"
    );
}

#[test]
fn a_handler_can_be_called_with_one_in_a_unit_test() {
    let waiting = || Active::new(Waiting { people: 2, name: None, flags: vec![true] });
    let text = "Some(Waiting { people: 2, name: None, flags: [true] }) Some(None) None";
    assert_eq!(table(AskTable, Some(waiting()), None), text);
    assert_eq!((Waiting::NAME, waiting().people), ("Waiting-List", 2));
}
