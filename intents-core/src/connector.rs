//! Connectors: one platform dialect each, between bytes and the model.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::agent::Agent;
use crate::context::FulfillmentContext;
use crate::error::{DecodeError, EncodeError, FulfillError};
use crate::reply::Reply;

/// What came in: a body, and the headers that came with it.
///
/// ```
/// use intents_core::FulfillmentRequest;
/// let request = FulfillmentRequest::new(br#"{"queryResult": {}}"#).with_header("X-Tenant", "acme");
/// assert_eq!(request.header("x-tenant"), Some("acme"));
/// ```
#[derive(Clone, Default)]
pub struct FulfillmentRequest<'a> {
    body: &'a [u8],
    headers: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl<'a> FulfillmentRequest<'a> {
    /// A request without headers.
    #[must_use]
    pub fn new(body: &'a [u8]) -> Self {
        Self { body, headers: Vec::new() }
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(
        mut self,
        name: impl Into<Cow<'a, str>>,
        value: impl Into<Cow<'a, str>>,
    ) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &'a [u8] {
        self.body
    }

    /// The first header of this name, in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_ref())
    }
}

/// Headers may be credentials and the body is the user's own: sizes and names only.
impl fmt::Debug for FulfillmentRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("FulfillmentRequest")
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("headers", &names)
            .finish()
    }
}

/// What goes out: the JSON that the platform expects.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct FulfillmentResponse {
    /// The body, a JSON object.
    pub body: Vec<u8>,
    /// What the reply says and this dialect cannot carry, in words. A webhook logs it; tests
    /// should expect it to be empty.
    pub dropped: Vec<&'static str>,
}

/// One platform dialect: a request in, a context out; a reply in, a response out.
///
/// Implement it for a dialect of your own; it needs no HTTP. The dialects of Dialogflow are in
/// the crate `intents-dialogflow`.
pub trait Connector: Send + Sync {
    /// Reads a request. Fields that the dialect may omit have defaults, unknown ones are ignored.
    ///
    /// # Errors
    ///
    /// When the body is no request of this dialect.
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
            let reply = agent.fulfill(&mut context).await?;
            Ok(self.encode(&context, &reply)?)
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
