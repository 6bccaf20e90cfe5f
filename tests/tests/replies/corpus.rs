//! Real responses of each dialect that Dialogflow would accept: each of them can be given by a
//! reply. A response is read, a reply is made of what it says, and what the dialect writes for
//! that reply says the same.

use std::collections::BTreeMap;
use std::error::Error;

use intents_core::connector::{ChannelMessage, Connector};
use intents_core::{FormParameter, FulfillmentRequest, Lifespan, Reply, Speech, Transition};
use intents_dialogflow::{cx, es};
use intents_tests::{Cx, EsV1, EsV2, corpus, request};
use serde_json::{Map, Value as Json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What Dialogflow would not accept, by the number of the file.
const REFUSED: &[(&str, &str, &str)] = &[
    ("es-v2-responses", "028", "the name of a context has no session"),
    ("es-v2-responses", "029", "an event without a name"),
    ("es-v2-responses", "109", "a template: the name of a context has a space"),
    ("es-v2-responses", "080", "a template: `text` has a member of another name"),
    ("v1-responses", "002", "`contextOut` is an object"),
    ("v1-responses", "024", "the name of a context has characters that no context has"),
    ("v1-responses", "048", "a template: the name of a context has a space"),
    ("v1-responses", "050", "`speech` is a number"),
    ("cx-responses", "001", "an unknown field, `ETag`"),
    ("cx-responses", "002", "`text` is a list"),
    ("cx-responses", "003", "an unknown field, `ETag`"),
    ("cx-responses", "004", "`text` and `payload` in one message"),
    ("cx-responses", "010", "an unknown field, `redactedText`"),
    ("cx-responses", "014", "an unknown field, `redactedText`"),
    ("cx-responses", "026", "a template: names of types instead of values"),
];

/// The leaves of a document by their pointers. What is empty or `null` says nothing, but for a
/// parameter of a session, which a `null` clears.
fn leaves(json: &Json) -> BTreeMap<String, Json> {
    fn walk(json: &Json, pointer: &str, leaves: &mut BTreeMap<String, Json>) {
        match json {
            Json::Object(members) => {
                for (name, value) in members {
                    walk(value, &format!("{pointer}/{name}"), leaves);
                }
            }
            Json::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    walk(item, &format!("{pointer}/{i}"), leaves);
                }
            }
            Json::Null if !pointer.starts_with("/sessionInfo/parameters/") => {}
            Json::String(text) if text.is_empty() => {}
            leaf => {
                leaves.insert(pointer.to_owned(), leaf.clone());
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(json, "", &mut all);
    all
}

/// What of a response is not in the other one. Messages for everyone come before those for single
/// channels, so that each may have another place.
fn missing(sample: &Json, ours: &Json) -> Vec<String> {
    let in_place = |sample: &Json, ours: &Json| {
        let ours = leaves(ours);
        let missing = leaves(sample).into_iter().filter(move |(pointer, leaf)| {
            // A number may be written as a float.
            let is = |our: &Json| our == leaf || our.is_number() && our.as_f64() == leaf.as_f64();
            !ours.get(pointer).is_some_and(is)
        });
        missing.map(|(pointer, leaf)| format!("{pointer} {leaf}")).collect::<Vec<_>>()
    };
    let (mut sample, mut ours) = (sample.clone(), ours.clone());
    let mut all = Vec::new();
    for list in ["/fulfillmentMessages", "/messages", "/fulfillmentResponse/messages"] {
        let take = |json: &mut Json| json.pointer_mut(list).map(Json::take).unwrap_or_default();
        let (sample, ours) = (take(&mut sample), take(&mut ours));
        let ours = ours.as_array().cloned().unwrap_or_default();
        for message in sample.as_array().into_iter().flatten() {
            if !ours.iter().any(|our| in_place(message, our).is_empty()) {
                all.push(format!("{list} {message}"));
            }
        }
    }
    all.extend(in_place(&sample, &ours));
    all
}

fn object(json: Option<&str>) -> Result<Option<Map<String, Json>>> {
    Ok(json.map(serde_json::from_str).transpose()?)
}

/// The messages, each for its channel.
fn reply_with(messages: Vec<ChannelMessage>) -> Reply {
    messages.into_iter().fold(Reply::keep(), |reply, said| match said.channel() {
        Some(channel) => reply.on(channel, said.message),
        None => reply.then(said.message),
    })
}

fn encode(connector: &dyn Connector, request: &str, reply: &Reply) -> Result<Json> {
    let request = FulfillmentRequest::new(request.as_bytes());
    let context = connector.decode(&request)?;
    let response = connector.encode(&context, reply)?;
    if response.dropped.is_empty() {
        Ok(serde_json::from_slice(&response.body)?)
    } else {
        Err(format!("{:?} is lost", response.dropped).into())
    }
}

/// Checks each response that is accepted; what is wrong is one error, with a line a file.
fn check_all(folder: &str, check: fn(&str) -> Result<Vec<String>>) -> Result<()> {
    let Some(corpus) = corpus::folder() else { return Ok(()) };
    let files = corpus::json_files(&corpus.join(folder))?;
    let mut problems = Vec::new();
    let (mut expressed, mut refused) = (0, 0);
    for (file, text) in files {
        let is_refused =
            |(of, number, _): &&(&str, &str, &str)| *of == folder && file.starts_with(number);
        if REFUSED.iter().any(|refused| is_refused(&refused)) {
            refused += 1;
            continue;
        }
        expressed += 1;
        match check(&text) {
            Ok(missing) if missing.is_empty() => {}
            Ok(missing) => problems.push(format!("{file}: {}", missing.join("; "))),
            Err(error) => problems.push(format!("{file}: {error}")),
        }
    }
    eprintln!("{folder}: {expressed} expressed, {refused} refused");
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) }
}

