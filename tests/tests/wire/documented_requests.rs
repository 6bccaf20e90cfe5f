//! The requests that Google's own documents show: what a handler sees of each.

use intents_core::connector::Connector;
use intents_core::{
    Agent, FromContext, FulfillmentContext, FulfillmentRequest, Intent, Message, Reply,
    SlotFilling, Value, fulfill,
};
use intents_dialogflow::{cx, es};
use intents_tests::{Dialogflow, EsV1, EsV2, request};

const ES_V2: &[u8] = include_bytes!("../../fixtures/es_v2_documented_request.json");
const ES_V1: &[u8] = include_bytes!("../../fixtures/es_v1_documented_request.json");
const API_AI: &[u8] = include_bytes!("../../fixtures/api_ai_documented_request.json");

const QUERY: &str = "user's original query to your agent";
const ANSWER: &str = "Text defined in Dialogflow's console for the intent that was matched";

fn string(text: &str) -> Value<'_> {
    Value::String(text.into())
}

/// The parameters as pairs of strings; `None` if one of them is none or unreadable.
fn strings(context: &FulfillmentContext<'_>) -> Option<Vec<(String, String)>> {
    let all = context.parameters().all().ok()?.into_iter();
    all.map(|(name, value)| Some((name.into_owned(), value.as_str()?.to_owned()))).collect()
}

#[test]
fn the_context_of_the_v2_sample() {
    for connector in [&Dialogflow as &dyn Connector, &EsV2] {
        let request = FulfillmentRequest::new(ES_V2).with_header("Content-type", "text/json");
        let context = connector.decode(&request).unwrap();
        assert_eq!(context.dialect(), es::v2::DIALECT);
        assert_eq!(context.dialect().name, "Dialogflow ES V2");
        assert_eq!(context.response_id(), "ea3d77e8-ae27-41a4-9e1d-174bd461b68c");
        assert_eq!(
            context.session().name(),
            "projects/your-agents-project-id/agent/sessions/88d13aa8-2999-4f71-b233-39cbf3a824a0"
        );
        assert_eq!(context.session().id(), "88d13aa8-2999-4f71-b233-39cbf3a824a0");
        assert_eq!(context.intent(), "Matched Intent Name");
        assert_eq!(context.action(), "");
        assert_eq!(context.tag(), "");
        assert_eq!(context.query_text(), QUERY);
        assert_eq!(context.language(), "en");
        assert_eq!(context.confidence(), Some(1.0));
        assert_eq!(context.fulfillment_text(), ANSWER);
        assert_eq!(context.slot_filling(), &SlotFilling::Complete);
        assert_eq!(strings(&context), Some(vec![("param".to_owned(), "param value".to_owned())]));
        assert_eq!(context.request().body(), ES_V2);
        assert_eq!(context.request().header("content-type"), Some("text/json"));
    }
}

#[test]
fn the_v2_sample_as_it_is_extracted() {
    let request = FulfillmentRequest::new(ES_V2);
    let context = EsV2.decode(&request).unwrap();
    let request = es::v2::WebhookRequest::from_context(&context).unwrap();
    assert_eq!(request.response_id, context.response_id());
    assert_eq!(request.session, context.session().name());
    assert_eq!(request.alternative_query_results.read().unwrap(), []);
    let original = &request.original_detect_intent_request;
    assert_eq!((original.source.as_ref(), original.version.as_ref()), ("", ""));
    assert_eq!(original.payload.read().unwrap(), Value::Null);

    let result = request.query_result;
    assert_eq!(result.query_text, QUERY);
    assert_eq!(result.language_code, "en");
    assert_eq!(result.speech_recognition_confidence, None);
    assert_eq!(result.action, "");
    assert_eq!(result.parameters.read().unwrap().get("param"), Some(&string("param value")));
    assert!(result.all_required_params_present);
    assert!(!result.cancels_slot_filling);
    assert_eq!(result.fulfillment_text, ANSWER);
    let messages = result.fulfillment_messages.read().unwrap();
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].to_message().unwrap(), Some(Message::Text(ANSWER.into())));
    assert_eq!(result.webhook_source, "");
    assert_eq!(result.webhook_payload.read().unwrap(), Value::Null);
    let contexts = result.output_contexts.read().unwrap();
    assert_eq!(contexts.len(), 1);
    assert_eq!(contexts[0].name, format!("{}/contexts/generic", request.session));
    assert_eq!(contexts[0].lifespan_count, Some(5.0));
    assert_eq!(contexts[0].parameters.read().unwrap().get("param"), Some(&string("param value")));
    assert_eq!(
        result.intent.name,
        "projects/your-agents-project-id/agent/intents/29bcd7f8-f717-4261-a8fd-2d3e451b8af8"
    );
    assert_eq!(result.intent.display_name, "Matched Intent Name");
    assert!(!result.intent.is_fallback);
    assert!(!result.intent.end_interaction);
    assert!(!result.intent.live_agent_handoff);
    assert_eq!(result.intent.webhook_state, es::v2::WebhookState::Unspecified);
    assert_eq!(result.intent_detection_confidence, Some(1.0));
    assert_eq!(result.diagnostic_info.read().unwrap(), Value::Struct(Vec::new()));
    let mood = result.sentiment_analysis_result.read().unwrap();
    assert_eq!(mood, es::v2::SentimentAnalysisResult::default());
    assert_eq!(result.knowledge_answers.read().unwrap().answers, []);
}

