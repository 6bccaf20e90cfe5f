//! Real requests of every dialect: each is detected, decoded and read to its last member. Handlers
//! get the values that a plain JSON reader finds in the same place.

mod views;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Debug;

use intents_core::connector::{Connector, Dialect};
use intents_core::{FromContext, FulfillmentContext, FulfillmentRequest, Message, Reply, Value};
use intents_dialogflow::cx::ResponseMessage;
use intents_dialogflow::{cx, es};
use intents_tests::{Cx, Dialogflow, EsV1, EsV2, corpus};
use serde_json::Value as Json;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// An error for the first part of a request that is not read as it was sent.
type Check = fn(&FulfillmentContext<'_>, &Json) -> Result<()>;

/// Reads every file of a folder of the corpus. What is wrong is one error, with a line a file.
fn read_all(folder: &str, dialect: Dialect, connector: &dyn Connector, check: Check) -> Result<()> {
    let Some(corpus) = corpus::folder() else { return Ok(()) };
    let mut problems = Vec::new();
    for (file, text) in corpus::json_files(&corpus.join(folder))? {
        let json: Json = serde_json::from_str(&text)?;
        // The order of members means nothing, and may decide nothing.
        for text in [text, reversed(&json)] {
            let request = FulfillmentRequest::new(text.as_bytes());
            for connector in [&Dialogflow, connector] {
                let read = connector.decode(&request).map_err(Into::into).and_then(|context| {
                    expect("dialect", context.dialect(), dialect)?;
                    check(&context, &json)
                });
                problems.extend(read.err().map(|error| format!("{file}: {error}")));
            }
        }
    }
    problems.dedup();
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) }
}

/// The same object with its members from the last name of the alphabet to the first.
fn reversed(json: &Json) -> String {
    match json {
        Json::Object(members) => {
            let members = members.iter().rev();
            let members: Vec<_> = members
                .map(|(k, v)| format!("{}:{}", Json::from(k.as_str()), reversed(v)))
                .collect();
            format!("{{{}}}", members.join(","))
        }
        Json::Array(items) => {
            let items: Vec<_> = items.iter().map(reversed).collect();
            format!("[{}]", items.join(","))
        }
        scalar => scalar.to_string(),
    }
}

fn expect<T: PartialEq + Debug>(what: &str, read: T, sent: T) -> Result<()> {
    if read == sent {
        Ok(())
    } else {
        Err(format!("{what} is read as {read:?}, not {sent:?}").into())
    }
}

fn expect_text(what: &str, read: &str, sent: &Json) -> Result<()> {
    expect(what, read, sent.as_str().unwrap_or_default())
}

fn expect_same(what: &str, read: &Value<'_>, sent: &Json) -> Result<()> {
    if is_same(read, sent) { Ok(()) } else { Err(format!("{what} is read as {read:?}").into()) }
}

fn is_same(read: &Value<'_>, sent: &Json) -> bool {
    match (read, sent) {
        // What is repeated and missing is empty.
        (Value::List(read), Json::Null) => read.is_empty(),
        (Value::Struct(read), Json::Null) => read.is_empty(),
        (Value::Null, Json::Null) => true,
        (Value::Bool(read), Json::Bool(sent)) => read == sent,
        (Value::Number(read), Json::Number(sent)) => read == sent,
        (Value::String(read), Json::String(sent)) => read == sent,
        (Value::List(read), Json::Array(sent)) => {
            read.len() == sent.len()
                && read.iter().zip(sent).all(|(read, sent)| is_same(read, sent))
        }
        (Value::Struct(read), Json::Object(sent)) => {
            let same = |name: &str, read| sent.get(name).is_some_and(|sent| is_same(read, sent));
            read.len() == sent.len() && read.iter().all(|(name, read)| same(name, read))
        }
        _ => false,
    }
}

fn length(list: &Json) -> usize {
    list.as_array().map_or(0, Vec::len)
}

