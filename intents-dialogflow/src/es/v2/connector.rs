use intents_core::connector::{
    ActiveContext, DecodeError, Dialect, EncodeError, FulfillmentResponse, Notation, Prediction,
};
use intents_core::{
    Connector, Contexts, FulfillmentContext, FulfillmentRequest, RawParameters, Reply, SlotFilling,
};
use serde::de::MapAccess;
use serde_json::value::RawValue;

use super::{Context, Intent, QueryResult, WebhookRequest, agent_messages, encode};
use crate::proto::{self, Fill, Lazy, Members, Message, Struct};
use crate::{channel, es};

/// The dialect Dialogflow ES V2.
pub const DIALECT: Dialect =
    Dialect { id: "dialogflow-es-v2", name: "Dialogflow ES V2", notation: Notation::Iso };

/// The connector of Dialogflow ES V2.
#[derive(Debug, Clone, Copy, Default)]
pub struct EsV2;

/// The connector of Dialogflow ES V2 for agents with API version v2beta1. It also writes the
/// messages that only v2beta1 has.
///
/// These are telephony messages, messages of RCS Business Messaging, the end of the conversation
/// and the handoff to a human agent. A request does not contain its API version, and agents with v2
/// refuse unknown fields. Choose the connector that fits the API version of the agent:
///
/// ```no_run
/// use intents_core::Agent;
/// use intents_dialogflow::{EsV2Beta1, Webhook};
///
/// # fn main() -> Result<(), intents_core::BuildError> {
/// let webhook = Webhook::new(Agent::builder().build()?).route("/es", EsV2Beta1);
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct EsV2Beta1;

/// The members of a request that a call needs, read straight into its prediction.
pub(crate) struct Body<'b, 'a>(pub(crate) &'b mut Prediction<'a>);

impl<'a> Message<'a> for Body<'_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        match name {
            WebhookRequest::response_id => map.next_value_seed(Fill(&mut self.0.response_id))?,
            WebhookRequest::session => map.next_value_seed(Fill(&mut self.0.session))?,
            WebhookRequest::query_result => {
                // The initial value, because ProtoJSON omits `false`.
                self.0.slot_filling = SlotFilling::UnderWay;
                map.next_value_seed(Members(&mut BodyResult(self.0)))?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// `queryResult`
struct BodyResult<'b, 'a>(&'b mut Prediction<'a>);

impl<'a> Message<'a> for BodyResult<'_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        let prediction = &mut *self.0;
        match name {
            QueryResult::query_text => map.next_value_seed(Fill(&mut prediction.query_text))?,
            QueryResult::language_code => map.next_value_seed(Fill(&mut prediction.language))?,
            QueryResult::action => map.next_value_seed(Fill(&mut prediction.action))?,
            QueryResult::parameters => {
                let mut parameters = Struct::default();
                map.next_value_seed(Fill(&mut parameters))?;
                if parameters.raw().is_some() {
                    prediction.parameters = RawParameters::object(parameters.raw());
                }
            }
            QueryResult::all_required_params_present => {
                let mut present = prediction.slot_filling == SlotFilling::Complete;
                map.next_value_seed(Fill(&mut present))?;
                prediction.slot_filling =
                    if present { SlotFilling::Complete } else { SlotFilling::UnderWay };
            }
            QueryResult::output_contexts => {
                let mut contexts = Lazy::<Vec<Context<'_>>>::default();
                map.next_value_seed(Fill(&mut contexts))?;
                if let Some(json) = contexts.raw() {
                    prediction.contexts = Contexts::list(json, read_contexts);
                }
            }
            QueryResult::fulfillment_text => {
                map.next_value_seed(Fill(&mut prediction.fulfillment_text))?;
            }
            QueryResult::intent => map.next_value_seed(Members(&mut BodyIntent(prediction)))?,
            QueryResult::intent_detection_confidence => {
                map.next_value_seed(Fill(&mut prediction.confidence))?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// Reads the contexts of a request. The id follows the session name, which has several forms.
fn read_contexts(json: &RawValue) -> Result<Vec<ActiveContext<'_>>, DecodeError> {
    let contexts: Vec<Context<'_>> = proto::decode(DIALECT.name, json.get())?;
    let active = contexts.into_iter().map(|context| ActiveContext {
        id: es::last_segment(context.name),
        lifespan: Some(es::turns(context.lifespan_count)),
        parameters: RawParameters::object(context.parameters.raw()),
    });
    Ok(active.collect())
}

/// `queryResult.intent`
struct BodyIntent<'b, 'a>(&'b mut Prediction<'a>);

impl<'a> Message<'a> for BodyIntent<'_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        match name {
            Intent::display_name => map.next_value_seed(Fill(&mut self.0.intent))?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// Decodes a request of either version with the members of v2beta1, which v2 never sends.
fn decode<'a>(request: &'a FulfillmentRequest<'a>) -> Result<FulfillmentContext<'a>, DecodeError> {
    let json = proto::text(DIALECT.name, request.body())?;
    let mut prediction = Prediction::new(DIALECT);
    prediction.find_channel = channel::find_channel;
    prediction.read_messages = agent_messages;
    proto::read(json, Members(&mut Body(&mut prediction)))
        .map_err(|failure| failure.explain(DIALECT.name))?;
    Ok(FulfillmentContext::new(request, prediction))
}

/// Implements the connector of one version of the API.
macro_rules! connector {
    ($connector:ident, $api:expr) => {
        impl Connector for $connector {
            fn decode<'a>(
                &self,
                request: &'a FulfillmentRequest<'a>,
            ) -> Result<FulfillmentContext<'a>, DecodeError> {
                decode(request)
            }

            fn encode(
                &self,
                context: &FulfillmentContext<'_>,
                reply: &Reply,
            ) -> Result<FulfillmentResponse, EncodeError> {
                encode::encode(context, reply, &$api)
            }
        }
    };
}

connector!(EsV2, encode::V2);
connector!(EsV2Beta1, encode::V2_BETA_1);
