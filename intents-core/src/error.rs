//! Errors of requests, replies and handlers.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

use crate::value::{InvalidValue, ValueError};

/// All parameters of a request that do not fit the intent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    intent: Option<&'static str>,
    parameters: Vec<InvalidParameter>,
}

impl Invalid {
    pub(crate) fn new(intent: &'static str, parameters: Vec<InvalidParameter>) -> Self {
        Self { intent: Some(intent), parameters }
    }

    /// Returns the display name of the intent, if the parameters were read into an intent type.
    #[must_use]
    pub fn intent(&self) -> Option<&'static str> {
        self.intent
    }

    /// Returns the parameters that do not fit, in the order of the intent's fields.
    #[must_use]
    pub fn parameters(&self) -> &[InvalidParameter] {
        &self.parameters
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.intent {
            Some(intent) => write!(f, "parameters do not fit the intent `{intent}`")?,
            None => f.write_str("parameters do not fit")?,
        }
        for (i, parameter) in self.parameters.iter().enumerate() {
            write!(f, "{}{parameter}", if i == 0 { ": " } else { "; " })?;
        }
        Ok(())
    }
}

impl StdError for Invalid {}

/// Converts the error of a handler that reads single parameters without an intent type.
impl From<InvalidParameter> for Invalid {
    fn from(parameter: InvalidParameter) -> Self {
        Self { intent: None, parameters: vec![parameter] }
    }
}

/// The error for a parameter that does not fit the intent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum InvalidParameter {
    /// The parameter is required, and slot filling completed without a value for it.
    Missing {
        /// The parameter name in the request.
        name: Cow<'static, str>,
    },
    /// The value does not have the type of the parameter.
    Value {
        /// The parameter name in the request.
        name: Cow<'static, str>,
        /// The error of the value.
        error: ValueError,
    },
    /// The intent follows another intent, whose context is not active.
    NotFollowing {
        /// The name of the field.
        name: Cow<'static, str>,
        /// The name of the context.
        context: &'static str,
    },
    /// A parameter of the followed intent does not fit that intent.
    Followed {
        /// The name of the field.
        name: Cow<'static, str>,
        /// The error of the parameter.
        error: Box<InvalidParameter>,
    },
    /// The contexts of the request cannot be read.
    Contexts(DecodeError),
}

impl From<DecodeError> for InvalidParameter {
    fn from(error: DecodeError) -> Self {
        Self::Contexts(error)
    }
}

impl InvalidParameter {
    /// Returns the parameter name in the request, or the field name for a followed intent. The name
    /// is empty for [`Contexts`](Self::Contexts).
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Missing { name }
            | Self::Value { name, .. }
            | Self::NotFollowing { name, .. }
            | Self::Followed { name, .. } => name,
            Self::Contexts(_) => "",
        }
    }

    pub(crate) fn is_missing(&self) -> bool {
        matches!(self, Self::Missing { .. } | Self::NotFollowing { .. })
    }

    /// Attributes the error to the field with `#[follow]` that reads the followed intent.
    pub(crate) fn followed_in(self, name: &'static str) -> Self {
        match self {
            Self::Contexts(_) => self,
            error => Self::Followed { name: name.into(), error: Box::new(error) },
        }
    }
}

impl fmt::Display for InvalidParameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { name } => write!(f, "`{name}`: required, but not given"),
            Self::Value { name, error } => write!(f, "`{name}{}`: {error}", error.pointer()),
            Self::NotFollowing { name, context } => {
                write!(f, "`{name}`: the context `{context}` is not active")
            }
            Self::Followed { name, error } => write!(f, "`{name}`, which is followed: {error}"),
            Self::Contexts(error) => write!(f, "the contexts: {error}"),
        }
    }
}

impl StdError for InvalidParameter {}

/// An error for a body that is not a valid request of its dialect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    /// The name of the dialect: "Dialogflow ES V2".
    pub dialect: &'static str,
    /// The JSON pointer to the wrong value; empty for the whole body.
    pub pointer: String,
    /// The expected and the found type, without the value.
    pub message: String,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid {} request: {}", self.dialect, self.message)
    }
}

impl StdError for DecodeError {}

/// An error for a reply that cannot be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeError {
    /// The reply triggers an intent that the agent does not contain, so Dialogflow would find no
    /// intent for the event.
    UnknownTrigger(&'static str),
    /// The reply contains a value that the response cannot hold.
    Value(InvalidValue),
    /// The request has a dialect that the connector does not write.
    UnknownDialect(&'static str),
    /// The response is larger than Dialogflow accepts.
    TooLarge {
        /// The size of the response in bytes.
        size: usize,
        /// The limit of Dialogflow in bytes.
        max: usize,
    },
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownTrigger(intent) => {
                write!(f, "the reply triggers `{intent}`, which is not an intent of this agent")
            }
            Self::Value(value) => write!(f, "the reply contains {value}"),
            Self::UnknownDialect(dialect) => {
                write!(f, "the connector cannot respond to a request of {dialect}")
            }
            Self::TooLarge { size, max } => {
                write!(f, "the response has {size} bytes; Dialogflow accepts {max}")
            }
        }
    }
}

