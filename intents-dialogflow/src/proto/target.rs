//! Readers of members by type: the lenient rules of ProtoJSON, in one file.
//!
//! There is one reader for all tables, so that a table costs little code.

use std::borrow::Cow;
use std::fmt;

use intents_core::Value;
use serde::de::{
    self, Deserialize as _, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess,
    Unexpected, Visitor,
};
use serde_json::value::RawValue;

use super::members::{Members, Message};
use super::name::Name;
use super::{path, unexpected};

/// The target of a member, by the type of the member. `null` leaves the target unchanged.
pub(crate) enum Target<'f, 'de> {
    /// A string.
    Text(&'f mut Cow<'de, str>),
    /// An id or a version: a string, or a whole number as its digits. Google sends strings, but
    /// proxies and requests written by hand may not.
    Id(&'f mut Cow<'de, str>),
    /// A boolean, or the string that V1 sends instead.
    Boolean(&'f mut bool),
    /// A number, or a string with a number. `""` counts as absent, as `null` does.
    Number(&'f mut Option<f64>),
    /// A value of an enum, by name or number.
    Enum(&'f mut dyn EnumTarget<'de>),
    /// JSON that is read later, if at all.
    Json(&'f mut dyn JsonTarget<'de>),
    /// Any JSON.
    Value(&'f mut Value<'de>),
    /// A list.
    List(&'f mut dyn ListTarget<'de>),
    /// A list, or a single item in place of the list.
    OneOrMore(&'f mut dyn ListTarget<'de>),
    /// A map, with the names as they are sent. `[]` is an empty map.
    Map(&'f mut dyn MapTarget<'de>),
    /// A message. `[]` is an empty message, as PHP writes it.
    Message(&'f mut dyn MessageTarget<'de>),
}

/// The target of an enum value.
pub(crate) trait EnumTarget<'de> {
    fn set_name(&mut self, name: Cow<'de, str>);
    fn set_number(&mut self, number: i64);
}

/// The target of JSON that is not `null`.
pub(crate) trait JsonTarget<'de> {
    /// Sets the JSON. Returns the expected type if the JSON has another type.
    fn set(&mut self, json: &'de RawValue) -> Result<(), &'static str>;
}

/// The target of a list.
pub(crate) trait ListTarget<'de> {
    /// Removes all items: if a list is sent twice, the last list is used.
    fn clear(&mut self);

    /// Adds an item and returns its target.
    fn push(&mut self) -> Target<'_, 'de>;

    /// Removes the last item if it is empty and the list omits empty items.
    fn settle(&mut self) {}
}

/// The target of a map.
pub(crate) trait MapTarget<'de> {
    /// Removes all entries: if a map is sent twice, the last map is used.
    fn clear(&mut self);

    /// Adds an entry and returns the target of its value.
    fn insert(&mut self, name: Cow<'de, str>) -> Target<'_, 'de>;
}

/// The target of a message.
pub(crate) trait MessageTarget<'de> {
    /// Returns the target of the member with this name in camelCase.
    fn member(&mut self, name: &str) -> Option<Target<'_, 'de>>;

    /// Returns the number of set members of the oneof.
    fn oneof_len(&self) -> usize;
}

impl<'de> Message<'de> for &mut dyn MessageTarget<'de> {
    fn member<A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        match MessageTarget::member(*self, name) {
            Some(target) => map.next_value_seed(target).map(|()| true),
            None => Ok(false),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Target<'_, 'de> {
    type Value = ();

    // Nearly every caller knows the kind of its member, and so skips the match.
    #[inline(always)]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self {
            Self::Json(target) => set_json(target, <&RawValue>::deserialize(deserializer)?),
            Self::Value(value) => {
                *value = Value::deserialize(deserializer)?;
                Ok(())
            }
            target => deserializer.deserialize_any(target),
        }
    }
}

fn set_json<'de, E: de::Error>(
    target: &mut dyn JsonTarget<'de>,
    json: &'de RawValue,
) -> Result<(), E> {
    if json.get() == "null" {
        return Ok(());
    }
    let found = || super::unexpected_json(json.get());
    target.set(json).map_err(|expected| E::invalid_type(found(), &expected))
}

