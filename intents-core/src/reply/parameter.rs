//! Parameters that a reply sets: those of the session, and those of the form of a page.

use std::borrow::Cow;
use std::fmt;

use serde_json::Value as Json;

use crate::error::EncodeError;
use crate::model::Param;
use crate::value::InvalidValue;
use crate::value::{Notation, Sink, ValueWriter, Written};

/// The value of a parameter: of any type that a parameter of an intent may have, or any JSON.
///
/// A typed value has the notation of the dialect, a date in CX for example `{"year": 2026, "month":
/// 2, "day": 28}`; JSON is sent unchanged.
pub struct ParameterValue(Kind);

enum Kind {
    Typed(Box<dyn Typed>),
    Text(&'static str),
    Json(Json),
}

/// A value of any parameter's type.
trait Typed: Send + Sync {
    fn write(&self, out: ValueWriter<'_>) -> Written;
}

impl<T: Param + Send + Sync> Typed for T {
    fn write(&self, out: ValueWriter<'_>) -> Written {
        Param::write(self, out)
    }
}

impl ParameterValue {
    /// Writes the value.
    pub fn write(&self, out: ValueWriter<'_>) -> Written {
        match &self.0 {
            Kind::Typed(value) => value.write(out),
            Kind::Text(text) => out.string(text),
            Kind::Json(json) => out.json(json),
        }
    }

    /// Converts the value to JSON in the given notation.
    ///
    /// # Errors
    ///
    /// Returns an error for a value that JSON cannot represent, such as an infinite number.
    pub fn json(&self, notation: Notation) -> Result<Json, EncodeError> {
        let mut sink = Sink::new(notation);
        self.write(sink.value());
        if let Some(problem) = sink.problem() {
            return Err(EncodeError::Value(problem));
        }
        let json = serde_json::from_slice(&sink.into_bytes());
        json.map_err(|_| EncodeError::Value(InvalidValue::NotJson))
    }
}

impl<T: Param + Send + Sync + 'static> From<T> for ParameterValue {
    fn from(value: T) -> Self {
        Self(Kind::Typed(Box::new(value)))
    }
}

impl From<&'static str> for ParameterValue {
    fn from(text: &'static str) -> Self {
        Self(Kind::Text(text))
    }
}

/// No entity type has such values; conditions of CX compare parameters with them all the same.
impl From<bool> for ParameterValue {
    fn from(value: bool) -> Self {
        Self(Kind::Json(value.into()))
    }
}

impl From<Json> for ParameterValue {
    fn from(json: Json) -> Self {
        Self(Kind::Json(json))
    }
}

/// The value is the user's own and is not shown.
impl fmt::Debug for ParameterValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ParameterValue")
    }
}

/// A parameter of the session that a reply sets or clears.
#[derive(Debug)]
#[non_exhaustive]
pub struct SessionParameter {
    /// Its name, which has no case.
    pub name: Cow<'static, str>,
    /// Its value; `None` clears it.
    pub value: Option<ParameterValue>,
}

impl SessionParameter {
    pub(super) fn new(name: Cow<'static, str>, value: Option<ParameterValue>) -> Self {
        Self { name, value }
    }
}

/// An update of a form parameter of the current page. A webhook cannot add or remove form
/// parameters.
///
/// Source: `PageInfo.FormInfo.ParameterInfo` in `webhook.proto` of CX, version v3.
///
/// ```
/// use intents_core::{FormParameter, Reply};
///
/// let reply = Reply::text("We are closed on that day.").form_parameter(FormParameter::invalid("day"));
/// let reply = reply.form_parameter(FormParameter::new("table").required(false));
/// # assert_eq!(reply.parts().form_parameters.len(), 2);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct FormParameter {
    /// Its name, unique within the form.
    pub name: Cow<'static, str>,
    /// Whether the value that was given is refused: CX asks for it again.
    pub is_invalid: bool,
    /// Whether the user has to give it from here on, if that changes.
    pub required: Option<bool>,
    /// Its value, if that changes.
    pub value: Option<ParameterValue>,
}

impl FormParameter {
    /// A parameter of the form of which nothing changes yet.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), is_invalid: false, required: None, value: None }
    }

    /// A parameter whose value is refused, so that the user is asked for it again. In CX the event
    /// `sys.invalid-parameter` of the parameter asks, or else its initial prompt; the parameter of
    /// the session that has its name is cleared, as CX needs it to ask again.
    #[must_use]
    pub fn invalid(name: impl Into<Cow<'static, str>>) -> Self {
        Self { is_invalid: true, ..Self::new(name) }
    }

    /// With a value.
    #[must_use]
    pub fn value(mut self, value: impl Into<ParameterValue>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// Whether the user has to give it from here on.
    #[must_use]
    pub fn required(mut self, required: bool) -> Self {
        self.required = Some(required);
        self
    }
}