impl StdError for EncodeError {}

/// An error that leaves a request without a response.
#[derive(Debug)]
#[non_exhaustive]
pub enum FulfillError {
    /// The body is not a request of the connector's dialect.
    Decode(DecodeError),
    /// The request names an intent that the agent does not contain.
    UnknownIntent(UnknownIntent),
    /// The parameters do not fit the intent.
    Invalid(Invalid),
    /// A handler or an extractor failed.
    Handler(Error),
    /// The named function panicked. The panic hook has reported the location.
    Panicked(&'static str),
    /// The reply cannot be sent.
    Encode(EncodeError),
}

impl fmt::Display for FulfillError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decode(error) => fmt::Display::fmt(error, f),
            Self::UnknownIntent(unknown) => fmt::Display::fmt(unknown, f),
            Self::Invalid(error) => fmt::Display::fmt(error, f),
            Self::Handler(error) => fmt::Display::fmt(error, f),
            Self::Panicked(function) => write!(f, "`{function}` panicked"),
            Self::Encode(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl StdError for FulfillError {}

impl From<DecodeError> for FulfillError {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}

impl From<Invalid> for FulfillError {
    fn from(error: Invalid) -> Self {
        Self::Invalid(error)
    }
}

impl From<EncodeError> for FulfillError {
    fn from(error: EncodeError) -> Self {
        Self::Encode(error)
    }
}

/// Converts the error of a handler. Parameter errors and decoding errors keep their variant.
impl From<Error> for FulfillError {
    fn from(error: Error) -> Self {
        let error = match error.0.downcast::<Invalid>() {
            Ok(invalid) => return Self::Invalid(*invalid),
            Err(other) => other,
        };
        let error = match error.downcast::<InvalidParameter>() {
            Ok(parameter) => return Self::Invalid(Invalid::from(*parameter)),
            Err(other) => other,
        };
        match error.downcast::<DecodeError>() {
            Ok(decode) => Self::Decode(*decode),
            Err(other) => Self::Handler(Error(other)),
        }
    }
}

/// An intent or a tag of a request that the agent does not contain.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnknownIntent {
    /// The display name of an intent.
    Name(String),
    /// A CX webhook tag that names no intent of the agent.
    Tag(String),
    /// The request names no intent.
    None,
}

impl fmt::Display for UnknownIntent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(f, "the agent has no intent `{name}`"),
            Self::Tag(tag) => write!(f, "the agent has no intent for the tag `{tag}`"),
            Self::None => f.write_str("the request names no intent"),
        }
    }
}

impl StdError for UnknownIntent {}

/// The error of a handler or an extractor. The `?` operator converts any error, as in `anyhow`.
///
/// The type is opaque and does not implement [`std::error::Error`], so that `?` can convert every
/// type that does. The webhook logs the chain of sources, and Dialogflow never receives the error.
/// [`on_error`](crate::AgentBuilder::on_error) sets the reply; by default the webhook responds with
/// 500.
///
/// ```
/// # fn forecast() -> Result<u8, std::num::ParseIntError> { "7".parse() }
/// fn degrees() -> intents_core::Result<u8> {
///     let degrees = forecast()?;
///     if degrees > 60 {
///         return Err(intents_core::Error::msg("the thermometer is broken"));
///     }
///     Ok(degrees)
/// }
/// # assert_eq!(degrees().unwrap(), 7);
/// ```
pub struct Error(Box<dyn StdError + Send + Sync>);

impl Error {
    /// Creates an error from a message.
    #[must_use]
    pub fn msg(message: impl Into<Cow<'static, str>>) -> Self {
        Self(message.into().into_owned().into())
    }

    /// Returns the converted error.
    #[must_use]
    pub fn inner(&self) -> &(dyn StdError + Send + Sync + 'static) {
        &*self.0
    }
}

impl<E: StdError + Send + Sync + 'static> From<E> for Error {
    fn from(error: E) -> Self {
        Self(Box::new(error))
    }
}

/// Writes the error and the chain of sources, separated by colons.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut source = self.0.source();
        while let Some(error) = source {
            write!(f, ": {error}")?;
            source = error.source();
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// The result of handlers and extractors that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;
