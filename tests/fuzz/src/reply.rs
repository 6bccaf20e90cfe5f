use intents_core::{
    Card, Channel, FulfillmentContext, Image, Intent, Lifespan, Params, Partial, Reply,
    SessionEntities, sys,
};
use serde_json::{Value, json};

/// A parameter of every family, with names as short as a fuzzer likes them.
#[derive(Debug, Intent)]
#[intent(partial = SomeOfEverything)]
pub(crate) struct Everything {
    #[param(default = 1)]
    a: sys::Integer,
    b: Vec<sys::Number>,
    c: Option<sys::Date>,
    d: Option<sys::Time>,
    e: Option<sys::DateTime>,
    f: Option<sys::DatePeriod>,
    g: Option<sys::TimePeriod>,
    h: Option<sys::DateTimePeriod>,
    i: Option<sys::UnitCurrency>,
    j: Option<sys::Duration>,
    k: Option<sys::Percentage>,
    l: Option<sys::Person>,
    m: Option<sys::Location>,
    n: Option<sys::Airport>,
    o: Option<sys::Ordinal>,
    p: Vec<sys::Any>,
}

/// Replies with everything that one can hold, and with what came in the request.
pub(crate) fn replies(context: &FulfillmentContext<'_>) -> Vec<Reply> {
    let mut replies = vec![said().then(kept()), kept().then(Reply::event("E", json!({"a": [1]})))];
    if let Some(everything) = Everything::read(&context.source(), &mut Vec::new()) {
        replies.push(said().then(everything));
    }
    if let Ok(parameters) = context.parameters().all() {
        let parameters: serde_json::Map<String, Value> = parameters
            .into_iter()
            .filter_map(|(name, value)| {
                Some((name.into_owned(), serde_json::to_value(value).ok()?))
            })
            .collect();
        let echo = Reply::text(context.query_text().to_owned())
            .payload(parameters.clone())
            .output_context("echo", Lifespan::turns(1), parameters);
        replies.push(echo.then(Reply::fill(filled())));
    }
    replies
}

fn said() -> Reply {
    let card = Card::new("a").subtitle("b").image("https://i.example/a").button("c", "d");
    let said = Reply::text("\u{0}\"\u{2028}").quick_replies(["e", ""]).card(card);
    let said = said.image(Image::new("https://i.example/a").alt("f")).payload(json!({"g": null}));
    said.on(Channel::Slack, "h").on(Channel::Telephony, Reply::text("i").quick_replies(["j"]))
}

fn kept() -> Reply {
    Reply::keep()
        .webhook_payload(json!({"k": [{}]}))
        .output_context("L", Lifespan::turns(u32::MAX), json!({"m": {"n": 1.5}}))
        .delete_context("o")
        .session_entities(SessionEntities::overriding("p").value("q", ["r"]))
        .end_session()
}

fn filled() -> Partial<Everything> {
    Partial::new(SomeOfEverything {
        a: Some(2),
        b: vec![0.5],
        c: Some(sys::Date::constant(2026, 2, 28)),
        d: None,
        e: None,
        f: None,
        g: None,
        h: None,
        i: None,
        j: None,
        k: None,
        l: None,
        m: None,
        n: None,
        o: None,
        p: vec![],
    })
}
