//! Replies in CX. Source: `WebhookResponse` in `webhook.proto`, `response_message.proto`,
//! version v3; v3beta1 has all that is written here too.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::ops::Deref;

use intents_core::{
    Absent, Channel, EncodeError, FulfillmentContext, FulfillmentResponse, ListWriter, Message,
    Notation, ObjectWriter, Reply, Sink, SlotFilling,
};
use serde_json::Value as Json;

use super::{TRIGGER_PARAMETER, messenger};
use crate::proto::{self, message};
use crate::response::{ENTITIES, Fit, Group, Said, context_id, finish};

/// What a channel without Dialogflow Messenger's format does not get.
const WORDS_ALONE: &str = "what only a screen shows: this channel gets the words of cards, images \
                           and quick replies, and nothing else of them";

/// A chip says what is written on it.
const OTHER_POSTBACK: &str =
    "what a card's button would say: in Dialogflow Messenger it says what is written on it";

/// The page that ends is the next one, before any route that would trigger an intent.
const END_BESIDE_TRIGGER: &str =
    "the end of the session beside a triggered intent: the intent would never answer";

/// In CX a context is a parameter of the session.
const CONTEXT_OF_A_PARAMETER: &str =
    "a context of the name of a parameter: in CX both are parameters of the session";

/// `WebhookResponse` of CX has no field for it.
const EVENT: &str = "an event by its name: in CX only intents of the agent's types are triggered";

/// The page that ends has the name of the current flow.
const END_OUTSIDE_FLOW: &str = "the end of the session: the request is of no page of a flow";

pub(super) fn encode(
    context: &FulfillmentContext<'_>,
    reply: &Reply,
) -> Result<FulfillmentResponse, EncodeError> {
    let mut sink = Sink::new(Notation::Cx);
    let mut dropped = Vec::new();
    let mut body = sink.value().object();
    let said = Said::of(reply, context, fit, &mut dropped);
    // Looked for at most once: it is somewhere in the whole request.
    let channel = LazyCell::new(|| context.channel());
    let name = |channel: Channel| Some(channel.name());
    let is_sent = |group: Group<'_>| {
        group.messages.iter().any(|message| Form::of(message, group, &channel) != Form::Nothing)
    };
    if !reply.is_silent() {
        body.object_unless_empty("fulfillmentResponse", |fulfillment| {
            if said.groups(name).any(is_sent) {
                let mut messages = fulfillment.member("messages").list();
                for group in said.groups(name) {
                    write_group(&mut messages, group, &channel, &mut dropped);
                }
                messages.end();
            } else if said.groups(name).next().is_some() {
                dropped.push(WORDS_ALONE);
            }
        });
    }
    if reply.triggered().is_some_and(|trigger| trigger.intent().is_none()) {
        dropped.push(EVENT);
    }
    let filled = Filled::of(reply, context)?;
    filled.write_form(&mut body);
    write_parameters(&mut body, reply, &filled, &mut dropped);
    if let Some(payload) = reply.sent_payload() {
        payload.write(body.member("payload"));
    }
    if reply.ends_session() {
        match end_page(context) {
            _ if reply.triggered().is_some() => dropped.push(END_BESIDE_TRIGGER),
            Some(page) => {
                body.member("targetPage").string(&page);
            }
            None => dropped.push(END_OUTSIDE_FLOW),
        }
    }
    if !reply.entities().is_empty() {
        dropped.push(ENTITIES);
    }
    body.end();
    finish(sink, dropped)
}

/// What CX has messages for; Dialogflow Messenger's format is that of cards and their like.
fn fit(message: &Message, _: Option<Channel>) -> Fit {
    match message {
        Message::Text(_)
        | Message::QuickReplies(_)
        | Message::Card(_)
        | Message::Image(_)
        | Message::Payload(_) => Fit::Keep,
        _ => Fit::Simplify,
    }
}

/// How a message is sent.
#[derive(PartialEq)]
enum Form<'m> {
    /// As its words.
    Words(Cow<'m, str>),
    /// In the format of Dialogflow Messenger, for which CX has no messages of its own.
    Rich,
    /// As it is.
    Payload,
    /// The channel cannot show it, and it has no words.
    Nothing,
}

impl<'m> Form<'m> {
    fn of(
        message: &'m Message,
        group: Group<'_>,
        channel: &impl Deref<Target = Option<Channel>>,
    ) -> Self {
        match message {
            Message::Payload(_) => return Self::Payload,
            Message::QuickReplies(_) | Message::Card(_) | Message::Image(_) => {
                let channel = group.channel.or_else(|| **channel);
                if matches!(channel, None | Some(Channel::DialogflowMessenger)) {
                    return Self::Rich;
                }
            }
            _ => {}
        }
        message.words().map_or(Self::Nothing, Self::Words)
    }
}

fn write_group(
    messages: &mut ListWriter<'_>,
    group: Group<'_>,
    channel: &impl Deref<Target = Option<Channel>>,
    dropped: &mut Vec<&'static str>,
) {
    // A channel that the request comes from needs no name: only what is for it is sent.
    let label = group.label.filter(|_| **channel != group.channel);
    let mut lost = |what| {
        if !dropped.contains(&what) {
            dropped.push(what);
        }
    };
    for message in group.messages {
        match Form::of(message, group, channel) {
            Form::Words(words) => {
                write_text(messages, &words, label);
                if !messenger::is_words_alone(message) {
                    lost(WORDS_ALONE);
                }
            }
            Form::Rich => {
                // A chip has no title.
                if let Message::QuickReplies(quick_replies) = message
                    && !quick_replies.title.is_empty()
                {
                    write_text(messages, &quick_replies.title, label);
                }
                let mut object = messages.item().object();
                let mut payload = object.member("payload").object();
                if !messenger::write(&mut payload, message) {
                    lost(OTHER_POSTBACK);
                }
                payload.end();
                end_message(object, label);
            }
            Form::Payload => {
                if let Message::Payload(payload) = message {
                    let mut object = messages.item().object();
                    payload.write(object.member("payload"));
                    end_message(object, label);
                }
            }
            Form::Nothing => lost(WORDS_ALONE),
        }
    }
}