fn check_es_v2(context: &FulfillmentContext<'_>, json: &Json) -> Result<()> {
    let sent = &json["queryResult"];
    expect_text("response id", context.response_id(), &json["responseId"])?;
    expect_text("session", context.session().name(), &json["session"])?;
    expect_text("intent", context.intent(), &sent["intent"]["displayName"])?;
    expect_text("action", context.action(), &sent["action"])?;
    expect_text("query", context.query_text(), &sent["queryText"])?;
    expect_text("language", context.language(), &sent["languageCode"])?;
    expect_text("text", context.fulfillment_text(), &sent["fulfillmentText"])?;
    let confidence = sent["intentDetectionConfidence"].as_f64();
    expect("confidence", context.confidence(), confidence)?;
    let parameters = context.parameters().all().map_err(|e| e.to_string())?;
    expect_same("parameters", &Value::Struct(parameters), &sent["parameters"])?;

    let request = es::v2::WebhookRequest::from_context(context).map_err(|e| e.to_string())?;
    let original = request.original_detect_intent_request;
    let original_sent = &json["originalDetectIntentRequest"];
    expect_text("source", &original.source, &original_sent["source"])?;
    expect_same("original payload", &original.payload.read()?, &original_sent["payload"])?;
    let others = request.alternative_query_results.read()?.len();
    expect("other results", others, length(&json["alternativeQueryResults"]))?;
    let result = request.query_result;
    let complete = sent["allRequiredParamsPresent"] == true;
    expect("completeness", result.all_required_params_present, complete)?;
    expect_same("parameters", &result.parameters.read()?, &sent["parameters"])?;
    expect_es_v2_messages(context, &sent["fulfillmentMessages"])?;
    expect_same("payload", &result.webhook_payload.read()?, &sent["webhookPayload"])?;
    expect_same("diagnostics", &result.diagnostic_info.read()?, &sent["diagnosticInfo"])?;
    let answers = result.knowledge_answers.read()?.answers.len();
    expect("knowledge", answers, length(&sent["knowledgeAnswers"]["answers"]))?;
    let state = match &sent["intent"]["webhookState"] {
        Json::Null => "WEBHOOK_STATE_UNSPECIFIED",
        Json::Number(one) if one.as_u64() == Some(1) => "WEBHOOK_STATE_ENABLED",
        Json::Number(two) if two.as_u64() == Some(2) => "WEBHOOK_STATE_ENABLED_FOR_SLOT_FILLING",
        other => other.as_str().ok_or("a state that this test does not know")?,
    };
    expect("the webhook state", result.intent.webhook_state.name(), state)?;
    expect("the name", &*result.intent.name, sent["intent"]["name"].as_str().unwrap_or_default())?;
    expect("fallback", result.intent.is_fallback, sent["intent"]["isFallback"] == true)?;
    let ends = sent["diagnosticInfo"]["end_conversation"] == true;
    expect("the end", result.ends_conversation(), ends)?;
    let mood = result.sentiment_analysis_result.read()?.query_text_sentiment;
    let mood_sent = &sent["sentimentAnalysisResult"]["queryTextSentiment"];
    expect("mood", mood.score, mood_sent["score"].as_f64())?;
    let contexts = result.output_contexts.read()?;
    expect("contexts", contexts.len(), length(&sent["outputContexts"]))?;
    for (i, context) in contexts.iter().enumerate() {
        let sent = &sent["outputContexts"][i];
        expect_text("a context's name", &context.name, &sent["name"])?;
        expect("a lifespan", context.lifespan_count, sent["lifespanCount"].as_f64())?;
        expect_same("a context", &context.parameters.read()?, &sent["parameters"])?;
    }
    Ok(())
}

