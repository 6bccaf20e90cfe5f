//! Real requests of every dialect: each is detected, decoded, and read to its last part, and what
//! a handler is told is what a plain JSON reader finds in the same place.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Debug;

use intents_core::{
    Connector, Dialect, FromContext, FulfillmentContext, FulfillmentRequest, Value,
};
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
    let messages = Value::List(result.fulfillment_messages.read()?);
    expect_same("messages", &messages, &sent["fulfillmentMessages"])?;
    expect_same("payload", &result.webhook_payload.read()?, &sent["webhookPayload"])?;
    expect_same("diagnostics", &result.diagnostic_info.read()?, &sent["diagnosticInfo"])?;
    expect_same("knowledge", &result.knowledge_answers.read()?, &sent["knowledgeAnswers"])?;
    expect_same("state", &result.intent.webhook_state.read()?, &sent["intent"]["webhookState"])?;
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
    expect_same("status", &request.status.read()?, &json["status"])?;
    let (original, original_sent) = (request.original_request, &json["originalRequest"]);
    expect_text("source", &original.source, &original_sent["source"])?;
    expect_same("version", &original.version.read()?, &original_sent["version"])?;
    expect_same("original data", &original.data.read()?, &original_sent["data"])?;
    let result = request.result;
    expect_same("parameters", &result.parameters.read()?, &sent["parameters"])?;
    let messages = Value::List(result.fulfillment.messages.read()?);
    expect_same("messages", &messages, &sent["fulfillment"]["messages"])?;
    expect("use of the webhook", result.metadata.webhook_used, {
        sent["metadata"]["webhookUsed"] == "true" || sent["metadata"]["webhookUsed"] == true
    })?;
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
    expect("messages", request.messages.read()?.len(), length(&json["messages"]))?;
    let mut sent: BTreeSet<_> = match &session {
        Value::Struct(members) => members.iter().map(|(name, _)| name.to_string()).collect(),
        _ => BTreeSet::new(),
    };
    let infos = request.page_info.form_info.parameter_info;
    expect("the form", infos.len(), length(form))?;
    for (i, info) in infos.iter().enumerate() {
        expect_text("a name", &info.display_name, &form[i]["displayName"])?;
        expect_text("a state", &info.state, &form[i]["state"])?;
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

#[test]
fn every_v2_request_is_read() {
    read_all("es-v2-requests", es::v2::DIALECT, &EsV2, check_es_v2).unwrap();
}

#[test]
fn every_v1_request_is_read() {
    read_all("v1-requests", es::v1::DIALECT, &EsV1, check_es_v1).unwrap();
}

#[test]
fn every_cx_request_is_read() {
    read_all("cx-requests", cx::DIALECT, &Cx, check_cx).unwrap();
}
