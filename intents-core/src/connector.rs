//! The interface of dialects: [`Connector`], and the types that a connector reads and writes.

mod dropped;

use std::sync::Arc;

pub use intents_language::name::is_context_name;

pub use crate::call::{Dialect, FindOriginalWords, Prediction, ReadMessages};
pub use crate::error::{DecodeError, EncodeError, UnknownIntent};
pub use crate::message::{ChannelMessage, MessageRef};
pub use crate::model::{Absent, ActiveContext, ReadContexts};
pub use crate::reply::{
    EntityOverride, Fill, OutputContext, ParameterValue, ReplyParts, SessionEntity,
    SessionParameter, Trigger,
};
pub use crate::value::{
    InvalidValue, ListWriter, Notation, ObjectWriter, Sink, ValueWriter, Written,
};

use crate::agent::{Agent, panic};
use crate::call::{FulfillmentContext, FulfillmentRequest};
use crate::error::FulfillError;
use crate::reply::Reply;

pub use dropped::Dropped;

/// A response: the JSON that the platform expects.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
#[non_exhaustive]
pub struct FulfillmentResponse {
    /// The body, a JSON object.
    pub body: Vec<u8>,
    /// The parts of the reply that this dialect cannot carry, each once. A webhook logs them; tests
    /// should expect none.
    pub dropped: Vec<Dropped>,
    /// Why the handler failed, where [`AgentBuilder::on_error`](crate::AgentBuilder::on_error) made
    /// the reply in its place: the error and the chain of its sources. A webhook logs it.
    pub error: Option<String>,
}

impl FulfillmentResponse {
    /// Creates the response of a connector, with the parts of the reply that it cannot carry.
    #[inline]
    pub fn new(body: Vec<u8>, dropped: Vec<Dropped>) -> Self {
        Self { body, dropped, error: None }
    }
}

/// The encoding of one platform dialect: it decodes requests and encodes responses.
///
/// Implement it for a dialect of your own; it needs no HTTP. The dialects of Dialogflow are in
/// the crate `intents-dialogflow`.
pub trait Connector: Send + Sync {
    /// Reads a request. Fields that the dialect may omit have defaults, unknown ones are ignored.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not a valid request of this dialect.
    fn decode<'a>(
        &self,
        request: &'a FulfillmentRequest<'a>,
    ) -> Result<FulfillmentContext<'a>, DecodeError>;

    /// Writes the response to the request that `context` was made of.
    ///
    /// # Errors
    ///
    /// When the platform would not accept the response.
    fn encode(
        &self,
        context: &FulfillmentContext<'_>,
        reply: &Reply,
    ) -> Result<FulfillmentResponse, EncodeError>;

    /// Answers a request, from bytes to bytes: decodes it, has the agent fulfill it, and encodes
    /// the reply. This is all that an endpoint of your own has to call.
    ///
    /// The future resolves to an error when the request has no answer; what status fits which
    /// error is the endpoint's to say.
    fn fulfill<'a>(
        &'a self,
        agent: &'a Agent,
        request: FulfillmentRequest<'a>,
    ) -> impl Future<Output = Result<FulfillmentResponse, FulfillError>> + Send + 'a
    where
        Self: Sized,
    {
        async move {
            let mut context = self.decode(&request)?;
            let mut reply = agent.fulfill(&mut context).await?;
            // Types of the user's own are written there, and may panic as handlers may.
            match panic::catch(|| self.encode(&context, &reply)) {
                Ok(Ok(mut response)) => {
                    if let Some(error) = reply.take_error() {
                        response.error = Some(error.to_string());
                    }
                    Ok(response)
                }
                Ok(Err(error)) => Err(reply.take_error().unwrap_or_else(|| error.into())),
                Err(_) => Err(reply
                    .take_error()
                    .unwrap_or(FulfillError::Panicked("the encoding of the reply"))),
            }
        }
    }
}

impl<C: Connector + ?Sized> Connector for Arc<C> {
    fn decode<'a>(
        &self,
        request: &'a FulfillmentRequest<'a>,
    ) -> Result<FulfillmentContext<'a>, DecodeError> {
        (**self).decode(request)
    }

    fn encode(
        &self,
        context: &FulfillmentContext<'_>,
        reply: &Reply,
    ) -> Result<FulfillmentResponse, EncodeError> {
        (**self).encode(context, reply)
    }
}
