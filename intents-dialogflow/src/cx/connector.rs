use std::borrow::Cow;

use intents_core::{
    Connector, Contexts, DecodeError, Dialect, EncodeError, FulfillmentContext, FulfillmentRequest,
    FulfillmentResponse, Notation, Parameters, Prediction, Reply, SlotFilling,
};
use serde::de::MapAccess;

use super::{IntentInfo, PageInfo, ParameterState, SessionInfo, message, response};
use crate::original;
use crate::proto::{self, Fill, Members, Message, field_of_message};

/// Dialogflow CX.
pub const DIALECT: Dialect = Dialect { name: "Dialogflow CX", notation: Notation::Cx };

/// The session parameter that triggers an intent: its value is the intent's display name.
pub const TRIGGER_PARAMETER: &str = "intents_trigger";

/// The connector of Dialogflow CX.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cx;

/// A request as far as a call needs it, read straight into its prediction.
pub(crate) struct Body<'b, 'a> {
    pub(crate) prediction: &'b mut Prediction<'a>,
    pub(crate) state: &'b mut State<'a>,
}

crate::proto::message! {
    /// Where the conversation is: parameters come from each of the three.
    pub(crate) struct State<'a> {
        intent_info: IntentInfo<'a> = "intentInfo",
        page_info: PageInfo<'a> = "pageInfo",
        session_info: SessionInfo<'a> = "sessionInfo",
    }
}

field_of_message!(Body<'_, 'a>);

impl<'a> Message<'a> for Body<'_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        let prediction = &mut *self.prediction;
        match name {
            "detectIntentResponseId" => map.next_value_seed(Fill(&mut prediction.response_id))?,
            // A oneof: a request has one of these, but for clients that send the others empty.
            "text" | "transcript" | "triggerIntent" | "triggerEvent" | "dtmfDigits" => {
                let mut query = Cow::Borrowed("");
                map.next_value_seed(Fill(&mut query))?;
                if !query.is_empty() {
                    prediction.query_text = query;
                }
            }
            "languageCode" => map.next_value_seed(Fill(&mut prediction.language))?,
            "fulfillmentInfo" => map.next_value_seed(Members(&mut BodyFulfillment(prediction)))?,
            _ => return self.state.member(name, map),
        }
        Ok(true)
    }
}

/// `fulfillmentInfo`
struct BodyFulfillment<'b, 'a>(&'b mut Prediction<'a>);

impl<'a> Message<'a> for BodyFulfillment<'_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        match name {
            "tag" => map.next_value_seed(Fill(&mut self.0.tag))?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

impl<'a> State<'a> {
    pub(crate) fn complete(self, prediction: &mut Prediction<'a>) {
        prediction.read_messages = message::queued;
        let form = self.page_info.form_info.parameter_info;
        let unfilled: Vec<_> = form
            .iter()
            .filter(|parameter| parameter.required && parameter.state != ParameterState::Filled)
            .map(|parameter| parameter.display_name.clone())
            .collect();
        if !unfilled.is_empty() {
            prediction.slot_filling = SlotFilling::Unfilled(unfilled);
        }
        let of_form = form.into_iter().map(|parameter| (parameter.display_name, parameter.value));
        let mut of_intent = Vec::with_capacity(self.intent_info.parameters.len());
        for (name, parameter) in self.intent_info.parameters {
            if !parameter.original_value.is_empty() {
                prediction.original_words.push((name.clone(), parameter.original_value));
            }
            of_intent.push((name, parameter.resolved_value));
        }
        let single = of_form.chain(of_intent);
        prediction.contexts = Contexts::session(
            Parameters::object(self.session_info.parameters.raw()).ignoring_case(),
        );
        prediction.parameters = Parameters::object(self.session_info.parameters.raw())
            .preceded_by(single.filter_map(|(name, value)| Some((name, value.raw()?))))
            .ignoring_case();
        prediction.session = self.session_info.session;
        prediction.intent = self.intent_info.display_name;
        prediction.confidence = self.intent_info.confidence;
    }
}

impl Connector for Cx {
    fn decode<'a>(
        &self,
        request: &'a FulfillmentRequest<'a>,
    ) -> Result<FulfillmentContext<'a>, DecodeError> {
        let json = proto::text(DIALECT.name, request.body())?;
        let mut prediction = Prediction::new(DIALECT);
        prediction.find_channel = original::channel;
        let mut state = State::default();
        let mut body = Body { prediction: &mut prediction, state: &mut state };
        proto::decode_into(DIALECT.name, json, &mut body)?;
        state.complete(&mut prediction);
        Ok(FulfillmentContext::new(request, prediction))
    }

    fn encode(
        &self,
        context: &FulfillmentContext<'_>,
        reply: &Reply,
    ) -> Result<FulfillmentResponse, EncodeError> {
        response::encode(context, reply)
    }
}
