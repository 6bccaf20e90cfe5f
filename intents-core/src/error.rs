//! Errors between a request and its response.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

use crate::value::{InvalidValue, ValueError};

/// The parameters of a request that do not fit their intent: all of them, not the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    intent: Option<&'static str>,
    parameters: Vec<InvalidParameter>,
}

impl Invalid {
    pub(crate) fn new(intent: &'static str, parameters: Vec<InvalidParameter>) -> Self {
        Self { intent: Some(intent), parameters }
    }

    /// The display name of the intent, if a type for it was read.
    #[must_use]
    pub fn intent(&self) -> Option<&'static str> {
        self.intent
    }

    /// The parameters that do not fit, in the order of the intent's fields.
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

/// For handlers that know no type for the intent, and read single parameters.
impl From<InvalidParameter> for Invalid {
    fn from(parameter: InvalidParameter) -> Self {
        Self { intent: None, parameters: vec![parameter] }
    }
}

/// A parameter that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum InvalidParameter {
    /// The parameter is required, and slot filling completed without a value for it.
    Missing {
        /// The parameter's name on the wire.
        name: Cow<'static, str>,
    },
    /// The value does not have the type of the parameter.
    Value {
        /// The parameter's name on the wire.
        name: Cow<'static, str>,
        /// The error of the value.
        error: ValueError,
    },
    /// The intent follows another one, whose context is not active.
    NotFollowing {
        /// The name of the field.
        name: Cow<'static, str>,
        /// The context.
        context: &'static str,
    },
    /// A parameter of an intent that is followed does not fit it.
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
    /// The parameter's name on the wire; of what is followed, the name of the field.
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

    /// The same, of an intent that is followed in a field.
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

/// A reply that cannot be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeError {
    /// The reply triggers an intent that the agent does not have, so Dialogflow would find no
    /// intent for its event.
    UnknownTrigger(&'static str),
    /// A value that the response cannot hold.
    Value(InvalidValue),
    /// The request is of a dialect that the connector does not write.
    UnknownDialect(&'static str),
    /// More than Dialogflow accepts.
    TooLarge {
        /// The size of the response in bytes.
        size: usize,
        /// The limit of Dialogflow, in bytes.
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

/// Why a request has no answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum FulfillError {
    /// The body is not a request of the connector's dialect.
    Decode(DecodeError),
    /// The request is for an intent that the agent does not have.
    UnknownIntent(UnknownIntent),
    /// The parameters do not fit the intent.
    Invalid(Invalid),
    /// A handler or an extractor failed.
    Handler(Error),
    /// The named function panicked. The panic hook has reported the place.
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

/// Errors of parameters and of decoding keep their kind when a handler returns them.
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

/// An intent or a tag of a request that the agent does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnknownIntent {
    /// An intent, by its display name.
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

/// The error of a handler or an extractor, from any error with `?`, as in `anyhow`.
///
/// It is opaque, and not itself a [`std::error::Error`]: that is what lets `?` convert any other.
/// The webhook logs the chain of sources, and nothing of it reaches Dialogflow: the answer is that
/// of [`on_error`](crate::AgentBuilder::on_error), and 500 without one.
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
    /// An error that is only a message.
    #[must_use]
    pub fn msg(message: impl Into<Cow<'static, str>>) -> Self {
        Self(message.into().into_owned().into())
    }

    /// The error that was converted.
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

/// The error and the chain of its sources, each after a colon.
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