#[test]
fn what_is_extracted_is_what_is_read_without_a_call() {
    for (sample, is_read) in [
        (ES_V2, es::v2::WebhookRequest::read(ES_V2).is_ok_and(|read| read.response_id.len() == 36)),
        (ES_V1, es::v1::WebhookRequest::read(ES_V1).is_ok_and(|read| read.id.len() == 36)),
        (API_AI, es::v1::WebhookRequest::read(API_AI).is_ok_and(|read| read.lang == "en")),
    ] {
        assert!(is_read, "{}", String::from_utf8_lossy(sample));
    }
    let request = request::cx("a tag", "{}");
    let read = cx::WebhookRequest::read(request.as_bytes()).unwrap();
    assert_eq!(read.fulfillment_info.tag, "a tag");
    let error = cx::WebhookRequest::read(br#"{"pageInfo":{"currentPage":7}}"#).unwrap_err();
    assert_eq!(error.pointer, "/pageInfo/currentPage");
}

#[test]
fn the_context_of_the_v1_sample() {
    for connector in [&Dialogflow as &dyn Connector, &EsV1] {
        let request = FulfillmentRequest::new(ES_V1);
        let context = connector.decode(&request).unwrap();
        assert_eq!(context.dialect(), es::v1::DIALECT);
        assert_eq!(context.dialect().name, "Dialogflow V1");
        assert_eq!(context.response_id(), "7811ac58-5bd5-4e44-8d06-6cd8c67f5406");
        assert_eq!(context.session().name(), "1515191296300");
        assert_eq!(context.session().id(), "1515191296300");
        assert_eq!(context.intent(), "Name of Matched Dialogflow Intent");
        assert_eq!(context.action(), "Matched Dialogflow intent action name");
        assert_eq!(context.tag(), "");
        assert_eq!(context.query_text(), QUERY);
        assert_eq!(context.language(), "en-us");
        assert_eq!(context.confidence(), Some(1.0));
        assert_eq!(context.fulfillment_text(), ANSWER);
        assert_eq!(context.slot_filling(), &SlotFilling::Complete);
        assert_eq!(strings(&context), Some(vec![("param".to_owned(), "param value".to_owned())]));
    }
}

#[test]
fn the_v1_sample_as_it_is_extracted() {
    let request = FulfillmentRequest::new(ES_V1);
    let context = EsV1.decode(&request).unwrap();
    let request = es::v1::WebhookRequest::from_context(&context).unwrap();
    assert_eq!(request.id, context.response_id());
    assert_eq!(request.session_id, "1515191296300");
    assert_eq!(request.timestamp, "2018-01-05T22:35:05.903Z");
    assert_eq!(request.timezone, "");
    assert_eq!(request.lang, "en-us");
    assert_eq!(request.status, es::v1::Status::default());
    assert_eq!(request.original_request, es::v1::OriginalRequest::default());

    let result = request.result;
    assert_eq!(result.source, "agent");
    assert_eq!(result.resolved_query, QUERY);
    assert_eq!(result.speech, ANSWER);
    assert_eq!(result.action, "Matched Dialogflow intent action name");
    assert!(!result.action_incomplete);
    assert_eq!(result.parameters.read().unwrap().get("param"), Some(&string("param value")));
    let contexts = result.contexts.read().unwrap();
    assert_eq!(contexts.len(), 1);
    assert_eq!(contexts[0].name, "incoming context name");
    assert_eq!(contexts[0].lifespan, Some(0.0));
    assert_eq!(contexts[0].parameters.read().unwrap(), Value::Struct(Vec::new()));
    assert_eq!(result.metadata.intent_id, "29bcd7f8-f717-4261-a8fd-2d3e451b8af8");
    assert_eq!(result.metadata.intent_name, "Name of Matched Dialogflow Intent");
    assert!(result.metadata.webhook_used);
    assert!(!result.metadata.webhook_for_slot_filling_used);
    assert!(!result.metadata.is_fallback_intent);
    assert_eq!(result.metadata.nlu_response_time, Some(6.0));
    assert_eq!(result.fulfillment.speech, ANSWER);
    let messages = result.fulfillment.messages.read().unwrap();
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].kind, es::v1::MessageType::Text);
    assert_eq!(messages[0].speech[..], [ANSWER]);
    assert_eq!(result.score, Some(1.0));
}

