//! Everything that we can answer, judged strictly by Google's own protobuf definitions.
//!
//! The judge is a program outside of this repository. The environment variable `INTENTS_ORACLE`
//! gives its command, which is run with a subcommand (`es-webhook-response` and so on), `--api`
//! and a version, and the files; it fails unless each of them parses.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use intents_core::connector::Connector;
use intents_core::{
    Card, Channel, Entity, FormParameter, FulfillmentRequest, Intent, Lifespan, Message, Partial,
    Reply, SessionEntities, Speech, Transition, sys,
};
use intents_tests::{Dialogflow, EsV2Beta1, channels, messages, request};
use serde_json::json;

type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

#[derive(Debug, Entity)]
enum Size {
    Small,
    #[entity(other)]
    Other(String),
}

#[derive(Debug, Intent)]
struct Bare;

#[derive(Debug, Intent)]
#[intent(name = "Größe & \"mehr\"", partial = PartialBooked)]
struct Booked {
    day: sys::Date,
    until: Option<sys::Date>,
    days: Vec<sys::Date>,
    seats: sys::Integer,
    price: sys::Number,
    size: Size,
    extras: Vec<Size>,
    note: Option<String>,
}

fn booked(with_all: bool) -> Booked {
    let day = sys::Date::constant(2026, 2, 28);
    let many = if with_all { 2 } else { 0 };
    Booked {
        day,
        until: with_all.then_some(day),
        days: vec![day; many],
        seats: i64::MAX,
        price: if with_all { 1e300 } else { -0.5 },
        size: Size::Small,
        extras: (0..many).map(|i| Size::Other(format!("extra {i}"))).collect(),
        note: with_all.then(|| "\u{0}\n\u{2028}🚀\"\\".to_owned()),
    }
}

/// What a handler fills in while Dialogflow asks for it.
fn filled(with_all: bool) -> Reply {
    let Booked { day, until, days, seats, price, size, extras, note } = booked(with_all);
    Reply::fill(Partial::<Booked>::new(PartialBooked {
        day: Some(day),
        until,
        days,
        seats: with_all.then_some(seats),
        price: with_all.then_some(price),
        size: with_all.then_some(size),
        extras,
        note,
    }))
}

/// One reply of every kind, by a name for its file.
fn replies() -> Vec<(&'static str, Reply)> {
    vec![
        ("keep", Reply::keep()),
        ("text", Reply::text("It is \"open\".\n\u{7}🚀")),
        ("texts", Reply::text("One.").then("Two.").then("Three.")),
        ("trigger", Bare.into()),
        ("trigger-with-all", booked(true).into()),
        ("trigger-with-some", booked(false).into()),
        ("text-and-trigger", Reply::text("Wait.").then(booked(true))),
        ("quick-replies", Reply::text("When?").quick_replies(["Today", "\"Later\""])),
        ("bare-card", Card::new("").into()),
        ("empty-payload", Reply::keep().payload(json!({}))),
        ("webhook-payload", Reply::text("Hi.").webhook_payload(json!({"a": [1]}))),
        ("channels", on_all_channels()),
        ("contexts", contexts()),
        ("contexts-and-trigger", contexts().then(Bare)),
        ("event", Reply::event("PAY", json!({"amount": 2.5, "items": ["\u{0}", null]}))),
        ("bare-event", Reply::event("WELCOME", ())),
        ("fill", filled(true)),
        ("fill-some", filled(false)),
        ("fill-and-text", Reply::text("How many?").then(filled(false))),
        ("session-entities", entities()),
        ("end", Reply::text("Bye.").end_session()),
        ("source", Reply::keep().source("b.example")),
        ("speech", Reply::text("4711").speech(Speech::new("4, 7, 11"))),
        ("handoff", Reply::text("Wait.").live_agent_handoff(json!({"queue": "a"}))),
        ("success", Reply::text("Done.").conversation_success(())),
        ("telephone", on_the_telephone()),
        ("telephone-alone", Reply::text("Hi.").on(Channel::Telephony, on_the_telephone())),
        ("form", form()),
        ("form-and-trigger", form().then(booked(true))),
        ("transition-to-a-page", Reply::keep().go_to(Transition::START_PAGE)),
        ("transition-to-a-flow", Reply::keep().go_to(Transition::flow("f"))),
        ("replaced-queue", Reply::keep().replace_queue()),
        ("all", contexts().then(entities()).then(on_all_channels()).end_session()),
    ]
}

fn on_the_telephone() -> Reply {
    let all = [messages::for_telephony(), messages::for_conversation()];
    all_of(all.concat()).live_agent_handoff(()).conversation_success(()).replace_queue()
}

fn all_of(messages: Vec<(&'static str, Message)>) -> Reply {
    messages.into_iter().fold(Reply::text("Hi."), |reply, (_, message)| reply.message(message))
}

fn form() -> Reply {
    let day = sys::Date::constant(2026, 2, 28);
    Reply::keep()
        .form_parameter(FormParameter::invalid("day"))
        .form_parameter(FormParameter::new("table").required(false))
        .form_parameter(FormParameter::new("until").value(day))
        .session_parameter("since", day)
        .clear_session_parameter("draft")
        .source("weather.example")
}

fn on_all_channels() -> Reply {
    channels::all().fold(Reply::text("Hi."), |reply, channel| {
        reply.on(channel, all_of(messages::for_every_channel()).quick_replies(["Yes"]))
    })
}

fn contexts() -> Reply {
    Reply::text("Hi.")
        .output_context("Waiting", Lifespan::turns(u32::MAX), json!({"a": {"b": null}}))
        .output_context("bare", Lifespan::turns(1), ())
        .delete_context("greeted")
}

fn entities() -> Reply {
    let fruits = SessionEntities::overriding("fruit").value("apple", ["crabapple"]);
    let sizes = SessionEntities::supplementing("Größe").value("XXL", [""; 0]);
    Reply::keep().session_entities(fruits).session_entities(sizes)
}

/// The beginning of a result, while Dialogflow asks for the parameters of [`Booked`].
const ES_FILLING: &str = r#""queryResult": {
    "outputContexts": [
        {
            "name": "projects/p/agent/sessions/s-1/contexts/1f_id_dialog_context",
            "lifespanCount": 2,
            "parameters": {"day": "", "day.original": "", "seats": 1}
        },
        {"name": "projects/p/agent/sessions/s-1/contexts/booked_dialog_params_day"}
    ],"#;

/// A page that asks for some of the parameters of [`Booked`].
const CX_FILLING: &str = r#""pageInfo": {"formInfo": {"parameterInfo": [
    {"displayName": "Day", "required": true, "state": "EMPTY"},
    {"displayName": "days", "required": true, "state": "EMPTY"},
    {"displayName": "size", "state": "INVALID", "value": "XXL"}
]}}"#;

