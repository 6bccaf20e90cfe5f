//! Errors for values that a response cannot contain.

use std::fmt;

/// An error for a value that JSON cannot represent or that Dialogflow rejects.
///
/// The error does not contain the value, because values are personal data and errors reach logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum InvalidValue {
    /// A number that is not finite.
    NotFinite,
    /// A value that JSON cannot represent.
    NotJson,
    /// A payload that is not a JSON object.
    PayloadNotObject,
    /// A date or time out of range.
    DateTimeOutOfRange,
    /// An output context with a name that Dialogflow rejects.
    ContextName,
    /// Session entities with an entity type name that Dialogflow rejects.
    EntityTypeName,
    /// An event without a name.
    EventName,
    /// A parameter with a name that is empty or contains control characters.
    ParameterName,
    /// A page with a name that is neither an id nor the end of a full name.
    PageName,
    /// A flow with a name that is neither an id nor the end of a full name.
    FlowName,
    /// A custom type that rejects its value, with a description: "a negative amount".
    Other(&'static str),
}

impl InvalidValue {
    /// Returns the text that [`Display`](fmt::Display) writes.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::NotFinite => "a number that is not finite",
            Self::NotJson => "a value that JSON cannot hold",
            Self::PayloadNotObject => "a payload that is not a JSON object",
            Self::DateTimeOutOfRange => "a date or time out of range",
            Self::ContextName => {
                "a context with an invalid name; use up to 250 letters, digits and `_-%`"
            }
            Self::EntityTypeName => "session entities of an entity type with an invalid name",
            Self::EventName => "an event without a name",
            Self::ParameterName => {
                "a parameter with an invalid name; a name has at least one character, and no \
             control characters"
            }
            Self::PageName => {
                "a page with an invalid name; use the id, or the end of \
             `projects/P/locations/L/agents/A/flows/F/pages/P`"
            }
            Self::FlowName => {
                "a flow with an invalid name; use the id, or the end of \
             `projects/P/locations/L/agents/A/flows/F`"
            }
            Self::Other(value) => value,
        }
    }
}

impl fmt::Display for InvalidValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.description())
    }
}

impl std::error::Error for InvalidValue {}
