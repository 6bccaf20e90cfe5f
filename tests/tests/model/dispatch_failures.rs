//! Code of the user's own that panics, which fails its own request and no other.

use std::sync::atomic::{AtomicUsize, Ordering};

use intents_core::connector::{ValueWriter, Written};
use intents_core::meta::{EntityKind, EntityMeta};
use intents_core::{
    Agent, Entity, Error, FromContext, FulfillError, FulfillmentContext, Intent, Reply, Result,
    Value, ValueError, fulfill, sys,
};
use intents_tests::request;

use super::{answer, said};

/// The user presses a button.
#[derive(Debug, Intent)]
#[intent(name = "fail.Press")]
struct Press {
    button: sys::Any,
}

#[fulfill]
fn press(press: Press) -> String {
    assert_eq!(press.button, "green");
    "fine".to_owned()
}

/// The user presses a button and waits.
#[derive(Debug, Intent)]
#[intent(name = "fail.Wait")]
struct Wait {
    button: sys::Any,
}

#[fulfill]
async fn wait(wait: Wait) -> String {
    if wait.button == "red" {
        panic!("at once");
    }
    tokio::task::yield_now().await;
    assert_eq!(wait.button, "green");
    "fine later".to_owned()
}

/// What panics while it is taken from the call.
struct Fragile;

static TAKEN: AtomicUsize = AtomicUsize::new(0);

impl<'a> FromContext<'a> for Fragile {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        TAKEN.fetch_add(1, Ordering::Relaxed);
        match context.tag() {
            "" => Ok(Self),
            "error" => Err(Error::msg("an error")),
            tag => panic!("{tag}"),
        }
    }
}

#[fulfill(unhandled)]
fn fragile(_: Fragile) -> &'static str {
    "not broken"
}

/// What panics while it is read or written.
#[derive(Debug)]
struct Mirror(String);

impl Entity for Mirror {
    const META: &'static EntityMeta = &EntityMeta::new("Mirror", EntityKind::Regexp(&[".*"]));

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        let text = value.as_str().unwrap();
        assert_ne!(text, "broken");
        Ok(Self(text.to_owned()))
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        assert_ne!(self.0, "cracked");
        out.string(&self.0)
    }
}

/// The user looks into a mirror.
#[derive(Debug, Intent)]
#[intent(name = "fail.Look")]
struct Look {
    mirror: Mirror,
}

#[fulfill]
fn look(look: Look) -> Reply {
    look.into()
}

fn agent() -> Agent {
    let builder = Agent::empty_builder().handler::<press>().handler::<wait>();
    builder.handler::<fragile>().handler::<look>().build().unwrap()
}

/// The function that panicked.
async fn panicked(agent: &Agent, body: &str) -> &'static str {
    match answer(agent, body).await {
        Err(FulfillError::Panicked(name)) => name,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_handler_that_panics_fails_its_own_request_and_no_other() {
    let agent = agent();
    for request in [request::es_v2, request::es_v1, request::cx] {
        for (intent, button, handler) in [
            ("fail.Press", "red", "model::dispatch_failures::press"),
            ("fail.Wait", "red", "model::dispatch_failures::wait"),
            ("fail.Wait", "yellow", "model::dispatch_failures::wait"),
        ] {
            let body = request(intent, &format!(r#"{{"button":"{button}"}}"#));
            assert_eq!(panicked(&agent, &body).await, handler);
        }
        let green = r#"{"button":"green"}"#;
        assert_eq!(said(&agent, &request("fail.Press", green)).await, "fine");
        assert_eq!(said(&agent, &request("fail.Wait", green)).await, "fine later");
    }
    let error = answer(&agent, &request::es_v2("fail.Press", r#"{"button":"red"}"#)).await;
    assert_eq!(error.unwrap_err().to_string(), "`model::dispatch_failures::press` panicked");
}

#[tokio::test]
async fn an_argument_that_panics_is_the_handlers_panic() {
    let agent = agent();
    let fragile = "model::dispatch_failures::fragile";
    assert_eq!(panicked(&agent, &request::cx("boom", "{}")).await, fragile);
    let Err(FulfillError::Handler(error)) = answer(&agent, &request::cx("error", "{}")).await
    else {
        panic!()
    };
    assert_eq!(error.to_string(), "an error");
    assert_eq!(said(&agent, &request::cx("", "{}")).await, "not broken");
    assert_eq!(TAKEN.load(Ordering::Relaxed), 3);
}

#[tokio::test]
async fn an_entity_type_that_panics_fails_its_own_request_and_no_other() {
    let agent = agent();
    for request in [request::es_v2, request::es_v1, request::cx] {
        let body = request("fail.Look", r#"{"mirror":"broken"}"#);
        assert_eq!(panicked(&agent, &body).await, "model::dispatch_failures::look");
        let body = request("fail.Look", r#"{"mirror":"cracked"}"#);
        assert_eq!(panicked(&agent, &body).await, "the encoding of the reply");
        let body = request("fail.Look", r#"{"mirror":"bright"}"#);
        let reflected = answer(&agent, &body).await.unwrap();
        assert!(reflected.to_string().contains(r#""mirror":"bright""#), "{reflected}");
    }
}