fn write_text(messages: &mut ListWriter<'_>, text: &str, label: Option<&str>) {
    let mut object = messages.item().object();
    let mut variants = object.member("text").object();
    let mut list = variants.member("text").list();
    list.item().string(text);
    list.end();
    variants.end();
    end_message(object, label);
}

fn end_message(mut object: ObjectWriter<'_>, label: Option<&str>) {
    if let Some(label) = label {
        object.member("channel").string(label);
    }
    object.end();
}

/// What is triggered, what is filled in and every context, as parameters of the session. A `null`
/// removes one. No name is written twice.
fn write_parameters(
    body: &mut ObjectWriter<'_>,
    reply: &Reply,
    filled: &Filled,
    dropped: &mut Vec<&'static str>,
) {
    let triggered = reply.triggered().and_then(|trigger| Some((trigger, trigger.intent()?)));
    if triggered.is_none() && reply.contexts().is_empty() && filled.others.is_empty() {
        return;
    }
    let mut session = body.member("sessionInfo").object();
    let mut parameters = session.member("parameters").object();
    let mut taken = vec![TRIGGER_PARAMETER];
    if let Some((trigger, intent)) = triggered {
        parameters.member(TRIGGER_PARAMETER).string(intent.name);
        trigger.write_parameters(&mut parameters, Absent::Null);
        taken.extend(intent.params.all().iter().map(|param| param.name));
    }
    let is_taken = |name: &str| taken.iter().any(|other| other.eq_ignore_ascii_case(name));
    for (name, value) in filled.others.iter().filter(|(name, _)| !is_taken(name)) {
        parameters.member(name).json(value);
    }
    let is_filled =
        |name: &str| filled.others.iter().any(|(other, _)| other.eq_ignore_ascii_case(name));
    for context in reply.contexts() {
        let (id, problem) = match context_id(context) {
            Ok(id) => (id, None),
            Err(problem) => (String::new(), Some(problem)),
        };
        if is_taken(&id) || is_filled(&id) {
            dropped.push(CONTEXT_OF_A_PARAMETER);
            continue;
        }
        let value = parameters.member(&id);
        match (problem, &context.parameters) {
            (Some(problem), _) => value.refuse(problem),
            (None, _) if context.lifespan.count() == 0 => value.null(),
            (None, Some(parameters)) => parameters.write(value),
            (None, None) => value.object().end(),
        };
    }
    parameters.end();
    session.end();
}

/// What a handler fills in while the form of a page is being filled.
#[derive(Default)]
struct Filled {
    /// Parameters of the form that have no value yet.
    of_form: Vec<(String, Json)>,
    /// All others, which are parameters of the session.
    others: Vec<(String, Json)>,
}

impl Filled {
    fn of(reply: &Reply, context: &FulfillmentContext<'_>) -> Result<Self, EncodeError> {
        let Some(fill) = reply.filled() else { return Ok(Self::default()) };
        let unfilled = match context.slot_filling() {
            SlotFilling::Unfilled(names) => names.as_slice(),
            _ => &[],
        };
        let mut filled = Self::default();
        for (name, value) in fill.changes(Notation::Cx)? {
            let of_form = unfilled.iter().find(|of_form| of_form.eq_ignore_ascii_case(&name));
            match (of_form, value) {
                (Some(of_form), Some(value)) => {
                    filled.of_form.push((of_form.clone().into_owned(), value));
                }
                // What was taken away is none: a `null` removes it from the session.
                (_, value) => filled.others.push((name, value.unwrap_or(Json::Null))),
            }
        }
        Ok(filled)
    }

    /// Source: `PageInfo.FormInfo.ParameterInfo` in `webhook.proto`: a webhook may change the value
    /// of a parameter that the form has, and says its state.
    fn write_form(&self, body: &mut ObjectWriter<'_>) {
        if self.of_form.is_empty() {
            return;
        }
        let mut page = body.member("pageInfo").object();
        let mut form = page.member("formInfo").object();
        let mut parameters = form.member("parameterInfo").list();
        for (name, value) in &self.of_form {
            let mut parameter = parameters.item().object();
            parameter.member("displayName").string(name);
            parameter.member("state").string("FILLED");
            parameter.member("value").json(value);
            parameter.end();
        }
        parameters.end();
        form.end();
        page.end();
    }
}

message! {
    /// The page that a request is of.
    struct Paged<'a> {
        page: CurrentPage<'a> = "pageInfo",
    }
}

message! {
    struct CurrentPage<'a> {
        name: Cow<'a, str> = "currentPage",
    }
}

/// The page that ends the session, by the name that routes have for it: it is one of the current
/// flow. That a webhook may go to it as routes do is documented nowhere.
fn end_page(context: &FulfillmentContext<'_>) -> Option<String> {
    let json = proto::text(super::DIALECT.name, context.request().body()).ok()?;
    let paged: Paged<'_> = proto::decode(super::DIALECT.name, json).ok()?;
    let (flow, _) = paged.page.name.rsplit_once("/pages/")?;
    flow.contains("/flows/").then(|| format!("{flow}/pages/END_SESSION"))
}
