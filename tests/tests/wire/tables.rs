//! The tables of wire messages: they read what the decoders read, and write what they read.

use intents_core::{Connector, FulfillmentContext, FulfillmentRequest, SlotFilling, Value};
use intents_dialogflow::{cx, es};
use intents_tests::{Cx, Dialogflow, EsV1, EsV2};
use serde_json::{Value as Json, json};

const ES_V2: &str = include_str!("../../fixtures/es_v2_every_member.json");
const ES_V1: &str = include_str!("../../fixtures/es_v1_every_member.json");
const CX: &str = include_str!("../../fixtures/cx_every_member.json");

/// Members that V1 sends as text and the tables have as booleans.
const TEXT_BOOLEANS: [&str; 3] = ["webhookUsed", "webhookForSlotFillingUsed", "isFallbackIntent"];

/// Members whose texts are names of enum values.
const ENUMS: [&str; 3] = ["state", "webhookState", "responseType"];

/// Replaces each text by its own pointer, so that no two members have the same value.
fn make_distinct(json: &mut Json, pointer: &str, name: &str) {
    match json {
        Json::String(text) if !TEXT_BOOLEANS.contains(&name) && !ENUMS.contains(&name) => {
            pointer.clone_into(text);
        }
        Json::Array(items) => {
            for (i, item) in items.iter_mut().enumerate() {
                make_distinct(item, &format!("{pointer}/{i}"), "");
            }
        }
        Json::Object(members) => {
            for (name, value) in members {
                make_distinct(value, &format!("{pointer}/{name}"), name);
            }
        }
        _ => {}
    }
}

fn distinct(fixture: &str) -> String {
    let mut json: Json = serde_json::from_str(fixture).unwrap();
    make_distinct(&mut json, "", "");
    json.to_string()
}

/// Removes the members that have their default, which strict ProtoJSON leaves out.
fn without_defaults(mut json: Json) -> Json {
    match &mut json {
        Json::Object(members) => {
            members.retain(|_, value| *value != json!(false) && *value != json!("false"));
            for (name, value) in members {
                let is_boolean = TEXT_BOOLEANS.contains(&name.as_str());
                *value = if is_boolean { json!(true) } else { without_defaults(value.take()) };
            }
        }
        Json::Array(items) => {
            items.iter_mut().for_each(|item| *item = without_defaults(item.take()));
        }
        _ => {}
    }
    json
}

