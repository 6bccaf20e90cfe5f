//! Flexible requests.

use std::fmt;

use http::request::Parts;
use http::{Method, Request};
use intents_core::connector::DecodeError;
use intents_core::{Value, ValueError};
use serde::de::DeserializeOwned;

use crate::proto;

/// The name of the dialect in errors.
const DIALECT: &str = "flexible webhook";

/// A request of a flexible webhook: a body of the type `T` and the head.
///
/// The body is the `requestBody` of the webhook in CX, a JSON template of the agent's author. An
/// empty body, as in most `GET` requests, is read as `null`. Use `()` or an `Option` for it, or
/// [`serde::de::IgnoredAny`] if the body does not matter.
///
/// The body is read with the rules for parameters. A quoted expression in the template, such as
/// `"$session.params.amount"`, arrives as a string. A number may arrive as `"5"`, and a boolean as
/// `"true"`. A list or an object arrives as a string of JSON. `5.0` is a whole number, because
/// Dialogflow computes in 64-bit floats. `""` is `None` for an `Option` and an empty list for a
/// `Vec`. A single value is a list with one item. Unknown members are ignored unless the type
/// refuses them.
///
/// A unit test can convert an [`http::Request`]:
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
    /// The body.
    pub body: T,
    head: Parts,
}

impl<T> FlexibleRequest<T> {
    /// Returns the method, as configured in CX.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.head.method
    }

    /// Returns the path that was given to [`Webhook::flexible`](crate::Webhook::flexible).
    #[must_use]
    pub fn path(&self) -> &str {
        self.head.uri.path()
    }

    /// Returns the first header with this name, ignoring case, if its value is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.headers.get(name)?.to_str().ok()
    }

    /// Reads the query of the URL, the part after `?`, as a struct or a map. The members of the
    /// query are strings and are converted with the same rules as the members of the body.
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
    /// Returns an error if the query does not fit the type or repeats a member of a struct. The
    /// webhook then responds with 400, as it does for a body that does not fit.
    #[cfg(feature = "query")]
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
            // The messages of the JSON parser do not contain values.
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

/// Shows only the names of headers: headers may be credentials, the body and the query personal data.
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
