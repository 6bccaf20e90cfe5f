//! Flexible requests, as their handlers see them.

use std::fmt;

use http::request::Parts;
use http::{Method, Request};
use intents_core::connector::DecodeError;
use intents_core::{Value, ValueError};
use serde::de::DeserializeOwned;

use crate::proto;

/// What this is in errors.
const DIALECT: &str = "this flexible webhook";

/// The request of a flexible webhook: a body of the type `T`, and what came with it.
///
/// The body is the webhook's `requestBody` in CX, a JSON template that is the agent's author's own.
/// An empty one, as that of most `GET` requests, is read as `null`: take `()` or an `Option` for
/// it, or [`serde::de::IgnoredAny`] where it does not matter.
///
/// It is read as parameters are: what stands in quotes in the template, such as
/// `"$session.params.amount"`, is a string when it comes, so a number may be `"5"`, a boolean
/// `"true"`, and a list or an object its JSON text; and `5.0` is a whole number, since Dialogflow
/// computes in 64-bit floats. `""` is `None` for an `Option` and an empty list for a `Vec`, for
/// which a single value is a list of one. Unknown members are ignored, unless the type refuses them.
///
/// A unit test makes one of an [`http::Request`]:
///
/// ```
/// use intents_core::Result;
/// use intents_dialogflow::FlexibleRequest;
///
/// async fn double(request: FlexibleRequest<u32>) -> Result<u32> {
///     Ok(2 * request.body)
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<()> {
/// let request = FlexibleRequest::from(http::Request::new(21));
/// assert_eq!(double(request).await?, 42);
/// # Ok(()) }
/// ```
pub struct FlexibleRequest<T = ()> {
    /// What the body says.
    pub body: T,
    head: Parts,
}

impl<T> FlexibleRequest<T> {
    /// The webhook's method in CX.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.head.method
    }

    /// The path, which is the one that was given to [`Webhook::flexible`](crate::Webhook::flexible).
    #[must_use]
    pub fn path(&self) -> &str {
        self.head.uri.path()
    }

    /// The first header of this name, in any case, if it is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.headers.get(name)?.to_str().ok()
    }

    /// Reads the query of the URL, the part after `?`: a struct or a map, whose members are
    /// strings, or what is written as one. It is read as the body is.
    ///
    /// ```
    /// # use intents_dialogflow::FlexibleRequest;
    /// #[derive(serde::Deserialize)]
    /// struct Query {
    ///     currency: String,
    ///     amount: Option<u32>,
    /// }
    ///
    /// async fn rates(request: FlexibleRequest) -> intents_core::Result<String> {
    ///     let Query { currency, amount } = request.query()?;
    ///     Ok(format!("{} {currency}", amount.unwrap_or(1)))
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// When it does not fit the type, or has a member of a struct twice. The webhook answers that
    /// with 400, as it does when the body does not fit.
    pub fn query<Q: DeserializeOwned>(&self) -> Result<Q, DecodeError> {
        let query = self.head.uri.query().unwrap_or_default();
        let members = form_urlencoded::parse(query.as_bytes());
        let members = members.map(|(name, value)| (name, Value::String(value)));
        let query = Value::Struct(members.collect());
        query.read_as_parameter().map_err(|error| refused("the query: ", &error))
    }
}

impl<T: DeserializeOwned> FlexibleRequest<T> {
    pub(super) fn read(head: Parts, body: &[u8]) -> Result<Self, DecodeError> {
        let text = proto::text(DIALECT, body)?;
        let value: Value<'_> = match text.trim_ascii() {
            "" => Value::Null,
            // A message of the JSON parser itself, which quotes nothing.
            json => serde_json::from_str(json).map_err(|error| DecodeError {
                dialect: DIALECT,
                pointer: String::new(),
                message: format!("the body is not valid JSON: {error}"),
            })?,
        };
        let body = value.read_as_parameter().map_err(|error| refused("", &error))?;
        Ok(Self { body, head })
    }
}

fn refused(part: &str, error: &ValueError) -> DecodeError {
    DecodeError {
        dialect: DIALECT,
        pointer: error.pointer().to_owned(),
        message: format!("{part}{error}"),
    }
}

impl<T> From<Request<T>> for FlexibleRequest<T> {
    fn from(request: Request<T>) -> Self {
        let (head, body) = request.into_parts();
        Self { body, head }
    }
}

/// Headers may be credentials, and the body and the query are the user's own: names only.
impl<T> fmt::Debug for FlexibleRequest<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.head.headers.keys().collect();
        f.debug_struct("FlexibleRequest")
            .field("method", self.method())
            .field("path", &self.path())
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}