/// Compares what the connector of a dialect decodes, alone and behind one URL for all dialects.
fn decode(connector: &dyn Connector, body: &str, compare: impl Fn(&FulfillmentContext<'_>)) {
    let request = FulfillmentRequest::new(body.as_bytes());
    for connector in [connector, &Dialogflow] {
        compare(&connector.decode(&request).unwrap());
    }
}

#[test]
fn the_decoder_of_es_v2_reads_the_same_members_as_the_table() {
    let body = distinct(ES_V2);
    let table = es::v2::WebhookRequest::read(body.as_bytes()).unwrap();
    let result = &table.query_result;
    decode(&EsV2, &body, |context| {
        assert_eq!(context.response_id(), table.response_id);
        assert_eq!(context.session().name(), table.session);
        assert_eq!(context.query_text(), result.query_text);
        assert_eq!(context.language(), result.language_code);
        assert_eq!(context.action(), result.action);
        assert_eq!(context.fulfillment_text(), result.fulfillment_text);
        assert_eq!(context.intent(), result.intent.display_name);
        assert_eq!(context.confidence(), result.intent_detection_confidence);
        let is_complete = *context.slot_filling() == SlotFilling::Complete;
        assert_eq!(is_complete, result.all_required_params_present);
        let parameters = Value::Struct(context.parameters().all().unwrap());
        assert_eq!(parameters, result.parameters.read().unwrap());
        let (active, contexts) =
            (context.contexts().all().unwrap(), result.output_contexts.read().unwrap());
        assert_eq!(active.len(), contexts.len());
        for (active, context) in active.iter().zip(&contexts) {
            assert_eq!(Some(active.id.as_ref()), context.name.rsplit('/').next());
            assert_eq!(active.lifespan, Some(context.lifespan_count.unwrap_or_default() as u32));
            let parameters = active.parameters.all().unwrap();
            if !parameters.is_empty() {
                assert_eq!(Value::Struct(parameters), context.parameters.read().unwrap());
            }
        }
        let messages = result.fulfillment_messages.read().unwrap();
        let messages: Vec<_> = messages.iter().map(es::v2::Message::to_message).collect();
        let agent_messages = context.agent_messages().unwrap();
        assert_eq!(agent_messages.len(), messages.len());
        for (agent_message, message) in agent_messages.into_iter().zip(messages) {
            assert_eq!(Some(agent_message.message), message.unwrap());
        }
    });
}

#[test]
fn the_decoder_of_v1_reads_the_same_members_as_the_table() {
    let body = distinct(ES_V1);
    let table = es::v1::WebhookRequest::read(body.as_bytes()).unwrap();
    let result = &table.result;
    decode(&EsV1, &body, |context| {
        assert_eq!(context.response_id(), table.id);
        assert_eq!(context.session().name(), table.session_id);
        assert_eq!(context.query_text(), result.resolved_query);
        assert_eq!(context.language(), table.lang);
        assert_eq!(context.action(), result.action);
        assert_eq!(context.fulfillment_text(), result.fulfillment.speech);
        assert_eq!(context.intent(), result.metadata.intent_name);
        assert_eq!(context.confidence(), result.score);
        let is_complete = *context.slot_filling() == SlotFilling::Complete;
        assert_eq!(is_complete, !result.action_incomplete);
        let parameters = Value::Struct(context.parameters().all().unwrap());
        assert_eq!(parameters, result.parameters.read().unwrap());
        let (active, contexts) =
            (context.contexts().all().unwrap(), result.contexts.read().unwrap());
        assert_eq!(active.len(), contexts.len());
        for (active, context) in active.iter().zip(&contexts) {
            assert_eq!(active.id, context.name);
            assert_eq!(active.lifespan, Some(context.lifespan.unwrap_or_default() as u32));
        }
        let messages = result.fulfillment.messages.read().unwrap();
        let messages: Vec<_> = messages.iter().filter_map(es::v1::Message::to_message).collect();
        let agent_messages = context.agent_messages().unwrap().into_iter();
        assert_eq!(agent_messages.map(|of| of.message).collect::<Vec<_>>(), messages);
    });
}

#[test]
fn the_decoder_of_cx_reads_the_same_members_as_the_table() {
    let body = distinct(CX);
    let table = cx::WebhookRequest::read(body.as_bytes()).unwrap();
    decode(&Cx, &body, |context| {
        assert_eq!(context.response_id(), table.detect_intent_response_id);
        assert_eq!(context.session().name(), table.session_info.session);
        assert_eq!(context.query_text(), table.text);
        assert_eq!(context.language(), table.language_code);
        assert_eq!(context.tag(), table.fulfillment_info.tag);
        assert_eq!(context.intent(), table.intent_info.display_name);
        assert_eq!(context.confidence(), table.intent_info.confidence);
        let value = |name: &str| context.parameters().value(name).unwrap();
        for parameter in &table.page_info.form_info.parameter_info {
            if parameter.value.json().is_some() {
                let read = parameter.value.read().unwrap();
                assert_eq!(value(&parameter.display_name), Some(read));
            }
        }
        for (name, parameter) in &table.intent_info.parameters {
            assert_eq!(value(name), Some(parameter.resolved_value.read().unwrap()));
            let words = context.original_words(name).unwrap();
            assert_eq!(words.as_deref(), Some(parameter.original_value.as_ref()));
        }
        let Value::Struct(session) = table.session_info.parameters.read().unwrap() else {
            panic!("session parameters are a struct")
        };
        let is_elsewhere = |name: &str| table.intent_info.parameters.iter().any(|(n, _)| n == name);
        for (name, expected) in session.into_iter().filter(|(name, _)| !is_elsewhere(name)) {
            assert_eq!(value(&name), Some(expected), "{name}");
        }
        let messages = table.messages.read().unwrap();
        let messages: Vec<_> =
            messages.iter().filter_map(|message| message.to_message().unwrap()).collect();
        let queued = context.agent_messages().unwrap().into_iter();
        assert_eq!(queued.map(|of| of.message).collect::<Vec<_>>(), messages);
    });
}

#[test]
fn a_table_writes_what_it_reads() {
    let [v2, v1, cx] = [ES_V2, ES_V1, CX].map(distinct);
    let written = [
        es::v2::WebhookRequest::read(v2.as_bytes()).unwrap().to_body(),
        es::v1::WebhookRequest::read(v1.as_bytes()).unwrap().to_body(),
        cx::WebhookRequest::read(cx.as_bytes()).unwrap().to_body(),
    ];
    for (read, written) in [&v2, &v1, &cx].into_iter().zip(&written) {
        let written: Json = serde_json::from_slice(written).unwrap();
        let read: Json = serde_json::from_str(read).unwrap();
        assert_eq!(without_defaults(written), without_defaults(read));
    }
    assert_eq!(
        es::v2::WebhookRequest::read(&written[0]).unwrap(),
        es::v2::WebhookRequest::read(v2.as_bytes()).unwrap()
    );
}

#[test]
fn a_response_is_written_without_empty_members() {
    let body = br#"{
        "fulfillmentText": "", "source": null, "payload": [], "outputContexts": [],
        "fulfillmentMessages": [{"text": {"text": ["Hi."]}, "platform": "SLACK"}],
        "followupEventInput": {"name": "E_NEXT", "languageCode": ""},
        "sessionEntityTypes": [{"name": "s", "entityOverrideMode": 1, "entities": [{}]}]
    }"#;
    let written = es::v2::WebhookResponse::read(body).unwrap().to_body();
    assert_eq!(
        String::from_utf8(written).unwrap(),
        r#"{"fulfillmentMessages":[{"text":{"text": ["Hi."]},"platform":"SLACK"}],"followupEventInput":{"name":"E_NEXT"},"sessionEntityTypes":[{"name":"s","entityOverrideMode":"ENTITY_OVERRIDE_MODE_OVERRIDE","entities":[{}]}]}"#
    );
    let body = br#"{"speech": "Hi.", "messages": {"type": "0", "speech": ["Hi.", ""]}}"#;
    let written = es::v1::WebhookResponse::read(body).unwrap().to_body();
    assert_eq!(
        String::from_utf8(written).unwrap(),
        r#"{"speech":"Hi.","messages":[{"type":0,"speech":"Hi."}]}"#
    );
    let body = br#"{"pageInfo": {"formInfo": {}}, "targetPage": "p", "payload": {"a": 1}}"#;
    let written = cx::WebhookResponse::read(body).unwrap().to_body();
    assert_eq!(String::from_utf8(written).unwrap(), r#"{"payload":{"a": 1},"targetPage":"p"}"#);
}
