use intents_core::connector::{
    ActiveContext, DecodeError, Dialect, EncodeError, FulfillmentResponse, Notation, Prediction,
};
use intents_core::{
    Connector, Contexts, FulfillmentContext, FulfillmentRequest, RawParameters, Reply, SlotFilling,
};
use serde::de::MapAccess;
use serde_json::value::RawValue;

use super::{Context, Fulfillment, Metadata, QueryResult, WebhookRequest, agent_messages, encode};
use crate::proto::{self, Fill, FillId, Lazy, Members, Message, Struct};
use crate::{channel, es};

/// The dialect Dialogflow ES V1 and API.AI.
pub const DIALECT: Dialect =
    Dialect { id: "dialogflow-es-v1", name: "Dialogflow V1", notation: Notation::IsoIntervals };

/// The connector of Dialogflow ES V1 and API.AI.
#[derive(Debug, Clone, Copy, Default)]
pub struct EsV1;

/// The members of a request that a call needs, read straight into its prediction.
pub(crate) struct Body<'b, 'a>(pub(crate) &'b mut Prediction<'a>);

impl<'a> Message<'a> for Body<'_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        match name {
            WebhookRequest::id => map.next_value_seed(FillId(&mut self.0.response_id))?,
            // Some proxies write the name with a capital letter.
            WebhookRequest::session_id | "SessionId" => {
                map.next_value_seed(FillId(&mut self.0.session))?;
            }
            WebhookRequest::lang => map.next_value_seed(Fill(&mut self.0.language))?,
            WebhookRequest::result => map.next_value_seed(Members(&mut BodyResult(self.0)))?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// `result`
struct BodyResult<'b, 'a>(&'b mut Prediction<'a>);

impl<'a> Message<'a> for BodyResult<'_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        let prediction = &mut *self.0;
        match name {
            QueryResult::resolved_query => map.next_value_seed(Fill(&mut prediction.query_text))?,
            QueryResult::action => map.next_value_seed(Fill(&mut prediction.action))?,
            QueryResult::action_incomplete => {
                let mut incomplete = prediction.slot_filling == SlotFilling::UnderWay;
                map.next_value_seed(Fill(&mut incomplete))?;
                prediction.slot_filling =
                    if incomplete { SlotFilling::UnderWay } else { SlotFilling::Complete };
            }
            QueryResult::parameters => {
                let mut parameters = Struct::default();
                map.next_value_seed(Fill(&mut parameters))?;
                if parameters.raw().is_some() {
                    prediction.parameters = RawParameters::object(parameters.raw());
                }
            }
            QueryResult::contexts => {
                let mut contexts = Lazy::<Vec<Context<'_>>>::default();
                map.next_value_seed(Fill(&mut contexts))?;
                if let Some(json) = contexts.raw() {
                    prediction.contexts = Contexts::list(json, read_contexts);
                }
            }
            QueryResult::metadata => map.next_value_seed(Members(&mut BodyMetadata(prediction)))?,
            QueryResult::fulfillment => {
                map.next_value_seed(Members(&mut BodyFulfillment(prediction)))?;
            }
            QueryResult::score => map.next_value_seed(Fill(&mut prediction.confidence))?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// Reads the contexts of a request.
fn read_contexts(json: &RawValue) -> Result<Vec<ActiveContext<'_>>, DecodeError> {
    let contexts: Vec<Context<'_>> = proto::decode(DIALECT.name, json.get())?;
    let active = contexts.into_iter().map(|context| ActiveContext {
        id: context.name,
        lifespan: Some(es::turns(context.lifespan)),
        parameters: RawParameters::object(context.parameters.raw()),
    });
    Ok(active.collect())
}

/// `result.metadata`
struct BodyMetadata<'b, 'a>(&'b mut Prediction<'a>);

impl<'a> Message<'a> for BodyMetadata<'_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        match name {
            Metadata::intent_name => map.next_value_seed(Fill(&mut self.0.intent))?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// `result.fulfillment`
struct BodyFulfillment<'b, 'a>(&'b mut Prediction<'a>);

impl<'a> Message<'a> for BodyFulfillment<'_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        match name {
            Fulfillment::speech => map.next_value_seed(Fill(&mut self.0.fulfillment_text))?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

impl Connector for EsV1 {
    fn decode<'a>(
        &self,
        request: &'a FulfillmentRequest<'a>,
    ) -> Result<FulfillmentContext<'a>, DecodeError> {
        let json = proto::text(DIALECT.name, request.body())?;
        let mut prediction = Prediction::new(DIALECT);
        prediction.find_channel = channel::find_channel;
        prediction.read_messages = agent_messages;
        proto::read(json, Members(&mut Body(&mut prediction)))
            .map_err(|failure| failure.explain(DIALECT.name))?;
        Ok(FulfillmentContext::new(request, prediction))
    }

    fn encode(
        &self,
        context: &FulfillmentContext<'_>,
        reply: &Reply,
    ) -> Result<FulfillmentResponse, EncodeError> {
        encode::encode(context, reply)
    }
}