/// Each of the agent's messages has a neutral form that says the same when it is sent back. Only
/// texts without a variant have none: they say nothing.
fn expect_es_v2_messages(context: &FulfillmentContext<'_>, sent: &Json) -> Result<()> {
    let is_silent = |message: &&Json| {
        let variants = message["text"]["text"].as_array();
        variants.is_some_and(|texts| texts.iter().all(|text| text == ""))
    };
    let sent: Vec<_> =
        sent.as_array().into_iter().flatten().filter(|message| !is_silent(message)).collect();
    let messages = context.agent_messages()?;
    expect("the number of messages", messages.len(), sent.len())?;
    // Answered to nobody in particular, so that messages keep their channels.
    let request = FulfillmentRequest::new(br#"{"queryResult":{}}"#);
    let nobody = EsV2.decode(&request)?;
    for (message, sent) in messages.into_iter().zip(sent) {
        let reply = match message.channel() {
            Some(channel) => Reply::keep().on(channel, Reply::keep().message(message.message)),
            None => Reply::keep().message(message.message),
        };
        let body: Json = serde_json::from_slice(&EsV2.encode(&nobody, &reply)?.body)?;
        expect("a message", &body["fulfillmentMessages"][0], sent)?;
    }
    Ok(())
}

fn check_es_v1(context: &FulfillmentContext<'_>, json: &Json) -> Result<()> {
    let sent = &json["result"];
    expect_text("response id", context.response_id(), &json["id"])?;
    let session = json.get("sessionId").or(json.get("SessionId")).unwrap_or(&Json::Null);
    expect_text("session", context.session().name(), session)?;
    expect_text("intent", context.intent(), &sent["metadata"]["intentName"])?;
    expect_text("action", context.action(), &sent["action"])?;
    expect_text("query", context.query_text(), &sent["resolvedQuery"])?;
    expect_text("language", context.language(), &json["lang"])?;
    expect_text("text", context.fulfillment_text(), &sent["fulfillment"]["speech"])?;
    expect("score", context.confidence(), sent["score"].as_f64())?;
    let parameters = context.parameters().all().map_err(|e| e.to_string())?;
    expect_same("parameters", &Value::Struct(parameters), &sent["parameters"])?;

    let request = es::v1::WebhookRequest::from_context(context).map_err(|e| e.to_string())?;
    expect("the session", request.session_id.as_ref(), context.session().name())?;
    expect_text("timestamp", &request.timestamp, &json["timestamp"])?;
    expect_text("time zone", &request.timezone, &json["timezone"])?;
    let (status, status_sent) = (request.status, &json["status"]);
    expect("status", status.code, status_sent["code"].as_f64())?;
    expect_text("status", &status.error_type, &status_sent["errorType"])?;
    expect_text("status", &status.error_details, &status_sent["errorDetails"])?;
    expect("timeout", status.webhook_timed_out, status_sent["webhookTimedOut"] == true)?;
    let (original, original_sent) = (request.original_request, &json["originalRequest"]);
    expect_text("source", &original.source, &original_sent["source"])?;
    expect_same("version", &original.version.read()?, &original_sent["version"])?;
    expect_same("original data", &original.data.read()?, &original_sent["data"])?;
    let result = request.result;
    expect_same("parameters", &result.parameters.read()?, &sent["parameters"])?;
    let (fulfillment, fulfillment_sent) = (result.fulfillment, &sent["fulfillment"]);
    expect_text("text", &fulfillment.speech, &fulfillment_sent["speech"])?;
    expect_text("shown text", &fulfillment.display_text, &fulfillment_sent["displayText"])?;
    expect_text("source", &fulfillment.source, &fulfillment_sent["source"])?;
    expect_same("data", &fulfillment.data.read()?, &fulfillment_sent["data"])?;
    check_es_v1_messages(context, &fulfillment_sent["messages"])?;
    let (metadata, metadata_sent) = (result.metadata, &sent["metadata"]);
    let is = |member: &str| metadata_sent[member] == "true" || metadata_sent[member] == true;
    expect("use of the webhook", metadata.webhook_used, is("webhookUsed"))?;
    let slots = metadata.webhook_for_slot_filling_used;
    expect("use of the webhook", slots, is("webhookForSlotFillingUsed"))?;
    let [of_nlu, of_webhook] =
        ["nluResponseTime", "webhookResponseTime"].map(|member| metadata_sent[member].as_f64());
    expect(
        "time",
        [metadata.nlu_response_time, metadata.webhook_response_time],
        [of_nlu, of_webhook],
    )?;
    let parameters = metadata.matched_parameters.read()?.len();
    expect("matched parameters", parameters, length(&metadata_sent["matchedParameters"]))?;
    let contexts = result.contexts.read()?;
    expect("contexts", contexts.len(), length(&sent["contexts"]))?;
    for (i, context) in contexts.iter().enumerate() {
        let sent = &sent["contexts"][i];
        expect_text("a context's name", &context.name, &sent["name"])?;
        expect("a lifespan", context.lifespan, sent["lifespan"].as_f64())?;
        expect_same("a context", &context.parameters.read()?, &sent["parameters"])?;
    }
    Ok(())
}

/// Every message is told in no dialect's spelling, but for texts that are empty.
fn check_es_v1_messages(context: &FulfillmentContext<'_>, sent: &Json) -> Result<()> {
    let sent = sent.as_array().map(Vec::as_slice).unwrap_or_default();
    let mut told = context.agent_messages()?.into_iter();
    for sent in sent.iter().filter(|sent| sent["speech"] != "") {
        let told = told.next().ok_or("a message is lost")?;
        expect_text("a channel", &told.channel, &sent["platform"])?;
        match &told.message {
            Message::Text(text) => expect_text("a text", text.first(), &sent["speech"])?,
            Message::Payload(payload) => {
                expect("a payload", payload.json(), Some(&sent["payload"]))?;
            }
            other => return Err(format!("a message is told as {other:?}").into()),
        }
    }
    expect("the messages that are left", told.count(), 0)
}

fn check_cx(context: &FulfillmentContext<'_>, json: &Json) -> Result<()> {
    let (form, intent) = (&json["pageInfo"]["formInfo"]["parameterInfo"], &json["intentInfo"]);
    expect_text("response id", context.response_id(), &json["detectIntentResponseId"])?;
    expect_text("session", context.session().name(), &json["sessionInfo"]["session"])?;
    expect_text("tag", context.tag(), &json["fulfillmentInfo"]["tag"])?;
    expect_text("intent", context.intent(), &intent["displayName"])?;
    expect_text("language", context.language(), &json["languageCode"])?;
    let queries = ["text", "transcript", "triggerIntent", "triggerEvent", "dtmfDigits"];
    let query = queries.iter().find_map(|name| json[*name].as_str().filter(|q| !q.is_empty()));
    expect("query", context.query_text(), query.unwrap_or_default())?;
    expect("confidence", context.confidence(), intent["confidence"].as_f64())?;

    let request = cx::WebhookRequest::from_context(context).map_err(|e| e.to_string())?;
    let session = request.session_info.parameters.read()?;
    expect_same("the session", &session, &json["sessionInfo"]["parameters"])?;
    expect_same("payload", &request.payload.read()?, &json["payload"])?;
    check_cx_messages(context, &request.messages.read()?, &json["messages"])?;
    let mut sent: BTreeSet<_> = match &session {
        Value::Struct(members) => members.iter().map(|(name, _)| name.to_string()).collect(),
        _ => BTreeSet::new(),
    };
    let infos = request.page_info.form_info.parameter_info;
    expect("the form", infos.len(), length(form))?;
    for (i, info) in infos.iter().enumerate() {
        expect_text("a name", &info.display_name, &form[i]["displayName"])?;
        let state = form[i]["state"].as_str().unwrap_or("PARAMETER_STATE_UNSPECIFIED");
        expect("a state", info.state.name(), state)?;
        expect("a need", info.required, form[i]["required"] == true)?;
        expect_same("a value", &info.value.read()?, &form[i]["value"])?;
        sent.extend(info.value.json().map(|_| info.display_name.to_string()));
    }
    for (name, parameter) in &request.intent_info.parameters {
        let resolved = &intent["parameters"][name.as_ref()]["resolvedValue"];
        expect_same("a resolved value", &parameter.resolved_value.read()?, resolved)?;
        sent.extend(parameter.resolved_value.json().map(|_| name.to_string()));
    }
    let read = context.parameters().all().map_err(|e| e.to_string())?;
    expect("parameters", read.iter().map(|(name, _)| name.to_string()).collect(), sent)
}

/// Every message of these requests is a text, so each of them says something in any dialect.
fn check_cx_messages(
    context: &FulfillmentContext<'_>,
    messages: &[ResponseMessage<'_>],
    sent: &Json,
) -> Result<()> {
    expect("messages", messages.len(), length(sent))?;
    let said = context.agent_messages()?;
    expect("what messages say", said.len(), messages.len())?;
    for (i, (message, said)) in messages.iter().zip(&said).enumerate() {
        let sent = &sent[i];
        let strings = |list: &Json| -> Vec<String> {
            let list = list.as_array().map_or(&[][..], Vec::as_slice);
            list.iter().filter_map(|text| Some(text.as_str()?.to_owned())).collect()
        };
        let owned = |texts: &[Cow<'_, str>]| texts.iter().map(ToString::to_string).collect();
        let text = message.text.read()?;
        expect("a text", owned(&text.text), strings(&sent["text"]["text"]))?;
        expect(
            "without names",
            owned(&text.redacted_text),
            strings(&sent["text"]["redactedText"]),
        )?;
        expect_text("a source", &message.source, &sent["source"])?;
        expect_text("a channel", &said.channel, &sent["channel"])?;
        expect_text("what said it", message.response_type.name(), &sent["responseType"])?;
        let Message::Text(said) = &said.message else { return Err("it is no text".into()) };
        let variants: Vec<_> = said.variants().collect();
        expect("what is said", variants, text.text.iter().map(AsRef::as_ref).collect())?;
    }
    Ok(())
}

#[test]
fn every_v2_request_is_read() {
    read_all("es-v2-requests", es::v2::DIALECT, &EsV2, check_es_v2).unwrap();
}

/// Responses that webhooks gave are read to their last message, but for one in which a text is a
/// list, which Google refuses too.
#[test]
fn every_v2_response_is_read() {
    let Some(corpus) = corpus::folder() else { return };
    let mut refused = Vec::new();
    let mut messages = 0;
    for (file, text) in corpus::json_files(&corpus.join("es-v2-responses")).unwrap() {
        let json: Json = serde_json::from_str(&text).unwrap();
        let response = es::v2::WebhookResponse::read(text.as_bytes()).unwrap();
        let said = json["fulfillmentText"].as_str().unwrap_or_default();
        assert_eq!(response.fulfillment_text, said, "{file}");
        assert_eq!(response.output_contexts.len(), length(&json["outputContexts"]), "{file}");
        let source = json["source"].as_str().unwrap_or_default();
        assert_eq!(response.source, source, "{file}");
        expect_same("payload", &response.payload.read().unwrap(), &json["payload"]).unwrap();
        assert_eq!(response.fulfillment_messages.len(), length(&json["fulfillmentMessages"]));
        for message in &response.fulfillment_messages {
            match message.to_message() {
                Ok(neutral) => messages += usize::from(neutral.is_some()),
                Err(error) => refused.push((error.pointer, error.message)),
            }
        }
    }
    let text = ("/text".to_owned(), "expected an object, found a list".to_owned());
    assert_eq!((messages, refused), (16, vec![text]));
}

#[test]
fn every_v1_request_is_read() {
    read_all("v1-requests", es::v1::DIALECT, &EsV1, check_es_v1).unwrap();
}

#[test]
fn every_cx_request_is_read() {
    read_all("cx-requests", cx::DIALECT, &Cx, check_cx).unwrap();
}

/// Those of public webhooks, of which some are wrong: the error names the place, and what is right
/// is read to its last message.
#[test]
fn every_cx_response_is_read() {
    let Some(corpus) = corpus::folder() else { return };
    let mut problems = Vec::new();
    for (file, text) in corpus::json_files(&corpus.join("cx-responses")).unwrap() {
        let json: Json = serde_json::from_str(&text).unwrap();
        let response = cx::WebhookResponse::read(text.as_bytes());
        match response.and_then(|response| response.channel_messages()) {
            Ok(said) => {
                let response = json.get("fulfillmentResponse").or(json.get("fulfillment_response"));
                let sent = response.map_or(0, |response| length(&response["messages"]));
                assert_eq!(said.len(), sent, "{file}");
            }
            Err(error) => problems.push(format!("{}: {}", error.pointer, error.message)),
        }
    }
    problems.sort();
    assert_eq!(
        problems,
        [
            "/fulfillmentResponse/messages/0/text: expected an object, found a list",
            "/fulfillmentResponse/messages/0: expected a message of one type, found one of several types",
            "/page_info/form_info/parameter_info/0/required: expected a boolean, found a string",
        ]
    );
}
