//! Everything that a request of ES V2 may have, that of v2beta1 among it.

use intents_core::connector::Connector;
use intents_core::{FromContext, FulfillmentRequest, Result, Value};
use intents_dialogflow::es::v2::WebhookRequest;
use intents_dialogflow::es::v2::message::Platform;
use intents_tests::{EsV2, EsV2Beta1};
use serde_json::{Value as Json, json};

/// What is asked of a request, by whichever connector it came.
fn ask<T: PartialEq + std::fmt::Debug>(
    body: &Json,
    question: impl Fn(WebhookRequest<'_>) -> Result<T>,
) -> Result<T> {
    let body = body.to_string();
    let request = FulfillmentRequest::new(body.as_bytes());
    let by_v2 = EsV2.decode(&request)?;
    let by_v2 = question(WebhookRequest::from_context(&by_v2)?)?;
    let by_beta = EsV2Beta1.decode(&request)?;
    assert_eq!(question(WebhookRequest::from_context(&by_beta)?)?, by_v2);
    Ok(by_v2)
}

#[test]
fn the_intent_has_every_field() {
    let context = json!({"name": "s/contexts/c", "lifespanCount": 2});
    let body = json!({"queryResult": {"intent": {
        "name": "projects/p/agent/intents/i",
        "displayName": "Order",
        "webhookState": "WEBHOOK_STATE_ENABLED_FOR_SLOT_FILLING",
        "priority": 500_000,
        "isFallback": true,
        "mlEnabled": true,
        "mlDisabled": true,
        "liveAgentHandoff": true,
        "endInteraction": true,
        "inputContextNames": ["s/contexts/a"],
        "events": ["E"],
        "trainingPhrases": [{"name": "t", "type": "EXAMPLE", "timesAddedCount": 1, "parts": [
            {"text": "two", "entityType": "@sys.number", "alias": "amount", "userDefined": true},
        ]}],
        "action": "order",
        "outputContexts": [context],
        "resetContexts": true,
        "parameters": [{
            "name": "n", "displayName": "amount", "value": "$amount", "defaultValue": "1",
            "entityTypeDisplayName": "@sys.number", "mandatory": true, "prompts": ["How many?"],
            "isList": true,
        }],
        "messages": [{"text": {"text": ["Hi."]}}],
        "defaultResponsePlatforms": ["FACEBOOK", 11],
        "rootFollowupIntentName": "root",
        "parentFollowupIntentName": "parent",
        "followupIntentInfo": [{"followupIntentName": "f", "parentFollowupIntentName": "i"}],
    }}});
    ask(&body, |request| {
        let intent = request.query_result.intent;
        assert_eq!((&*intent.name, &*intent.display_name), ("projects/p/agent/intents/i", "Order"));
        assert_eq!(intent.webhook_state.name(), "WEBHOOK_STATE_ENABLED_FOR_SLOT_FILLING");
        assert_eq!(intent.priority, Some(500_000.0));
        let flags = [
            intent.is_fallback,
            intent.ml_enabled,
            intent.ml_disabled,
            intent.live_agent_handoff,
            intent.end_interaction,
            intent.reset_contexts,
        ];
        assert_eq!(flags, [true; 6]);
        assert_eq!((&*intent.input_context_names[0], &*intent.events[0]), ("s/contexts/a", "E"));
        assert_eq!(intent.action, "order");
        let phrase = &intent.training_phrases.read()?[0];
        assert_eq!((phrase.kind.name(), phrase.times_added_count), ("EXAMPLE", Some(1.0)));
        let part = &phrase.parts[0];
        assert_eq!(
            (&*part.text, &*part.entity_type, &*part.alias),
            ("two", "@sys.number", "amount")
        );
        assert!(part.user_defined);
        assert_eq!(intent.output_contexts.read()?[0].lifespan_count, Some(2.0));
        let parameter = &intent.parameters.read()?[0];
        assert_eq!((&*parameter.name, &*parameter.display_name), ("n", "amount"));
        assert_eq!((&*parameter.value, &*parameter.default_value), ("$amount", "1"));
        assert_eq!(parameter.entity_type_display_name, "@sys.number");
        assert_eq!((parameter.mandatory, parameter.is_list), (true, true));
        assert_eq!(parameter.prompts, ["How many?"]);
        assert!(intent.messages.read()?[0].to_message()?.is_some());
        let platforms = intent.default_response_platforms;
        let platforms: Vec<_> = platforms.iter().map(Platform::name).collect();
        assert_eq!(platforms, ["FACEBOOK", "GOOGLE_HANGOUTS"]);
        assert_eq!(intent.root_followup_intent_name, "root");
        assert_eq!(intent.parent_followup_intent_name, "parent");
        assert_eq!(intent.followup_intent_info.read()?[0].followup_intent_name, "f");
        Ok(())
    })
    .unwrap();
}

#[test]
fn the_result_has_every_field() {
    let answer = json!({
        "source": "projects/p/knowledgeBases/k/documents/d",
        "faqQuestion": "When?",
        "answer": "At six.",
        "matchConfidenceLevel": "HIGH",
        "matchConfidence": 0.9,
    });
    let body = json!({
        "responseId": "r",
        "session": "projects/p/locations/l/agent/environments/e/users/u/sessions/s",
        "queryResult": {
            "queryText": "when do you open",
            "languageCode": "en",
            "speechRecognitionConfidence": 0.75,
            "cancelsSlotFilling": true,
            "webhookSource": "b.example",
            "webhookPayload": {"a": 1},
            "diagnosticInfo": {"end_conversation": true, "webhook_latency_ms": 1253.0},
            "sentimentAnalysisResult": {
                "queryTextSentiment": {"score": -0.5, "magnitude": 0.5},
                "status": {"code": 3, "message": "no", "details": [{}]},
            },
            "knowledgeAnswers": {"answers": [answer, {"matchConfidenceLevel": 9}]},
        },
        "alternativeQueryResults": [{"queryText": "when", "knowledgeAnswers": {"answers": [{}]}}],
        "originalDetectIntentRequest": {"source": "facebook", "version": "2", "payload": {}},
    });
    ask(&body, |request| {
        assert_eq!(request.response_id, "r");
        let result = request.query_result;
        assert_eq!((&*result.query_text, &*result.language_code), ("when do you open", "en"));
        assert_eq!(result.speech_recognition_confidence, Some(0.75));
        assert!(result.cancels_slot_filling);
        assert_eq!(result.webhook_source, "b.example");
        assert_eq!(result.webhook_payload.read()?.get("a"), Some(&Value::Number(1.into())));
        assert_eq!((result.ends_conversation(), result.webhook_latency_ms()), (true, Some(1253.0)));
        let sentiment = result.sentiment_analysis_result.read()?;
        let mood = sentiment.query_text_sentiment;
        assert_eq!((mood.score, mood.magnitude), (Some(-0.5), Some(0.5)));
        let status = sentiment.status;
        assert_eq!((status.code, &*status.message), (Some(3.0), "no"));
        assert_eq!(status.details.read()?.len(), 1);
        let answers = result.knowledge_answers.read()?.answers;
        let first = &answers[0];
        assert_eq!(first.source, "projects/p/knowledgeBases/k/documents/d");
        assert_eq!((&*first.faq_question, &*first.answer), ("When?", "At six."));
        assert_eq!(
            (first.match_confidence_level.name(), first.match_confidence),
            ("HIGH", Some(0.9))
        );
        assert_eq!(answers[1].match_confidence_level.name(), "9");
        let others = request.alternative_query_results.read()?;
        assert_eq!(others[0].query_text, "when");
        assert_eq!(others[0].knowledge_answers.read()?.answers.len(), 1);
        assert_eq!(request.original_detect_intent_request.version, "2");
        Ok(())
    })
    .unwrap();
}

#[test]
fn what_is_not_there_has_its_default() {
    ask(&json!({"queryResult": {"diagnosticInfo": []}}), |request| {
        let result = request.query_result;
        assert_eq!(result.intent.webhook_state.name(), "WEBHOOK_STATE_UNSPECIFIED");
        assert_eq!((result.ends_conversation(), result.webhook_latency_ms()), (false, None));
        assert_eq!(result.fulfillment_messages.read()?.len(), 0);
        assert_eq!(result.knowledge_answers.read()?.answers.len(), 0);
        Ok(())
    })
    .unwrap();
}