#[test]
fn the_context_of_the_api_ai_sample() {
    for connector in [&Dialogflow as &dyn Connector, &EsV1] {
        let request = FulfillmentRequest::new(API_AI);
        let context = connector.decode(&request).unwrap();
        assert_eq!(context.dialect(), es::v1::DIALECT);
        assert_eq!(context.response_id(), "ab30d214-f4bb-4cdd-ae36-31caac7a6693");
        assert_eq!(context.session().id(), "1486656220806");
        assert_eq!(context.intent(), "greetings");
        assert_eq!(context.action(), "greetings");
        assert_eq!(context.query_text(), "my name is Ana and I live in Rome");
        assert_eq!(context.language(), "en");
        assert_eq!(context.confidence(), Some(1.0));
        assert_eq!(context.fulfillment_text(), "Hi Ana! Nice to meet you!");
        assert_eq!(context.slot_filling(), &SlotFilling::Complete);
        let parameters = [("city", "Rome"), ("name", "Ana")];
        let parameters = parameters.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(strings(&context), Some(parameters.to_vec()));
    }
}

#[test]
fn the_api_ai_sample_as_it_is_extracted() {
    let request = FulfillmentRequest::new(API_AI);
    let context = EsV1.decode(&request).unwrap();
    let request = es::v1::WebhookRequest::from_context(&context).unwrap();
    let status = request.status;
    assert_eq!((status.code, status.error_type.as_ref()), (Some(200.0), "success"));
    assert_eq!(request.timezone, "");
    assert_eq!(request.result.contexts.read().unwrap(), []);
    assert_eq!(request.result.metadata.nlu_response_time, None);
    assert_eq!(request.result.fulfillment.messages.read().unwrap().len(), 1);

    let original = request.original_request;
    assert_eq!(original.source, "google");
    assert_eq!(original.version.read().unwrap(), Value::Null);
    let data = original.data.read().unwrap();
    assert_eq!(
        data.get("user").and_then(|user| user.get("user_id")),
        Some(&string("PuQndWs1OMjUYwVJMYqwJv0/KT8satJHAUQGiGPDQ7A="))
    );
    let Some(Value::List(inputs)) = data.get("inputs") else { panic!("{data:?}") };
    assert_eq!(inputs[0].get("intent"), Some(&string("assistant.intent.action.TEXT")));
}

#[test]
fn each_member_that_one_dialect_alone_has_tells_it() {
    for (dialect, members) in [
        (
            es::v2::DIALECT,
            &["responseId", "session", "queryResult", "originalDetectIntentRequest"][..],
        ),
        (es::v1::DIALECT, &["sessionId", "result", "originalRequest"]),
        (
            cx::DIALECT,
            &["detectIntentResponseId", "fulfillmentInfo", "intentInfo", "pageInfo", "sessionInfo"],
        ),
    ] {
        for member in members {
            let body = format!(r#"{{"unheardOf":{{"result":1}},"{member}":null}}"#);
            let request = FulfillmentRequest::new(body.as_bytes());
            assert_eq!(Dialogflow.decode(&request).unwrap().dialect(), dialect, "{member}");
        }
    }
}

#[test]
fn a_request_is_extracted_as_its_own_dialect_only() {
    let request = FulfillmentRequest::new(API_AI);
    let context = Dialogflow.decode(&request).unwrap();
    let error = es::v2::WebhookRequest::from_context(&context).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the handler takes a Dialogflow ES V2 request; this is a Dialogflow V1 request"
    );
    let error = cx::WebhookRequest::from_context(&context).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the handler takes a Dialogflow CX request; this is a Dialogflow V1 request"
    );
}

/// The intent of API.AI's sample.
#[derive(Debug, Intent)]
#[intent(name = "greetings")]
struct Greetings {
    name: String,
    city: String,
}

#[fulfill]
fn greet(greetings: Greetings, request: es::v1::WebhookRequest<'_>) -> Reply {
    let Greetings { name, city } = greetings;
    Reply::text(format!("{name} of {city}, by {}", request.original_request.source))
}

#[tokio::test]
async fn a_handler_answers_the_api_ai_sample() {
    let agent = Agent::empty_builder().handler::<greet>().build().unwrap();
    let response = Dialogflow.fulfill(&agent, FulfillmentRequest::new(API_AI)).await.unwrap();
    assert_eq!(
        String::from_utf8(response.body).unwrap(),
        r#"{"speech":"Ana of Rome, by google","displayText":"Ana of Rome, by google"}"#
    );
}
