use std::fmt;
use std::marker::PhantomData;

use intents_core::Value;
use intents_core::connector::DecodeError;
use serde_json::value::RawValue;

use super::{Field, JsonTarget, Target};

/// A part of a request that stays JSON until it is read.
///
/// Members that no handler reads are skipped. Most of a large request is data of a chat channel
/// that Dialogflow passes on.
pub struct Lazy<'a, T> {
    json: Option<&'a RawValue>,
    /// The name of the member, for errors.
    name: &'static str,
    read: PhantomData<fn() -> T>,
}

impl<'a, T> Lazy<'a, T> {
    /// Returns the JSON text, if there is any.
    #[must_use]
    pub fn json(&self) -> Option<&'a str> {
        self.json.map(RawValue::get)
    }

    pub(crate) fn raw(&self) -> Option<&'a RawValue> {
        self.json
    }
}

#[expect(private_bounds, reason = "which types there are is for the fields of messages to say")]
impl<'a, T: Field<'a> + Default> Lazy<'a, T> {
    /// Reads the member. Returns the default if the member is absent.
    ///
    /// # Errors
    ///
    /// Returns an error if the member has the wrong type. The pointer of the error starts with the
    /// name of this member.
    pub fn read(&self) -> Result<T, DecodeError> {
        let Some(json) = self.json() else { return Ok(T::default()) };
        super::decode("Dialogflow", json).map_err(|mut error: DecodeError| {
            if !self.name.is_empty() {
                error.pointer = format!("/{}{}", self.name, error.pointer);
            }
            error
        })
    }
}

impl<'de, T> Field<'de> for Lazy<'de, T> {
    fn target(&mut self) -> Target<'_, 'de> {
        Target::Json(self)
    }

    fn named(&mut self, name: &'static str) {
        self.name = name;
    }
}

impl<'de, T> JsonTarget<'de> for Lazy<'de, T> {
    fn set(&mut self, json: &'de RawValue) -> Result<(), &'static str> {
        self.json = Some(json);
        Ok(())
    }
}

impl<T> Default for Lazy<'_, T> {
    fn default() -> Self {
        Self { json: None, name: "", read: PhantomData }
    }
}

impl<T> Clone for Lazy<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Lazy<'_, T> {}

impl<T> PartialEq for Lazy<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.json() == other.json()
    }
}

/// Shows the size and hides the text, which is personal data.
impl<T> fmt::Debug for Lazy<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.json() {
            Some(json) => write!(f, "Lazy({} bytes)", json.len()),
            None => f.write_str("Lazy(none)"),
        }
    }
}

/// A `google.protobuf.Struct` that stays JSON until its members are read. The JSON is always an
/// object.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Struct<'a>(Lazy<'a, Value<'a>>);

impl<'a> Struct<'a> {
    /// Reads the object. Returns [`Value::Null`] if the object is absent.
    ///
    /// # Errors
    ///
    /// Returns an error if a number in the object is out of range, or if the object is nested too
    /// deeply.
    pub fn read(&self) -> Result<Value<'a>, DecodeError> {
        self.0.read()
    }

    /// Returns the JSON text, if there is any.
    #[must_use]
    pub fn json(&self) -> Option<&'a str> {
        self.0.json()
    }

    pub(crate) fn raw(&self) -> Option<&'a RawValue> {
        self.0.raw()
    }

    /// Returns an object without members, whose presence alone has a meaning.
    pub(crate) fn empty() -> Self {
        Self(Lazy { json: serde_json::from_str("{}").ok(), ..Lazy::default() })
    }
}

impl<'de> Field<'de> for Struct<'de> {
    fn target(&mut self) -> Target<'_, 'de> {
        Target::Json(self)
    }

    fn named(&mut self, name: &'static str) {
        Field::named(&mut self.0, name);
    }
}

/// `[]` is an empty object, as PHP writes it, and counts as absent.
impl<'de> JsonTarget<'de> for Struct<'de> {
    fn set(&mut self, json: &'de RawValue) -> Result<(), &'static str> {
        match json.get().as_bytes() {
            [b'{', ..] => self.0.set(json),
            [b'[', inner @ .., b']'] if inner.trim_ascii().is_empty() => {
                self.0.json = None;
                Ok(())
            }
            _ => Err("an object"),
        }
    }
}
