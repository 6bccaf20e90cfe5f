//! Parameter values: `google.protobuf.Value`, borrowed from the request.

mod deserializer;
mod error;
mod invalid_value;
mod write;

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, Deserialize, DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::Number;

pub(crate) use deserializer::Refused;
pub use error::ValueError;
pub use invalid_value::InvalidValue;
pub use write::{ListWriter, Notation, ObjectWriter, Sink, ValueWriter, Written};

/// The value of a parameter as Dialogflow sent it, borrowed from the request if possible.
///
/// Parameters are members of a `google.protobuf.Struct` in every dialect, so the variants are those
/// of `google.protobuf.Value`. Scalars are read without an allocation. Only lists and structs, such
/// as a period or an amount of money, own a small vector.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value<'a> {
    /// `null`, or a missing member.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number. Dialogflow computes in 64-bit floats: an integer may arrive as `5` or `5.0`.
    Number(Number),
    /// A string. Dialogflow sends the empty string if the user gave no value.
    String(Cow<'a, str>),
    /// A list, sent for a parameter with `isList`.
    List(Vec<Value<'a>>),
    /// A struct, in the order of the request.
    Struct(Vec<(Cow<'a, str>, Value<'a>)>),
}

impl<'a> Value<'a> {
    /// Returns whether the value is given. `null` and `""` mean that the user gave no value.
    #[must_use]
    #[inline]
    pub fn is_given(&self) -> bool {
        match self {
            Self::Null => false,
            Self::String(text) => !text.is_empty(),
            _ => true,
        }
    }

    /// Returns whether the value is given and, if it is a list, has at least one given item.
    pub(crate) fn has_given_item(&self) -> bool {
        match self {
            Self::List(items) => items.iter().any(Self::is_given),
            _ => self.is_given(),
        }
    }

    /// Returns the text of a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns a member of a struct.
    #[must_use]
    pub fn get(&self, member: &str) -> Option<&Value<'a>> {
        match self {
            Self::Struct(members) => {
                members.iter().find(|(name, _)| name == member).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// Removes a member from a struct and returns it; `null` if the struct does not have the
    /// member.
    #[must_use]
    pub fn take(&mut self, member: &str) -> Value<'a> {
        match self {
            Self::Struct(members) => members
                .iter_mut()
                .find(|(name, _)| name == member)
                .map(|(_, value)| std::mem::take(value))
                .unwrap_or_default(),
            _ => Value::Null,
        }
    }

    /// Deserializes the value into a serde type. Changes of types by the platform are reverted: an
    /// integer may arrive as `5.0` or `"5"`, a boolean as `"true"`, and a list or an object as a
    /// string of JSON.
    ///
    /// ```
    /// use intents_core::Value;
    ///
    /// assert_eq!(Value::String("5".into()).read::<u8>()?, 5);
    /// let error = Value::String("five".into()).read::<u8>().unwrap_err();
    /// assert_eq!(error.to_string(), "expected u8, found a string");
    /// # Ok::<(), intents_core::ValueError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the type does not accept the value. The error does not contain the
    /// value, even if the error of the type does.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, ValueError> {
        T::deserialize(self.into_deserializer()).map_err(|Refused(error)| error)
    }

    /// Deserializes the value by the rules of parameters. If an `Option` is expected, `""` is
    /// `None`. If a list is expected, `""` and `null` are an empty list, and a single value is a
    /// list with one item.
    ///
    /// ```
    /// use intents_core::Value;
    ///
    /// assert_eq!(Value::String("".into()).read_as_parameter::<Option<u8>>()?, None);
    /// assert_eq!(Value::String("5".into()).read_as_parameter::<Vec<u8>>()?, [5]);
    /// # Ok::<(), intents_core::ValueError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the type does not accept the value, see [`read`](Self::read).
    pub fn read_as_parameter<T: DeserializeOwned>(self) -> Result<T, ValueError> {
        T::deserialize(self.into_parameter_deserializer()).map_err(|Refused(error)| error)
    }

    /// Returns the kind of the value for an error, such as "a list". The kind never contains the
    /// value itself, which is the user's data and must not be logged.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(number) if number.is_f64() => "a number with a fraction or exponent",
            Self::Number(_) => "a whole number",
            Self::String(text) if text.is_empty() => "an empty string",
            Self::String(_) => "a string",
            Self::List(_) => "a list",
            Self::Struct(_) => "an object",
        }
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => number.serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Struct(members) => {
                serializer.collect_map(members.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Value<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Self::Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("a number that is not finite"))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Value::String(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Value::String(Cow::Owned(value.to_owned())))
    }

    fn visit_string<E>(self, value: String) -> Result<Self::Value, E> {
        Ok(Value::String(Cow::Owned(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(Text(name)) = map.next_key()? {
            members.push((name, map.next_value()?));
        }
        Ok(Value::Struct(members))
    }
}

/// A string, borrowed unless it contains escapes.
pub(crate) struct Text<'a>(pub(crate) Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(value)))
            }

            fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(value.to_owned())))
            }
        }

        deserializer.deserialize_str(TextVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_are_borrowed_and_structs_keep_their_order() {
        let json = r#"{"unit":"min","amount":10,"list":[1.5,null,true],"escaped":"a\"b"}"#;
        let value: Value<'_> = serde_json::from_str(json).unwrap();
        let Value::Struct(members) = &value else { panic!("{value:?}") };
        let names: Vec<_> = members.iter().map(|(name, _)| name.as_ref()).collect();
        assert_eq!(names, ["unit", "amount", "list", "escaped"]);
        assert!(matches!(value.get("unit"), Some(Value::String(Cow::Borrowed("min")))));
        assert_eq!(value.get("escaped").and_then(Value::as_str), Some("a\"b"));
    }

    #[test]
    fn a_member_is_taken_out_once() {
        let mut value: Value<'_> = serde_json::from_str(r#"{"unit":"min","amount":10}"#).unwrap();
        assert_eq!(value.take("unit"), Value::String("min".into()));
        assert_eq!(value.take("unit"), Value::Null);
        assert_eq!(value.take("currency"), Value::Null);
        assert_eq!(value.get("amount"), Some(&Value::Number(10.into())));
        assert_eq!(Value::Bool(true).take("unit"), Value::Null);
    }

    #[test]
    fn null_and_the_empty_string_are_not_given() {
        assert!(!Value::Null.is_given());
        assert!(!Value::String("".into()).is_given());
        assert!(Value::String(" ".into()).is_given());
        assert!(Value::Bool(false).is_given());
        assert!(Value::List(Vec::new()).is_given());
    }
}