impl<'de> Visitor<'de> for Target<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text(_) => "a string",
            Self::Id(_) => "a string or a whole number",
            Self::Boolean(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Enum(_) => "the name or number of an enum's value",
            Self::Json(_) | Self::Value(_) => "a value",
            Self::List(_) => "a list",
            Self::OneOrMore(_) => "a list or an item of it",
            Self::Map(_) | Self::Message(_) => "an object",
        })
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<(), E> {
        match self {
            Self::Boolean(target) => {
                *target = value;
                Ok(())
            }
            other => Err(E::invalid_type(Unexpected::Bool(value), &other)),
        }
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<(), E> {
        match self {
            Self::Id(target) => *target = Cow::Owned(value.to_string()),
            Self::Number(target) => *target = Some(value as f64),
            Self::Enum(target) => target.set_number(i64::try_from(value).unwrap_or(i64::MAX)),
            other => return Err(E::invalid_type(Unexpected::Unsigned(value), &other)),
        }
        Ok(())
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<(), E> {
        match self {
            Self::Id(target) => *target = Cow::Owned(value.to_string()),
            Self::Number(target) => *target = Some(value as f64),
            Self::Enum(target) => target.set_number(value),
            other => return Err(E::invalid_type(Unexpected::Signed(value), &other)),
        }
        Ok(())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<(), E> {
        // Beyond 2⁵³ a float may lose digits, and two sessions could get the same id.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        match self {
            Self::Number(target) => *target = Some(value),
            Self::Id(target) if value.fract() == 0.0 && value.abs() < EXACT => {
                *target = Cow::Owned((value as i64).to_string());
            }
            // Values of a `Struct` arrive as floats.
            Self::Enum(target) if value.fract() == 0.0 && value.abs() < 1e9 => {
                target.set_number(value as i64);
            }
            other => return Err(E::invalid_type(Unexpected::Float(value), &other)),
        }
        Ok(())
    }

    // A text without escapes is what nearly every member is.
    #[inline(always)]
    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<(), E> {
        match self {
            Self::Text(target) => {
                *target = Cow::Borrowed(text);
                Ok(())
            }
            other => other.set_text(Cow::Borrowed(text)),
        }
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.set_text(Cow::Owned(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let (target, is_cleared) = match self {
            Self::List(target) => (target, true),
            Self::OneOrMore(target) => (target, false),
            Self::Map(_) | Self::Message(_) => {
                return match seq.next_element::<IgnoredAny>()? {
                    None => Ok(()),
                    Some(_) => Err(de::Error::invalid_type(Unexpected::Seq, &self)),
                };
            }
            other => return Err(de::Error::invalid_type(Unexpected::Seq, &other)),
        };
        if is_cleared {
            target.clear();
        }
        let mut index = 0;
        while let Some(()) =
            seq.next_element_seed(Next(target)).map_err(|error| path::in_item(index, error))?
        {
            index += 1;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        match self {
            Self::Message(mut message) => Members(&mut message).visit_map(map),
            Self::Map(entries) => {
                entries.clear();
                while let Some(name) = map.next_key_seed(Name)? {
                    let sent = name.clone();
                    map.next_value_seed(entries.insert(name))
                        .map_err(|error| path::in_member(&sent, error))?;
                }
                Ok(())
            }
            Self::OneOrMore(list) => {
                list.push().visit_map(map)?;
                list.settle();
                Ok(())
            }
            other => Err(de::Error::invalid_type(Unexpected::Map, &other)),
        }
    }
}

impl<'de> Target<'_, 'de> {
    fn set_text<E: de::Error>(self, text: Cow<'de, str>) -> Result<(), E> {
        match self {
            Self::Text(target) | Self::Id(target) => *target = text,
            Self::Boolean(target) => match text.as_ref() {
                "true" => *target = true,
                "false" | "" => *target = false,
                _ => return Err(E::invalid_type(unexpected(&text), &Self::Boolean(target))),
            },
            Self::Number(_) if text.is_empty() => {}
            // ProtoJSON writes infinite numbers and NaN as strings that Rust can parse.
            Self::Number(target) => match text.parse() {
                Ok(number) => *target = Some(number),
                Err(_) => return Err(E::invalid_type(unexpected(&text), &Self::Number(target))),
            },
            Self::Enum(target) => target.set_name(text),
            Self::OneOrMore(list) => {
                list.push().set_text(text)?;
                list.settle();
            }
            other => return Err(E::invalid_type(Unexpected::Str(&text), &other)),
        }
        Ok(())
    }
}

/// Reads the next item of a list into a new target.
struct Next<'f, 'de>(&'f mut dyn ListTarget<'de>);

impl<'de> DeserializeSeed<'de> for Next<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.push().deserialize(deserializer)?;
        self.0.settle();
        Ok(())
    }
}
