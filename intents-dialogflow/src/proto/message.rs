use std::borrow::Cow;
use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A wire message whose members are read in place.
pub(crate) trait Message<'de> {
    /// Reads the value of the member with this name in camelCase. Returns `false` if the message has
    /// no such member.
    fn member<A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error>;

    /// Returns the number of members of the oneof that are set.
    fn oneof_len(&self) -> usize {
        0
    }
}

/// Reads a message in place.
pub(crate) struct Members<'m, M>(pub(crate) &'m mut M);

impl<'de, M: Message<'de>> DeserializeSeed<'de> for Members<'_, M> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, M: Message<'de>> Visitor<'de> for Members<'_, M> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        match seq.next_element::<IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(de::Error::invalid_type(de::Unexpected::Seq, &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key_seed(Name)? {
            let is_known = self.0.member(&name, &mut map)?
                || (is_snake(&name) && self.0.member(&camel(&name), &mut map)?);
            if !is_known {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// The name of a member, as it is sent.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.to_owned()))
    }
}

/// Whether the name of a member is in snake_case. It is asked of every member that nobody reads:
/// eight letters at a time take half of what a search takes in names that are as short.
fn is_snake(name: &str) -> bool {
    let has_one = |letters: &[u8]| letters.iter().fold(false, |has, byte| has | (*byte == b'_'));
    let (words, rest) = name.as_bytes().as_chunks::<8>();
    words.iter().any(|word| has_one(word)) || has_one(rest)
}

/// The name in camelCase of a member in snake_case.
fn camel(snake: &str) -> String {
    let mut camel = String::with_capacity(snake.len());
    let mut words = snake.split('_');
    camel.push_str(words.next().unwrap_or_default());
    for word in words {
        let mut letters = word.chars();
        camel.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        camel.push_str(letters.as_str());
    }
    camel
}

/// Declares a wire message: one table that gives the struct, its reader, its writer, and the names
/// of its members.
///
/// ```ignore
/// message! {
///     pub struct Event<'a> {
///         pub name: Cow<'a, str> = "name",
///         pub data: Struct<'a> = "data" | "parameters",
///     }
/// }
/// ```
///
/// - The type of a member is a [`Field`](super::Field), which reads it, and a
///   [`Write`](super::Write), which writes it. Lenient reading and strict ProtoJSON are there.
/// - The JSON name is in camelCase; snake_case is read too. A member may have other names, which
///   are read and never written: `"data" | "parameters"`.
/// - `by FillId` after the names reads a member in another way than its type does.
/// - `@ oneof` after the names makes the member one of a oneof, of which a message has at most one;
///   [`Message::oneof_len`] counts them.
/// - `Event::name` is the JSON name of the member `name`, for code that reads or writes single
///   members without the struct.
macro_rules! message {
    (
        $(#[$meta:meta])*
        $visibility:vis struct $name:ident $(<$lifetime:lifetime>)? {
            $( $(#[$field_meta:meta])* $field_visibility:vis $field:ident: $ty:ty =
                $json:literal $(| $other_json:literal)* $(by $fill:ident)? $(@ $oneof:ident)?, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Default, PartialEq)]
        #[non_exhaustive]
        $visibility struct $name $(<$lifetime>)? {
            $( $(#[$field_meta])* $field_visibility $field: $ty, )*
        }

        #[expect(non_upper_case_globals, reason = "each constant has the name of its member")]
        impl $(<$lifetime>)? $name $(<$lifetime>)? {
            $( pub(crate) const $field: &'static str = $json; )*
        }

        /// Hides all members: they are personal data.
        impl $(<$lifetime>)? std::fmt::Debug for $name $(<$lifetime>)? {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }

        impl<'a> $crate::proto::Message<'a> for $name $(<$lifetime>)? {
            fn member<A: serde::de::MapAccess<'a>>(
                &mut self,
                name: &str,
                map: &mut A,
            ) -> Result<bool, A::Error> {
                match name {
                    $( Self::$field $(| $other_json)* => {
                        $crate::proto::Field::named(&mut self.$field, Self::$field);
                        let fill = $crate::proto::fill_with!($($fill)?);
                        map.next_value_seed(fill(&mut self.$field))?
                    } )*
                    _ => return Ok(false),
                }
                Ok(true)
            }

            fn oneof_len(&self) -> usize {
                0 $( $( + $crate::proto::$oneof!(self.$field) )? )*
            }
        }

        impl $(<$lifetime>)? $crate::proto::Write for $name $(<$lifetime>)? {
            fn is_default(&self) -> bool {
                true $( && $crate::proto::Write::is_default(&self.$field) )*
            }

            fn write(&self, out: intents_core::connector::ValueWriter<'_>) {
                let mut object = out.object();
                $( $crate::proto::write_member(&mut object, Self::$field, &self.$field); )*
                object.end();
            }
        }

        $crate::proto::field_of_message!($name $(<$lifetime>)?);
    };
}
pub(crate) use message;

/// Chooses how a member of a message is read.
macro_rules! fill_with {
    () => {
        $crate::proto::Fill
    };
    ($fill:ident) => {
        $crate::proto::$fill
    };
}
pub(crate) use fill_with;

/// Counts a member of a oneof: 1 if it is set.
macro_rules! oneof {
    ($member:expr) => {
        usize::from(!$crate::proto::Write::is_default(&$member))
    };
}
pub(crate) use oneof;

/// Makes a [`Message`] a [`Field`](super::Field), so that it can be a member or a body.
macro_rules! field_of_message {
    ($message:ty) => {
        impl<'a> $crate::proto::Field<'a> for $message {
            fn fill<D: serde::Deserializer<'a>>(
                &mut self,
                deserializer: D,
            ) -> Result<(), D::Error> {
                let members = $crate::proto::Members(self);
                serde::de::DeserializeSeed::deserialize(members, deserializer)
            }
        }
    };
}
pub(crate) use field_of_message;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_snake_case_become_camel_case() {
        for (snake, expected) in [
            ("query_text", "queryText"),
            ("original_detect_intent_request", "originalDetectIntentRequest"),
            ("_", ""),
            ("a__b", "aB"),
        ] {
            assert!(is_snake(snake), "{snake}");
            assert!(!is_snake(expected), "{expected}");
            assert_eq!(camel(snake), expected);
        }
    }
}
