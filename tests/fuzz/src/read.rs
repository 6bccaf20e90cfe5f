use std::hint::black_box;

use intents_core::{FromContext, FulfillmentContext, Params};
use intents_dialogflow::{OriginalRequest, cx, es};

use crate::reply::Everything;

/// Reads all that a handler could.
pub(crate) fn everything(context: &FulfillmentContext<'_>) {
    black_box(summary(context));
    black_box(format!("{context:?}"));
    black_box(context.session().id());
    black_box(Everything::read(&context.source(), &mut Vec::new()));
    black_box(context.agent_messages().is_ok());
    if let Ok(original) = OriginalRequest::from_context(context) {
        assert_eq!(original.channel(), context.channel());
        sent(&original);
    }
    if let Ok(request) = es::v2::WebhookRequest::from_context(context) {
        es_v2(&request);
    }
    if let Ok(request) = es::v1::WebhookRequest::from_context(context) {
        es_v1(&request);
    }
    if let Ok(request) = cx::WebhookRequest::from_context(context) {
        cx(&request);
    }
}

/// All that a context tells, but for what members of other dialects may have left in it.
pub(crate) fn summary(context: &FulfillmentContext<'_>) -> impl PartialEq + std::fmt::Debug {
    let parameters = context.parameters().all();
    let names: Vec<_> = parameters.iter().flatten().map(|(name, _)| name.clone()).collect();
    let words: Vec<_> = names.iter().map(|name| context.original_words(name)).collect();
    let single: Vec<_> = names.iter().map(|name| context.parameters().value(name)).collect();
    for value in single.iter().flatten().flatten() {
        assert!(value.is_given());
    }
    let contexts = context.contexts().all().map(|contexts| {
        let contexts = contexts.into_iter();
        let contexts = contexts.map(|context| {
            (context.id, context.lifespan, format!("{:?}", context.parameters.all()))
        });
        contexts.collect::<Vec<_>>()
    });
    let named: Vec<_> = contexts
        .iter()
        .flatten()
        .map(|(id, ..)| context.contexts().get(id).map(|found| found.is_some()))
        .collect();
    assert!(named.iter().all(|found| *found == Ok(true)), "a context is not found by its id");
    // As text: numbers that are none are not equal to themselves.
    format!(
        "{:?}",
        (
            (context.session(), context.intent(), context.action(), context.tag()),
            (context.confidence(), context.fulfillment_text(), context.slot_filling()),
            (context.channel(), parameters, single, words, contexts),
        )
    )
}

/// What the channel sent, in its own form.
fn sent(original: &OriginalRequest<'_>) {
    black_box((original.source(), original.json(), original.user_id(), original.caller_id()));
    black_box((original.payload().is_ok(), original.slack().is_ok(), original.line().is_ok()));
    if let Ok(Some(facebook)) = original.facebook() {
        let message = &facebook.message;
        black_box((message.attachments.read().is_ok(), facebook.postback.data.read().is_ok()));
        black_box(facebook.postback.referral.read().is_ok());
    }
    if let Ok(Some(telegram)) = original.telegram() {
        black_box((telegram.message.chat.id.is_empty(), telegram.callback_query.id.into_owned()));
    }
    if let Ok(Some(google)) = original.google() {
        for input in google.inputs.read().unwrap_or_default() {
            for argument in &input.arguments {
                black_box((
                    argument.datetime_value.read().is_ok(),
                    argument.place_value.read().is_ok(),
                    argument.extension.read().is_ok(),
                ));
            }
        }
        black_box((
            google.conversation.read().is_ok(),
            google.available_surfaces.read().is_ok(),
            google.has_capability("actions.capability.SCREEN_OUTPUT"),
            google.device.read().is_ok(),
        ));
    }
    if let Ok(Some(relayed)) = original.respond_io() {
        black_box((relayed.attachments.read().is_ok(), relayed.body.read().is_ok()));
    }
}

fn es_v2(request: &es::v2::WebhookRequest<'_>) {
    let alternatives = request.alternative_query_results.read().unwrap_or_default();
    for result in alternatives.iter().chain([&request.query_result]) {
        for context in result.output_contexts.read().unwrap_or_default() {
            black_box(context.parameters.read().is_ok());
        }
        let messages = result.fulfillment_messages.read().unwrap_or_default();
        let intent = &result.intent;
        let own = intent.messages.read().unwrap_or_default();
        for message in messages.iter().chain(&own) {
            black_box(message.to_message().is_ok());
        }
        black_box((
            result.parameters.read().is_ok(),
            result.webhook_payload.read().is_ok(),
            result.diagnostic_info.read().is_ok(),
            result
                .sentiment_analysis_result
                .read()
                .map(|mood| mood.status.details.read().is_ok())
                .is_ok(),
            result.knowledge_answers.read().is_ok(),
            intent.training_phrases.read().is_ok(),
            intent.output_contexts.read().is_ok(),
            intent.parameters.read().is_ok(),
            intent.followup_intent_info.read().is_ok(),
        ));
    }
    black_box(request.original_detect_intent_request.payload.read().is_ok());
}

fn es_v1(request: &es::v1::WebhookRequest<'_>) {
    let result = &request.result;
    for context in result.contexts.read().unwrap_or_default() {
        black_box(context.parameters.read().is_ok());
    }
    for message in result.fulfillment.messages.read().unwrap_or_default() {
        black_box(message.to_message());
    }
    black_box((
        result.parameters.read().is_ok(),
        result.metadata.matched_parameters.read().is_ok(),
        result.fulfillment.data.read().is_ok(),
        result.fulfillment.followup_event.data.read().is_ok(),
        request.original_request.version.read().is_ok(),
        request.original_request.data.read().is_ok(),
    ));
}

fn cx(request: &cx::WebhookRequest<'_>) {
    for parameter in &request.page_info.form_info.parameter_info {
        black_box(parameter.value.read().is_ok());
    }
    for (_, parameter) in &request.intent_info.parameters {
        black_box(parameter.resolved_value.read().is_ok());
    }
    for message in request.messages.read().unwrap_or_default() {
        black_box((message.to_message().is_ok(), message.mixed_audio.read().is_ok()));
        if let Ok(call) = message.tool_call.read() {
            black_box(call.input_parameters.read().is_ok());
        }
    }
    black_box((request.page_info.flow(), request.page_info.page()));
    black_box((request.session_info.parameters.read().is_ok(), request.payload.read().is_ok()));
}
