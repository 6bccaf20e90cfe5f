//! Snapshots of a dozen real requests of each dialect, as handlers see them.
//!
//! The requests belong to others and stay out of this repository. Names and values are shown by
//! digest and size, so that a changed value shows and its text does not.

use std::error::Error;
use std::fmt::Write as _;

use intents_core::connector::Connector;
use intents_core::{FromContext, FulfillmentContext, FulfillmentRequest, Message, Value};
use intents_dialogflow::OriginalRequest;
use intents_tests::{Dialogflow, corpus};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What stands for a text: how long it is, and 32 bits of it (FNV-1a).
fn digest(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    if text.is_empty() { "none".to_owned() } else { format!("{}:{hash:08x}", text.len()) }
}

fn value(of: &Value<'_>) -> String {
    match of {
        Value::String(text) => format!("string {}", digest(text)),
        Value::List(items) => {
            format!("[{}]", items.iter().map(value).collect::<Vec<_>>().join(", "))
        }
        Value::Struct(members) => {
            let members =
                members.iter().map(|(name, of)| format!("{}: {}", digest(name), value(of)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        Value::Number(number) => format!("number {}", digest(&number.to_string())),
        Value::Bool(of) => of.to_string(),
        _ => "null".to_owned(),
    }
}

fn kind(message: &Message) -> &'static str {
    match message {
        Message::Text(_) => "text",
        Message::Speech(_) => "speech",
        Message::QuickReplies(_) => "quick replies",
        Message::Card(_) => "card",
        Message::Image(_) => "image",
        Message::Payload(_) => "payload",
        Message::Assistant(_) => "of the Assistant",
        _ => "other",
    }
}

fn view(context: &FulfillmentContext<'_>) -> Result<String> {
    let mut view = String::new();
    let session = context.session();
    writeln!(view, "dialect {}", context.dialect().name)?;
    for (name, text) in [
        ("response id", context.response_id()),
        ("session id", session.id()),
        ("project", session.project().unwrap_or_default()),
        ("intent", context.intent()),
        ("action", context.action()),
        ("tag", context.tag()),
        ("query", context.query_text()),
        ("agent's text", context.fulfillment_text()),
    ] {
        writeln!(view, "{name} {}", digest(text))?;
    }
    let parts = [session.location(), session.agent(), session.environment(), session.user()];
    writeln!(view, "location, agent, environment, user {:?}", parts.map(|part| part.map(digest)))?;
    writeln!(view, "language {:?}", context.language())?;
    writeln!(view, "confidence {:?}", context.confidence())?;
    let filling = format!("{:?}", context.slot_filling());
    writeln!(view, "slot filling {}", filling.split('(').next().unwrap_or_default())?;
    writeln!(view, "channel {:?}", context.channel())?;
    let original = OriginalRequest::from_context(context).map_err(|error| error.to_string())?;
    let user = original.user_id().unwrap_or_default();
    writeln!(view, "source {}, user {}", digest(original.source()), digest(&user))?;
    for (name, of) in context.parameters().all().map_err(|error| error.to_string())? {
        writeln!(view, "parameter {} {}", digest(&name), value(&of))?;
    }
    for active in context.contexts().all()? {
        let carried = active.parameters.all().map_err(|error| error.to_string())?.len();
        let (name, lifespan) = (digest(&active.id), active.lifespan);
        writeln!(view, "context {name} for {lifespan:?} turns with {carried} parameters")?;
    }
    for said in context.agent_messages()? {
        let words = said.message.words().unwrap_or_default();
        let (channel, kind) = (&said.channel, kind(&said.message));
        writeln!(view, "message {kind} for {channel:?} {}", digest(&words))?;
    }
    Ok(view)
}

/// The views of every so many requests of a folder; `None` without the corpus.
fn views(folder: &str) -> Result<Option<String>> {
    const DOZEN: usize = 12;
    let Some(corpus) = corpus::folder() else { return Ok(None) };
    let files = corpus::json_files(&corpus.join(folder))?;
    let step = files.len() / DOZEN;
    let mut views = String::new();
    for (file, text) in files.into_iter().step_by(step).take(DOZEN) {
        let number = file.split(['-', '_']).next().unwrap_or_default();
        let request = FulfillmentRequest::new(text.as_bytes());
        let context = Dialogflow.decode(&request)?;
        writeln!(views, "request {number}\n{}", view(&context)?)?;
    }
    Ok(Some(views))
}

#[test]
fn what_a_handler_sees_of_es_v2() {
    let Some(views) = views("es-v2-requests").unwrap() else { return };
    insta::assert_snapshot!(views);
}

#[test]
fn what_a_handler_sees_of_v1() {
    let Some(views) = views("v1-requests").unwrap() else { return };
    insta::assert_snapshot!(views);
}

#[test]
fn what_a_handler_sees_of_cx() {
    let Some(views) = views("cx-requests").unwrap() else { return };
    insta::assert_snapshot!(views);
}
