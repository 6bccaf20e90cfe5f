use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

use super::Value;

/// An error for a value that does not have the type of its parameter.
///
/// The error contains the expected type and the kind of the found value, but never the value
/// itself. Values are the user's data, and errors reach logs and responses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueError {
    expected: Cow<'static, str>,
    found: Cow<'static, str>,
    at: String,
}

impl ValueError {
    /// Creates an error from the expected type with its article, such as "a date", and the found
    /// value.
    #[must_use]
    pub fn new(expected: impl Into<Cow<'static, str>>, value: &Value<'_>) -> Self {
        Self::found(expected, value.kind())
    }

    /// Creates an error from two descriptions, for values that have the right kind but are invalid.
    #[must_use]
    pub fn found(
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { expected: expected.into(), found: found.into(), at: String::new() }
    }

    /// Returns the error with `step`, an index or a member, prepended to its path.
    #[must_use]
    pub fn within(mut self, step: impl fmt::Display) -> Self {
        self.at.insert_str(0, &format!("/{step}"));
        self
    }

    /// Returns the path inside the value as a JSON pointer: empty for the value itself, `/1` for
    /// the second item of a list.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.at
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

impl StdError for ValueError {}
