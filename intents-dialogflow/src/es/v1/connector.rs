use intents_core::{
    Absent, Connector, DecodeError, Dialect, EncodeError, FulfillmentContext, FulfillmentRequest,
    FulfillmentResponse, Notation, Parameters, Prediction, Reply, Sink, SlotFilling,
};

use super::WebhookRequest;
use crate::proto;
use crate::response::{self, TEXT_BESIDE_EVENT};

/// Dialogflow ES V1 and API.AI.
pub const DIALECT: Dialect = Dialect { name: "Dialogflow V1", notation: Notation::EsV1 };

/// The connector of Dialogflow ES V1 and API.AI.
#[derive(Debug, Clone, Copy, Default)]
pub struct EsV1;

impl Connector for EsV1 {
    fn decode<'a>(
        &self,
        request: &'a FulfillmentRequest<'a>,
    ) -> Result<FulfillmentContext<'a>, DecodeError> {
        let body: WebhookRequest<'a> = proto::decode(DIALECT.name, request.body())?;
        let result = body.result;
        let mut prediction = Prediction::new(DIALECT);
        prediction.response_id = body.id;
        prediction.session = body.session_id;
        prediction.intent = result.metadata.intent_name;
        prediction.action = result.action;
        prediction.query_text = result.resolved_query;
        prediction.language = body.lang;
        prediction.confidence = result.score;
        prediction.fulfillment_text = result.fulfillment.speech;
        prediction.parameters = Parameters::object(result.parameters.raw());
        if result.action_incomplete {
            prediction.slot_filling = SlotFilling::UnderWay;
        }
        Ok(FulfillmentContext::new(request, prediction))
    }

    fn encode(
        &self,
        _: &FulfillmentContext<'_>,
        reply: &Reply,
    ) -> Result<FulfillmentResponse, EncodeError> {
        let mut sink = Sink::new(Notation::EsV1);
        let mut dropped = Vec::new();
        let mut body = sink.value().object();
        if let Some(trigger) = reply.triggered() {
            let mut event = body.member("followupEvent").object();
            event.member("name").string(trigger.intent().event);
            event.object_unless_empty("data", |parameters| {
                trigger.write_parameters(parameters, Absent::Omitted);
            });
            event.end();
            if !reply.messages().is_empty() {
                dropped.push(TEXT_BESIDE_EVENT);
            }
        } else if !reply.messages().is_empty() {
            let text = response::text(reply);
            body.member("speech").string(&text);
            body.member("displayText").string(&text);
        }
        body.end();
        response::finish(sink, dropped)
    }
}