/// A new folder with the response to `request` for each kind of reply.
fn write_responses(connector: &dyn Connector, name: &str, request: &str) -> Result<Vec<PathBuf>> {
    let request = FulfillmentRequest::new(request.as_bytes());
    let context = connector.decode(&request)?;
    let single = messages::all().into_iter();
    let single = single.map(|(kind, message)| (kind, Reply::keep().message(message)));
    let files = replies().into_iter().chain(single).map(|(kind, reply)| {
        write(&format!("{name}-{kind}"), &connector.encode(&context, &reply)?.body)
    });
    files.collect()
}

fn write(name: &str, json: &[u8]) -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("oracle");
    fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{name}.json"));
    fs::write(&file, json)?;
    Ok(file)
}

/// What the judge says of the files; `None`, and a line on it, when there is no judge.
fn judge(subcommand: &str, api: &str, files: &[PathBuf]) -> Option<Result<(), String>> {
    let Ok(command) = env::var("INTENTS_ORACLE") else {
        eprintln!("skipped: INTENTS_ORACLE gives no command of a judge");
        return None;
    };
    let mut words = command.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    Some(match command.args(words).args([subcommand, "--api", api]).args(files).output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(Output { stdout, stderr, .. }) => {
            Err([stdout, stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat())
        }
        Err(error) => Err(format!("the judge cannot be run: {error}")),
    })
}

#[test]
fn responses_are_what_google_accepts() {
    let es = ["v2", "v2beta1"];
    let cx = ["v3", "v3beta1"];
    let with = |request: String, member: &str| request.replacen('{', &format!("{{{member},"), 1);
    for (subcommand, apis, channel, request) in [
        ("es-webhook-response", es, "any", request::es_v2("Any", "{}")),
        (
            "es-webhook-response",
            es,
            "telegram",
            with(
                request::es_v2("Any", "{}"),
                r#""originalDetectIntentRequest":{"source":"telegram"}"#,
            ),
        ),
        (
            "es-webhook-response",
            es,
            "filling",
            request::es_v2("Any", "{}").replace("\"queryResult\": {", ES_FILLING),
        ),
        ("cx-webhook-response", cx, "filling", with(request::cx("Any", "{}"), CX_FILLING)),
        (
            "cx-webhook-response",
            cx,
            "any",
            with(
                request::cx("Any", "{}"),
                r#""pageInfo":{"currentPage":"projects/p/locations/l/agents/a/flows/f/pages/p"}"#,
            ),
        ),
        (
            "cx-webhook-response",
            cx,
            "telephone",
            with(request::cx("Any", "{}"), r#""payload":{"telephony":{}}"#),
        ),
    ] {
        let name = format!("{subcommand}-{channel}");
        let files = write_responses(&Dialogflow, &name, &request).unwrap();
        for api in apis {
            let Some(verdict) = judge(subcommand, api, &files) else { return };
            assert_eq!(verdict, Ok(()), "{subcommand} {api}");
        }
    }
}

#[test]
fn responses_of_v2beta1_are_what_google_accepts() {
    let request = request::es_v2("Any", "{}");
    let files = write_responses(&EsV2Beta1, "es-v2beta1", &request).unwrap();
    let Some(verdict) = judge("es-webhook-response", "v2beta1", &files) else { return };
    assert_eq!(verdict, Ok(()));
}

#[test]
fn what_the_tests_send_is_what_google_sends() {
    let sample = include_bytes!("../../fixtures/es_v2_documented_request.json");
    let v2 = [
        write("request-sample", sample).unwrap(),
        write("request-v2", request::es_v2("Any", r#"{"a":1}"#).as_bytes()).unwrap(),
    ];
    let cx = [write("request-cx", request::cx("Any", r#"{"a":1}"#).as_bytes()).unwrap()];
    let Some(verdict) = judge("es-webhook-request", "v2", &v2) else { return };
    assert_eq!(verdict, Ok(()));
    let Some(verdict) = judge("cx-webhook-request", "v3", &cx) else { return };
    assert_eq!(verdict, Ok(()));
}

#[test]
fn the_judge_is_strict() {
    for (subcommand, api, wrong) in [
        ("es-webhook-response", "v2", r#"{"fulfillmentTexts":"one too many"}"#),
        ("es-webhook-response", "v2", r#"{"followupEventInput":{"name":1}}"#),
        ("cx-webhook-response", "v3", r#"{"sessionInfo":{"params":{}}}"#),
    ] {
        let file = write(&format!("wrong-{subcommand}"), wrong.as_bytes()).unwrap();
        let Some(verdict) = judge(subcommand, api, &[file]) else { return };
        assert!(verdict.is_err_and(|said| said.contains("1 failed")), "{wrong}");
    }
}
