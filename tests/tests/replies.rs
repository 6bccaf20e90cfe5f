//! What a handler may return, and what each dialect makes of it.

use std::io;

use intents_core::{
    Agent, Connector, EncodeError, FulfillError, FulfillmentRequest, FulfillmentResponse, Intent,
    IntoReply, Reply, Result, fulfill, sys,
};
use intents_dialogflow::{Cx, Dialogflow, EsV1, EsV2, MAX_RESPONSE_BYTES};
use intents_tests::request;

/// Another intent, for handlers to trigger.
#[derive(Debug, Intent)]
struct Next;

/// Another intent, with parameters that need not be there.
#[derive(Debug, Intent)]
struct Booked {
    day: sys::Date,
    seats: Option<sys::Integer>,
    extras: Vec<String>,
    price: sys::Number,
}

fn booked(seats: Option<i64>, extras: &[&str]) -> Booked {
    let day = sys::Date::constant(2026, 2, 28);
    let extras = extras.iter().map(|&extra| extra.to_owned()).collect();
    Booked { day, seats, extras, price: 12.5 }
}

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
    assert_eq!(response.dropped, [""; 0]);
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

fn encode(connector: &dyn Connector, reply: Reply) -> FulfillmentResponse {
    let request = FulfillmentRequest::new(b"{}");
    let context = intents_core::Prediction::new(intents_dialogflow::es::v2::DIALECT);
    let context = intents_core::FulfillmentContext::new(&request, context);
    let nothing = FulfillmentResponse { body: Vec::new(), dropped: Vec::new() };
    connector.encode(&context, &reply).unwrap_or(nothing)
}

/// What each dialect sends for a reply, and how much of it is dropped.
fn in_all_dialects(reply: impl Fn() -> Reply) -> [(String, usize); 3] {
    [&EsV2 as &dyn Connector, &EsV1, &Cx].map(|connector| {
        let response = encode(connector, reply());
        (String::from_utf8_lossy(&response.body).into_owned(), response.dropped.len())
    })
}

#[test]
fn what_each_dialect_makes_of_a_reply() {
    let whole = |body: &str| (body.to_owned(), 0);
    let keep = ["{}"; 3].map(whole);
    assert_eq!(in_all_dialects(Reply::keep), keep);
    assert_eq!(in_all_dialects(|| Reply::text("")), keep);
    assert_eq!(in_all_dialects(|| Reply::keep().then(())), keep);

    let text = [
        r#"{"fulfillmentText":"Hi \"you\"\n","fulfillmentMessages":[{"text":{"text":["Hi \"you\"\n"]}}]}"#,
        r#"{"speech":"Hi \"you\"\n","displayText":"Hi \"you\"\n"}"#,
        r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["Hi \"you\"\n"]}}]}}"#,
    ];
    assert_eq!(in_all_dialects(|| Reply::text("Hi \"you\"\n")), text.map(whole));

    let texts = [
        r#"{"fulfillmentText":"One.\nTwo.","fulfillmentMessages":[{"text":{"text":["One."]}},{"text":{"text":["Two."]}}]}"#,
        r#"{"speech":"One.\nTwo.","displayText":"One.\nTwo."}"#,
        r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["One."]}},{"text":{"text":["Two."]}}]}}"#,
    ];
    assert_eq!(in_all_dialects(|| Reply::text("One.").then("").then("Two.")), texts.map(whole));

    let trigger = [
        r#"{"followupEventInput":{"name":"E_NEXT"}}"#,
        r#"{"followupEvent":{"name":"E_NEXT"}}"#,
        r#"{"sessionInfo":{"parameters":{"intents_trigger":"Next"}}}"#,
    ];
    assert_eq!(in_all_dialects(|| Next.into()), trigger.map(whole));

    let parameters = [
        r#"{"followupEventInput":{"name":"E_BOOKED","parameters":{"day":"2026-02-28","seats":2,"extras":["wine"],"price":12.5}}}"#,
        r#"{"followupEvent":{"name":"E_BOOKED","data":{"day":"2026-02-28","seats":2,"extras":["wine"],"price":12.5}}}"#,
        r#"{"sessionInfo":{"parameters":{"intents_trigger":"Booked","day":{"year":2026,"month":2,"day":28},"seats":2,"extras":["wine"],"price":12.5}}}"#,
    ];
    assert_eq!(in_all_dialects(|| booked(Some(2), &["wine"]).into()), parameters.map(whole));

    // An event carries what there is; a session forgets what there is no more.
    let absent = [
        r#"{"followupEventInput":{"name":"E_BOOKED","parameters":{"day":"2026-02-28","price":12.5}}}"#,
        r#"{"followupEvent":{"name":"E_BOOKED","data":{"day":"2026-02-28","price":12.5}}}"#,
        r#"{"sessionInfo":{"parameters":{"intents_trigger":"Booked","day":{"year":2026,"month":2,"day":28},"seats":null,"extras":null,"price":12.5}}}"#,
    ];
    assert_eq!(in_all_dialects(|| booked(None, &[]).into()), absent.map(whole));
}

#[test]
fn text_beside_a_trigger_is_said_in_cx_and_reported_in_es() {
    let [v2, v1, _] = in_all_dialects(|| Next.into());
    let both = r#"{"fulfillmentResponse":{"messages":[{"text":{"text":["Wait."]}}]},"sessionInfo":{"parameters":{"intents_trigger":"Next"}}}"#;
    // In either order, and whatever was triggered before.
    for reply in [
        || Reply::text("Wait.").then(Next),
        || Reply::trigger(Next).then("Wait."),
        || Reply::trigger(booked(None, &[])).then("Wait.").then(Next),
    ] {
        assert_eq!(
            in_all_dialects(reply),
            [(v2.0.clone(), 1), (v1.0.clone(), 1), (both.to_owned(), 0)]
        );
    }
    let dropped = encode(&EsV2, Reply::text("Wait.").then(Next)).dropped;
    assert!(dropped[0].starts_with("text beside a triggered intent"), "{dropped:?}");
}

#[test]
fn a_response_has_at_most_what_dialogflow_accepts() {
    let request = FulfillmentRequest::new(br#"{"fulfillmentInfo":{"tag":"Any"}}"#);
    let context = Cx.decode(&request).unwrap();
    let frame = Cx.encode(&context, &Reply::text("x")).unwrap().body.len() - 1;
    let largest = MAX_RESPONSE_BYTES - frame;
    let response = Cx.encode(&context, &Reply::text("x".repeat(largest))).unwrap();
    assert_eq!(response.body.len(), 65_536);
    assert_eq!(
        Cx.encode(&context, &Reply::text("x".repeat(largest + 1))),
        Err(EncodeError::TooLarge { size: 65_537, max: 65_536 })
    );
    // ES says it twice.
    for connector in [&EsV2 as &dyn Connector, &EsV1] {
        let error = connector.encode(&context, &Reply::text("x".repeat(33_000))).unwrap_err();
        assert!(matches!(error, EncodeError::TooLarge { size: 66_000.., max: 65_536 }), "{error}");
    }
}