fn compare_es_v2(text: &str) -> Result<Vec<String>> {
    let response = es::v2::WebhookResponse::read(text.as_bytes())?;
    let mut session = "projects/p/agent/sessions/s-1";
    let text_of_all = response.fulfillment_text.as_ref();
    let mut reply = reply_with(response.channel_messages()?);
    let is_said =
        reply.parts().messages.iter().any(|said| said.words().as_deref() == Some(text_of_all));
    if !is_said {
        reply = Reply::text(text_of_all.to_owned()).then(reply);
    }
    if !response.source.is_empty() {
        reply = reply.source(response.source.clone().into_owned());
    }
    if let Some(payload) = object(response.payload.json())? {
        reply = reply.webhook_payload(payload);
    }
    for context in &response.output_contexts {
        let (of, id) = context.name.rsplit_once("/contexts/").unwrap_or_default();
        if !id.is_empty() {
            session = of;
            let lifespan = Lifespan::turns(context.lifespan_count.unwrap_or(0.0) as u32);
            let parameters = object(context.parameters.json())?;
            reply = reply.output_context(id.to_owned(), lifespan, parameters);
        }
    }
    let event = &response.followup_event_input;
    if !event.name.is_empty() {
        reply = reply.then(Reply::event(event.name.to_string(), object(event.parameters.json())?));
    }
    let language = if event.language_code.is_empty() { "en" } else { &event.language_code };
    let request = request::es_v2("Any", "{}")
        .replace("projects/p/agent/sessions/s-1", session)
        .replace("\"en\"", &Json::from(language).to_string());
    let sample: Json = serde_json::from_str(text)?;
    let ours = encode(&EsV2, &request, &reply);
    // An event makes Dialogflow ignore what is said beside it.
    let ignored: &[&str] = if event.name.is_empty() { &[] } else { &["/fulfillment", "/payload"] };
    let ours = match ours {
        Err(_) if !ignored.is_empty() => {
            let event = Reply::event(event.name.to_string(), object(event.parameters.json())?);
            encode(&EsV2, &request, &event)?
        }
        ours => ours?,
    };
    let mut missing = missing(&sample, &ours);
    missing.retain(|leaf| !ignored.iter().any(|start| leaf.starts_with(start)));
    // The text for clients of the API has the words of all messages, by lines.
    let mut lines = ours["fulfillmentText"].as_str().unwrap_or_default().lines();
    if lines.any(|line| line == text_of_all) {
        missing.retain(|leaf| !leaf.starts_with("/fulfillmentText"));
    }
    Ok(missing)
}

