use intents_core::{
    Absent, Connector, DecodeError, Dialect, EncodeError, FulfillmentContext, FulfillmentRequest,
    FulfillmentResponse, Notation, Parameters, Prediction, Reply, Sink, SlotFilling,
};

use super::WebhookRequest;
use crate::proto;
use crate::response::{self, TEXT_BESIDE_EVENT, texts};

/// Dialogflow ES V2.
pub const DIALECT: Dialect = Dialect { name: "Dialogflow ES V2", notation: Notation::EsV2 };

/// The connector of Dialogflow ES V2.
#[derive(Debug, Clone, Copy, Default)]
pub struct EsV2;

impl Connector for EsV2 {
    fn decode<'a>(
        &self,
        request: &'a FulfillmentRequest<'a>,
    ) -> Result<FulfillmentContext<'a>, DecodeError> {
        let body: WebhookRequest<'a> = proto::decode(DIALECT.name, request.body())?;
        let result = body.query_result;
        let mut prediction = Prediction::new(DIALECT);
        prediction.response_id = body.response_id;
        prediction.session = body.session;
        prediction.intent = result.intent.display_name;
        prediction.action = result.action;
        prediction.query_text = result.query_text;
        prediction.language = result.language_code;
        prediction.confidence = result.intent_detection_confidence;
        prediction.fulfillment_text = result.fulfillment_text;
        prediction.parameters = Parameters::object(result.parameters.raw());
        if !result.all_required_params_present {
            prediction.slot_filling = SlotFilling::UnderWay;
        }
        Ok(FulfillmentContext::new(request, prediction))
    }

    fn encode(
        &self,
        context: &FulfillmentContext<'_>,
        reply: &Reply,
    ) -> Result<FulfillmentResponse, EncodeError> {
        let mut sink = Sink::new(Notation::EsV2);
        let mut dropped = Vec::new();
        let mut body = sink.value().object();
        if let Some(trigger) = reply.triggered() {
            let mut event = body.member("followupEventInput").object();
            event.member("name").string(trigger.intent().event);
            // Required by the API, though ignored in a webhook response.
            if !context.language().is_empty() {
                event.member("languageCode").string(context.language());
            }
            event.object_unless_empty("parameters", |parameters| {
                trigger.write_parameters(parameters, Absent::Omitted);
            });
            event.end();
            if !reply.messages().is_empty() {
                dropped.push(TEXT_BESIDE_EVENT);
            }
        } else if !reply.messages().is_empty() {
            // Clients of the API read the one, chat channels the other.
            body.member("fulfillmentText").string(&response::text(reply));
            let mut messages = body.member("fulfillmentMessages").list();
            for text in texts(reply) {
                let mut message = messages.item().object();
                let mut variants = message.member("text").object();
                let mut list = variants.member("text").list();
                list.item().string(text);
                list.end();
                variants.end();
                message.end();
            }
            messages.end();
        }
        body.end();
        response::finish(sink, dropped)
    }
}
