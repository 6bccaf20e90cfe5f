//! Return types of handlers.

use std::io;

use intents_core::connector::Connector;
use intents_core::{
    Agent, Card, FulfillError, FulfillmentRequest, Image, Intent, IntoReply, Payload, QuickReplies,
    Reply, Result, fulfill,
};
use intents_tests::{Dialogflow, request};
use serde_json::json;

use super::Next;

/// An intent, and its handler, which returns a value of a type.
macro_rules! returns {
    ($($intent:ident, $handler:ident: $type:ty = $value:expr;)*) => {
        $(
            #[derive(Debug, Intent)]
            struct $intent;

            #[fulfill]
            fn $handler(_: $intent) -> $type {
                $value
            }
        )*

        fn register(builder: intents_core::AgentBuilder) -> intents_core::AgentBuilder {
            builder $(.handler::<$handler>())*
        }
    };
}

returns! {
    Unit, unit: () = ();
    OwnedText, owned_text: String = "text".to_owned();
    StaticText, static_text: &'static str = "text";
    AnIntent, an_intent: Next = Next;
    AReply, a_reply: Reply = Reply::text("text");
    ACard, a_card: Card = Card::new("card");
    AnImage, an_image: Image = Image::new("https://i.example").alt("image");
    SomeChips, some_chips: QuickReplies = QuickReplies::new(["a"]).title("chips");
    APayload, a_payload: Payload = Payload::new(json!({"a": 1}));
    SomeText, some_text: Option<&'static str> = Some("text");
    NoText, no_text: Option<&'static str> = None;
    SomeIntent, some_intent: Option<Next> = Some(Next);
    NoIntent, no_intent: Option<Next> = None;
    OkUnit, ok_unit: Result<()> = Ok(());
    OkText, ok_text: Result<String> = Ok("text".to_owned());
    OkIntent, ok_intent: Result<Next> = Ok(Next);
    OkSome, ok_some: Result<Option<Next>> = Ok(Some(Next));
    OkNone, ok_none: Result<Option<Next>> = Ok(None);
    OkOther, ok_other: Result<Reply, io::Error> = Ok(Reply::text("text"));
    Failure, failure: Result<&'static str> = Err(io::Error::other("the oven is cold").into());
    OtherFailure, other_failure: Result<(), io::Error> = Err(io::Error::other("no flour"));
    Message, message: Result<Reply> = Err(intents_core::Error::msg("no yeast"));
}

/// Types that cannot be named.
#[derive(Debug, Intent)]
struct Opaque;

#[fulfill]
fn opaque(_: Opaque) -> impl IntoReply {
    "text"
}

#[derive(Debug, Intent)]
struct OpaqueInside;

#[fulfill]
fn opaque_inside(_: OpaqueInside) -> Result<Option<impl IntoReply>> {
    Ok(Some("text"))
}

/// The same of an `async` function, which borrows across an await.
#[derive(Debug, Intent)]
struct Later {
    text: String,
}

#[fulfill]
async fn later(later: Later) -> Result<Option<String>> {
    let text = later.text.as_str();
    tokio::task::yield_now().await;
    match text {
        "fail" => Err(io::Error::other("too late"))?,
        "keep" => Ok(None),
        text => Ok(Some(text.to_uppercase())),
    }
}

const TEXT: &str =
    r#"{"fulfillmentText":"text","fulfillmentMessages":[{"text":{"text":["text"]}}]}"#;
const NEXT: &str = r#"{"followupEventInput":{"name":"E_NEXT","languageCode":"en"}}"#;

async fn answer(agent: &Agent, body: &str) -> Result<String, FulfillError> {
    let response = Dialogflow.fulfill(agent, FulfillmentRequest::new(body.as_bytes())).await?;
    assert_eq!(response.dropped, []);
    Ok(String::from_utf8_lossy(&response.body).into_owned())
}

#[tokio::test]
async fn every_type_that_a_handler_returns_is_a_reply() {
    let builder = register(Agent::empty_builder()).handler::<opaque>().handler::<opaque_inside>();
    let agent = builder.intent::<Next>().build().unwrap();
    for (intent, expected) in [
        ("Unit", "{}"),
        ("OwnedText", TEXT),
        ("StaticText", TEXT),
        ("AnIntent", NEXT),
        ("AReply", TEXT),
        (
            "ACard",
            r#"{"fulfillmentText":"card","fulfillmentMessages":[{"card":{"title":"card"}}]}"#,
        ),
        (
            "AnImage",
            r#"{"fulfillmentText":"image","fulfillmentMessages":[{"image":{"imageUri":"https://i.example","accessibilityText":"image"}}]}"#,
        ),
        (
            "SomeChips",
            r#"{"fulfillmentText":"chips","fulfillmentMessages":[{"quickReplies":{"title":"chips","quickReplies":["a"]}}]}"#,
        ),
        ("APayload", r#"{"fulfillmentMessages":[{"payload":{"a":1}}]}"#),
        ("SomeText", TEXT),
        ("NoText", "{}"),
        ("SomeIntent", NEXT),
        ("NoIntent", "{}"),
        ("OkUnit", "{}"),
        ("OkText", TEXT),
        ("OkIntent", NEXT),
        ("OkSome", NEXT),
        ("OkNone", "{}"),
        ("OkOther", TEXT),
        ("Opaque", TEXT),
        ("OpaqueInside", TEXT),
    ] {
        let body = request::es_v2(intent, "{}");
        assert_eq!(answer(&agent, &body).await.unwrap(), expected, "{intent}");
    }
}

#[tokio::test]
async fn an_error_that_a_handler_returns_is_its_own() {
    let agent = register(Agent::empty_builder()).intent::<Next>().build().unwrap();
    for (intent, message) in
        [("Failure", "the oven is cold"), ("OtherFailure", "no flour"), ("Message", "no yeast")]
    {
        let error = answer(&agent, &request::es_v2(intent, "{}")).await.unwrap_err();
        let FulfillError::Handler(error) = error else { panic!("{intent}: {error:?}") };
        assert_eq!(error.to_string(), message);
        assert_eq!(error.inner().is::<io::Error>(), intent != "Message");
    }
}

#[tokio::test]
async fn async_handlers_are_awaited() {
    let agent = Agent::empty_builder().handler::<later>().build().unwrap();
    let ask = |text: &str| request::es_v1("Later", &format!(r#"{{"text":"{text}"}}"#));
    let said = answer(&agent, &ask("hi")).await.unwrap();
    assert_eq!(said, r#"{"speech":"HI","displayText":"HI"}"#);
    assert_eq!(answer(&agent, &ask("keep")).await.unwrap(), "{}");
    let error = answer(&agent, &ask("fail")).await.unwrap_err();
    assert!(matches!(error, FulfillError::Handler(_)), "{error:?}");
    assert_eq!(error.to_string(), "too late");
}
