use intents_core::{
    FormParameter, FulfillmentContext, Intent, Lifespan, Message, Params, Partial, Reply,
    SessionEntities, Transition, sys,
};
use serde_json::{Map, Value, json};

use crate::words::Words;
use crate::{channels, messages};

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

/// Replies that between them have all that one can have, in words that came in the request.
pub(crate) fn replies(context: &FulfillmentContext<'_>) -> Vec<Reply> {
    let words = &mut Words::new(context.request().body());
    let mut replies = vec![
        all(messages::rich(words)).then(without_messages(words)),
        all(messages::telephony(words)).replace_queue(),
        all(messages::assistant(words)).end_session(),
        all(messages::rbm(words)).source(words.next()),
        on_channels(words),
        all(messages::rich(words)).then(Reply::event(words.next(), json!({words.next(): [1]}))),
    ];
    replies.extend(transitions(words).map(|transition| Reply::keep().go_to(transition)));
    if let Some(everything) = Everything::read(&context.source(), &mut Vec::new()) {
        replies.push(without_messages(words).then(everything));
    }
    if let Ok(parameters) = context.parameters().all() {
        let parameters = parameters.into_iter().filter_map(|(name, value)| {
            Some((name.into_owned(), serde_json::to_value(value).ok()?))
        });
        let parameters: Map<_, _> = parameters.collect();
        replies.push(form(&parameters, words));
        replies.push(echo(context, parameters));
    }
    if let Ok(messages) = context.agent_messages() {
        let reply = messages.into_iter().fold(Reply::keep(), |reply, sent| match sent.channel() {
            Some(channel) => reply.on(channel, sent.message),
            None => reply.message(sent.message),
        });
        replies.push(reply);
    }
    replies
}

fn all(messages: Vec<Message>) -> Reply {
    messages.into_iter().fold(Reply::keep(), Reply::message)
}

/// Messages for each channel alone.
fn on_channels(words: &mut Words) -> Reply {
    let everyone = Reply::text(words.next());
    channels::all().enumerate().fold(everyone, |reply, (i, channel)| {
        let messages = match i % 3 {
            0 => messages::rich(words),
            1 => messages::telephony(words),
            _ => messages::assistant(words),
        };
        reply.on(channel, all(messages))
    })
}

/// A reply with everything but messages.
fn without_messages(words: &mut Words) -> Reply {
    Reply::keep()
        .source(words.next())
        .webhook_payload(json!({words.next(): [{}]}))
        .output_context("L", Lifespan::turns(u32::MAX), json!({words.next(): {"n": 1.5}}))
        .delete_context("o")
        .session_entities(SessionEntities::overriding("p").value(words.next(), words.some::<2>()))
        .session_entities(SessionEntities::supplementing("q"))
        .session_parameter("day", sys::Date::constant(2026, 2, 28))
        .session_parameter(words.next(), words.next().into_owned())
        .clear_session_parameter(words.next())
        .end_session()
}

/// What is said of a form: of the parameters that there are, and of one that there may not be.
fn form(parameters: &Map<String, Value>, words: &mut Words) -> Reply {
    let named = FormParameter::new(words.next()).value(words.next().into_owned());
    let filled = Reply::fill(filled()).form_parameter(named.required(true));
    parameters.iter().enumerate().fold(filled, |reply, (i, (name, value))| {
        let parameter = match i % 4 {
            0 => FormParameter::invalid(name.clone()),
            1 => FormParameter::new(name.clone()).value(value.clone()),
            2 => FormParameter::new(name.clone()).required(i % 8 < 4),
            _ => return reply.session_parameter(name.clone(), value.clone()),
        };
        reply.form_parameter(parameter)
    })
}

fn transitions(words: &mut Words) -> [Transition; 6] {
    [
        Transition::PREVIOUS_PAGE,
        Transition::page("flows/f/pages/p"),
        Transition::page("projects/p/locations/l/agents/a/flows/f/pages/p"),
        Transition::page(words.next()),
        Transition::flow("projects/p/locations/l/agents/a/flows/f"),
        Transition::flow(words.next()),
    ]
}

/// What came, sent back in every place that there is.
fn echo(context: &FulfillmentContext<'_>, parameters: Map<String, Value>) -> Reply {
    Reply::text(context.query_text().to_owned())
        .payload(parameters.clone())
        .webhook_payload(parameters.clone())
        .session_parameter("echo", Value::Object(parameters.clone()))
        .output_context("echoed", Lifespan::turns(1), parameters)
        .then(Reply::fill(filled()))
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
