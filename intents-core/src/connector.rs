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
    /// The parts of the reply that this dialect cannot carry, without duplicates. A webhook logs
    /// these parts; tests should expect an empty list.
    pub dropped: Vec<Dropped>,
    /// The error of a failed handler with the chain of sources, if
    /// [`AgentBuilder::on_error`](crate::AgentBuilder::on_error) set the reply. A webhook logs the
    /// error.
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
/// Implement this trait for another dialect; a connector needs no HTTP. The crate
/// `intents-dialogflow` contains the dialects of Dialogflow.
pub trait Connector: Send + Sync {
    /// Reads a request. Fields that the dialect may omit have defaults, and unknown fields are
    /// ignored.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not a valid request of this dialect.
    fn decode<'a>(
        &self,
        request: &'a FulfillmentRequest<'a>,
    ) -> Result<FulfillmentContext<'a>, DecodeError>;

    /// Writes the response to the request of `context`.
    ///
    /// # Errors
    ///
    /// Returns an error if the platform would not accept the response.
    fn encode(
        &self,
        context: &FulfillmentContext<'_>,
        reply: &Reply,
    ) -> Result<FulfillmentResponse, EncodeError>;

    /// Fulfills a request: decodes the body, calls the handler of the agent, and encodes the reply.
    /// A custom endpoint needs no other function.
    ///
    /// The future resolves to an error if there is no response to the request. The endpoint chooses
    /// the HTTP status for each error.
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
            // Encoding serializes custom types, whose code may panic like a handler.
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
