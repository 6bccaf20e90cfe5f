//! Requests before decoding: body and headers.

use std::borrow::Cow;
use std::fmt;

/// A request with body and headers.
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
    /// Creates a request without headers.
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

    /// Returns the body.
    #[must_use]
    pub fn body(&self) -> &'a [u8] {
        self.body
    }

    /// Returns the value of the first header with this name, without regard to case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_ref())
    }
}

/// Writes sizes and names only, because headers may contain credentials and the body contains data
/// of the end user.
impl fmt::Debug for FulfillmentRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("FulfillmentRequest")
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("headers", &names)
            .finish()
    }
}