fn compare_es_v1(text: &str) -> Result<Vec<String>> {
    let response = es::v1::WebhookResponse::read(text.as_bytes())?;
    let mut reply = reply_with(response.channel_messages());
    let sample: Json = serde_json::from_str(text)?;
    if !reply.parts().has_messages() {
        reply = reply.then(response.display_text.clone().into_owned());
        if response.speech != response.display_text {
            reply = reply.speech(Speech::new(response.speech.clone().into_owned()));
        }
    }
    if !response.source.is_empty() {
        reply = reply.source(response.source.clone().into_owned());
    }
    if let Some(data) = object(response.data.json())? {
        reply = reply.webhook_payload(data);
    }
    for context in response.context_out.iter() {
        let lifespan = Lifespan::turns(context.lifespan.unwrap_or(0.0) as u32);
        let parameters = object(context.parameters.json())?;
        reply = reply.output_context(context.name.to_string(), lifespan, parameters);
    }
    let event = &response.followup_event;
    let request = request::es_v1("Any", "{}");
    let ours = encode(&EsV1, &request, &reply)?;
    let mut missing = missing(&sample, &ours);
    // Texts alone are said by the members that every channel reads; a card without a title, and
    // without anything else, says nothing.
    let shown = ours["displayText"].as_str().unwrap_or_default();
    let is_said = |message: &Json| match message["type"].as_u64() {
        Some(0) => message["speech"].as_str().is_some_and(|speech| shown.contains(speech)),
        Some(1) => message["title"].is_null(),
        _ => false,
    };
    let said = sample["messages"].as_array().into_iter().flatten().filter(|said| is_said(said));
    let said: Vec<_> = said.map(|message| format!("/messages {message}")).collect();
    missing.retain(|leaf| !said.contains(leaf));
    if !event.name.is_empty() {
        let event = Reply::event(event.name.to_string(), object(event.data.json())?);
        let event = encode(&EsV1, &request, &event)?;
        missing.retain(|leaf| !leaf.starts_with("/followupEvent"));
        missing.extend(self::missing(&sample, &event).into_iter().filter(|leaf| {
            leaf.starts_with("/followupEvent") && !leaf.starts_with("/followupEvent/parameters")
        }));
    }
    Ok(missing)
}

fn compare_cx(text: &str) -> Result<Vec<String>> {
    let response = cx::WebhookResponse::read(text.as_bytes())?;
    let mut reply = reply_with(response.channel_messages()?);
    if response.fulfillment_response.merge_behavior == cx::MergeBehavior::Replace {
        reply = reply.replace_queue();
    }
    for (name, value) in object(response.session_info.parameters.json())?.unwrap_or_default() {
        reply = match value {
            Json::Null => reply.clear_session_parameter(name),
            value => reply.session_parameter(name, value),
        };
    }
    for parameter in &response.page_info.form_info.parameter_info {
        let of_form = FormParameter::new(parameter.display_name.to_string());
        reply = reply.form_parameter(match parameter.state {
            cx::ParameterState::Invalid => FormParameter::invalid(of_form.name),
            _ => of_form.required(parameter.required),
        });
    }
    if let Some(payload) = object(response.payload.json())? {
        reply = reply.webhook_payload(payload);
    }
    if !response.target_page.is_empty() {
        reply = reply.go_to(Transition::page(response.target_page.to_string()));
    }
    if !response.target_flow.is_empty() {
        reply = reply.go_to(Transition::flow(response.target_flow.to_string()));
    }
    // Both spellings of a name are accepted, and the one in camelCase is written.
    let sample = camel(serde_json::from_str(text)?);
    let ours = encode(&Cx, &request::cx("Any", "{}"), &reply)?;
    Ok(missing(&sample, &ours))
}

/// The names of a response of CX in camelCase, but for those of the user's own data.
fn camel(json: Json) -> Json {
    match json {
        Json::Object(members) => {
            let members = members.into_iter().map(|(name, value)| {
                let mut words = name.split('_');
                let mut camel = words.next().unwrap_or_default().to_owned();
                for word in words {
                    let (first, rest) = word.split_at_checked(1).unwrap_or_default();
                    camel += &first.to_uppercase();
                    camel += rest;
                }
                let is_own = ["parameters", "payload", "metadata"].contains(&camel.as_str());
                (camel, if is_own { value } else { self::camel(value) })
            });
            Json::Object(members.collect())
        }
        Json::Array(items) => items.into_iter().map(camel).collect(),
        leaf => leaf,
    }
}

#[test]
fn es_v2() {
    check_all("es-v2-responses", compare_es_v2).unwrap();
}

#[test]
fn v1() {
    check_all("v1-responses", compare_es_v1).unwrap();
}

#[test]
fn cx() {
    check_all("cx-responses", compare_cx).unwrap();
}

/// A response that is not said is found missing, whichever member has it.
#[test]
fn what_is_missing_is_found() {
    let sample = serde_json::json!({"a": [{"b": 1}, {"b": "x"}], "c": {"d": null}, "e": ""});
    assert_eq!(missing(&sample, &serde_json::json!({"a": [{"b": 1.0}]})), [r#"/a/1/b "x""#]);
    let sample = serde_json::json!({"messages": [{"a": 1}, {"b": 2}]});
    let ours = serde_json::json!({"messages": [{"b": 2, "c": 3}]});
    assert_eq!(missing(&sample, &ours), [r#"/messages {"a":1}"#]);
}
