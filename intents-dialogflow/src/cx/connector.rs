use intents_core::{
    Absent, Connector, DecodeError, Dialect, EncodeError, FulfillmentContext, FulfillmentRequest,
    FulfillmentResponse, Notation, Parameters, Prediction, Reply, Sink, SlotFilling,
};

use super::WebhookRequest;
use crate::proto;
use crate::response::{self, texts};

/// Dialogflow CX.
pub const DIALECT: Dialect = Dialect { name: "Dialogflow CX", notation: Notation::Cx };

/// The session parameter that triggers an intent: its value is the intent's display name.
pub const TRIGGER_PARAMETER: &str = "intents_trigger";

/// The connector of Dialogflow CX.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cx;

impl Connector for Cx {
    fn decode<'a>(
        &self,
        request: &'a FulfillmentRequest<'a>,
    ) -> Result<FulfillmentContext<'a>, DecodeError> {
        let body: WebhookRequest<'a> = proto::decode(DIALECT.name, request.body())?;
        let query =
            [body.text, body.transcript, body.trigger_intent, body.trigger_event, body.dtmf_digits];
        let form = body.page_info.form_info.parameter_info;
        let mut prediction = Prediction::new(DIALECT);
        prediction.response_id = body.detect_intent_response_id;
        prediction.session = body.session_info.session;
        prediction.intent = body.intent_info.display_name;
        prediction.tag = body.fulfillment_info.tag;
        prediction.query_text =
            query.into_iter().find(|query| !query.is_empty()).unwrap_or_default();
        prediction.language = body.language_code;
        prediction.confidence = body.intent_info.confidence;
        let unfilled: Vec<_> = form
            .iter()
            .filter(|parameter| parameter.required && parameter.state != "FILLED")
            .map(|parameter| parameter.display_name.clone())
            .collect();
        if !unfilled.is_empty() {
            prediction.slot_filling = SlotFilling::Unfilled(unfilled);
        }
        let of_form = form.into_iter().map(|parameter| (parameter.display_name, parameter.value));
        let resolved = body.intent_info.parameters.into_iter();
        let of_intent = resolved.map(|(name, parameter)| (name, parameter.resolved_value));
        let single = of_form.chain(of_intent);
        prediction.parameters = Parameters::object(body.session_info.parameters.raw())
            .preceded_by(single.filter_map(|(name, value)| Some((name, value.raw()?))))
            .ignoring_case();
        Ok(FulfillmentContext::new(request, prediction))
    }

    fn encode(
        &self,
        _: &FulfillmentContext<'_>,
        reply: &Reply,
    ) -> Result<FulfillmentResponse, EncodeError> {
        let mut sink = Sink::new(Notation::Cx);
        let mut body = sink.value().object();
        if !reply.messages().is_empty() {
            let mut fulfillment = body.member("fulfillmentResponse").object();
            let mut messages = fulfillment.member("messages").list();
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
            fulfillment.end();
        }
        if let Some(trigger) = reply.triggered() {
            let mut session = body.member("sessionInfo").object();
            let mut parameters = session.member("parameters").object();
            parameters.member(TRIGGER_PARAMETER).string(trigger.intent().name);
            trigger.write_parameters(&mut parameters, Absent::Null);
            parameters.end();
            session.end();
        }
        body.end();
        response::finish(sink, Vec::new())
    }
}
