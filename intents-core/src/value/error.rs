use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

use super::Value;

/// A value that is not of its parameter's type.
///
/// It holds what was expected and the kind of what was found, never the value itself: values are
/// the user's own words, and errors reach logs and answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueError {
    expected: Cow<'static, str>,
    found: Cow<'static, str>,
    at: String,
}

impl ValueError {
    /// `expected` in words with its article, as in "a date", where `value` was found.
    #[must_use]
    pub fn new(expected: impl Into<Cow<'static, str>>, value: &Value<'_>) -> Self {
        Self::found(expected, value.kind())
    }

    /// `expected` and `found` in words, for values of the right kind that are wrong otherwise.
    #[must_use]
    pub fn found(
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { expected: expected.into(), found: found.into(), at: String::new() }
    }

    /// The same error, found inside `step` of a larger value: an index or a member.
    #[must_use]
    pub fn within(mut self, step: impl fmt::Display) -> Self {
        self.at.insert_str(0, &format!("/{step}"));
        self
    }

    /// Where inside the value, as a JSON pointer: empty for the value itself, `/1` for the second
    /// item of a list.
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
