//! Session parameters and form parameters of a reply.

use std::borrow::Cow;
use std::fmt;

use serde_json::Value as Json;

use crate::error::EncodeError;
use crate::model::Param;
use crate::value::InvalidValue;
use crate::value::{Notation, Sink, ValueWriter, Written};

/// The value of a parameter: any parameter type of an intent, or any JSON.
///
/// A typed value is written in the notation of the dialect, a date in CX as `{"year": 2026,
/// "month": 2, "day": 28}`. JSON is sent unchanged.
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

/// No entity type has Boolean values, but conditions of CX compare parameters with them.
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

/// Omits the value, because the value is data of the end user.
impl fmt::Debug for ParameterValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ParameterValue")
    }
}

/// A session parameter that a reply sets or clears.
#[derive(Debug)]
#[non_exhaustive]
pub struct SessionParameter {
    /// The name. Names are compared without regard to case.
    pub name: Cow<'static, str>,
    /// The value; `None` clears the parameter.
    pub value: Option<ParameterValue>,
}

impl SessionParameter {
    pub(super) fn new(name: Cow<'static, str>, value: Option<ParameterValue>) -> Self {
        Self { name, value }
    }
}

/// An update of a form parameter of the current page. A webhook cannot add parameters to a form or
/// remove them.
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
    /// The name, unique within the form.
    pub name: Cow<'static, str>,
    /// Whether the value is invalid, so that CX prompts for it again.
    pub is_invalid: bool,
    /// Whether the parameter is required from now on; `None` changes nothing.
    pub required: Option<bool>,
    /// The new value; `None` changes nothing.
    pub value: Option<ParameterValue>,
}

impl FormParameter {
    /// Creates an update without changes.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), is_invalid: false, required: None, value: None }
    }

    /// Creates an update that marks the value invalid, so that Dialogflow prompts for it again. CX
    /// uses the event handler `sys.invalid-parameter` or the initial prompt. The update also clears
    /// the session parameter of the same name, because CX would not prompt otherwise.
    #[must_use]
    pub fn invalid(name: impl Into<Cow<'static, str>>) -> Self {
        Self { is_invalid: true, ..Self::new(name) }
    }

    /// Sets the value.
    #[must_use]
    pub fn value(mut self, value: impl Into<ParameterValue>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// Sets whether the parameter is required from now on.
    #[must_use]
    pub fn required(mut self, required: bool) -> Self {
        self.required = Some(required);
        self
    }
}
