//! Payloads: JSON objects of the application.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value as Json;

use crate::value::{InvalidValue, Notation, ObjectWriter, Sink, ValueWriter, Written};

/// A JSON object of the application: a message in the format of a channel, data for a client of the
/// API, or the parameters of a context.
///
/// The payload is sent unchanged, except for integers that a 64-bit float cannot represent:
/// Dialogflow would round them, so they are sent as strings. If a channel expects its format under
/// a key, such as `{"facebook": {…}}`, include the key.
///
/// ```
/// use intents_core::Payload;
/// use serde_json::json;
///
/// let divider = json!({"richContent": [[{"type": "divider"}]]});
/// assert_eq!(Payload::new(&divider).json(), Some(&divider));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Payload(Result<Json, InvalidValue>);

impl Payload {
    /// Creates a payload from a value that serializes to a JSON object: a struct, a map,
    /// `serde_json::json!({…})`.
    ///
    /// A value that is not a JSON object, or that contains a non-finite number, is an
    /// [`EncodeError::Value`](crate::connector::EncodeError::Value) when the reply is sent:
    /// Dialogflow would reject the response.
    #[must_use]
    pub fn new(value: impl Serialize) -> Self {
        Self::from_json(written(value))
    }

    /// Creates a payload; `()` and `None` become an empty payload.
    pub(crate) fn new_or_empty(value: impl Serialize) -> Self {
        match written(value) {
            Ok(Json::Null) => Self(Ok(Json::Object(serde_json::Map::new()))),
            json => Self::from_json(json),
        }
    }

    /// Returns whether the payload has no members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(&self.0, Ok(Json::Object(members)) if members.is_empty())
    }

    /// Writes the members of the payload into an object.
    pub(crate) fn write_members(&self, object: &mut ObjectWriter<'_>) {
        match &self.0 {
            Ok(Json::Object(members)) => {
                for (name, value) in members {
                    object.member(name).json(value);
                }
            }
            Ok(_) => {}
            Err(problem) => {
                object.member("").refuse(*problem);
            }
        }
    }

    pub(crate) fn from_json(json: Result<Json, InvalidValue>) -> Self {
        Self(json.and_then(|json| match json {
            json @ Json::Object(_) => Ok(json),
            _ => Err(InvalidValue::PayloadNotObject),
        }))
    }

    /// Returns the JSON object, or `None` if the value is not a JSON object.
    #[must_use]
    pub fn json(&self) -> Option<&Json> {
        self.0.as_ref().ok()
    }

    /// Writes the payload as a JSON value.
    pub fn write(&self, out: ValueWriter<'_>) -> Written {
        match &self.0 {
            Ok(json) => out.json(json),
            Err(problem) => out.refuse(*problem),
        }
    }
}

/// Serializes the payload as a JSON object, for definitions.
impl Serialize for Payload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Ok(json) => json.serialize(serializer),
            Err(problem) => Err(serde::ser::Error::custom(problem)),
        }
    }
}

impl<'de> Deserialize<'de> for Payload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = serde_json::Map::deserialize(deserializer)?;
        Ok(Self(Ok(Json::Object(members))))
    }
}

/// Serializes a value by the rules of parameters: a non-finite number is an error.
pub(crate) fn written(value: impl Serialize) -> Result<Json, InvalidValue> {
    let mut sink = Sink::new(Notation::Iso);
    sink.value().serialize(&value);
    if let Some(problem) = sink.problem() {
        return Err(problem);
    }
    serde_json::from_slice(&sink.into_bytes()).map_err(|_| InvalidValue::NotJson)
}

/// Shows only the number of members: names and values may be the user's data.
impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Ok(json) => {
                let members = json.as_object().map_or(0, serde_json::Map::len);
                write!(f, "Payload({members} members)")
            }
            Err(problem) => write!(f, "Payload({problem})"),
        }
    }
}
