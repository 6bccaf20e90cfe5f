use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A member of a message, read leniently.
pub(crate) trait Field<'de>: Sized {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// A [`Field`] where serde wants a `Deserialize`.
pub(crate) struct Read<T>(pub(crate) T);

impl<'de, T: Field<'de>> Deserialize<'de> for Read<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Read)
    }
}

/// A member's name in camelCase.
pub(crate) struct Key<'a>(Cow<'a, str>);

impl Key<'_> {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read(name) = Read::<Cow<'de, str>>::deserialize(deserializer)?;
        Ok(Self(if name.as_bytes().contains(&b'_') { Cow::Owned(camel(&name)) } else { name }))
    }
}

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

/// A string; `null` is the empty one.
impl<'de> Field<'de> for Cow<'de, str> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Cow<'de, str>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Cow::Borrowed(text))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Cow::Owned(text.to_owned()))
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Cow::Borrowed(""))
            }
        }

        deserializer.deserialize_any(TextVisitor)
    }
}

/// A boolean, or the string that V1 sends for one; `null` is `false`.
impl<'de> Field<'de> for bool {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct BoolVisitor;

        impl Visitor<'_> for BoolVisitor {
            type Value = bool;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a boolean")
            }

            fn visit_bool<E>(self, value: bool) -> Result<bool, E> {
                Ok(value)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<bool, E> {
                match text {
                    "true" => Ok(true),
                    "false" | "" => Ok(false),
                    _ => Err(E::invalid_type(de::Unexpected::Other("a string"), &self)),
                }
            }

            fn visit_unit<E>(self) -> Result<bool, E> {
                Ok(false)
            }
        }

        deserializer.deserialize_any(BoolVisitor)
    }
}

/// A number, or a string that is one; `None` where there is none.
impl<'de> Field<'de> for Option<f64> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberVisitor;

        impl Visitor<'_> for NumberVisitor {
            type Value = Option<f64>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number")
            }

            fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
                Ok(Some(value))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
                Ok(Some(value as f64))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
                Ok(Some(value as f64))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                // ProtoJSON spells what is not finite in words, which Rust reads too.
                let invalid = || E::invalid_type(de::Unexpected::Other("a string"), &self);
                text.parse().map(Some).map_err(|_| invalid())
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(None)
            }
        }

        deserializer.deserialize_any(NumberVisitor)
    }
}

/// A repeated member; `null` is the empty list.
impl<'de, T: Field<'de>> Field<'de> for Vec<T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListVisitor<T>(PhantomData<T>);

        impl<'de, T: Field<'de>> Visitor<'de> for ListVisitor<T> {
            type Value = Vec<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
                let mut items = Vec::new();
                while let Some(Read(item)) = seq.next_element()? {
                    items.push(item);
                }
                Ok(items)
            }

            fn visit_unit<E>(self) -> Result<Vec<T>, E> {
                Ok(Vec::new())
            }
        }

        deserializer.deserialize_any(ListVisitor(PhantomData))
    }
}

/// A map with names as they are sent; `null` and `[]` are the empty map.
impl<'de, T: Field<'de>> Field<'de> for Vec<(Cow<'de, str>, T)> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MapVisitor<T>(PhantomData<T>);

        impl<'de, T: Field<'de>> Visitor<'de> for MapVisitor<T> {
            type Value = Vec<(Cow<'de, str>, T)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((Read(name), Read(value))) = map.next_entry()? {
                    members.push((name, value));
                }
                Ok(members)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                match seq.next_element::<de::IgnoredAny>()? {
                    None => Ok(Vec::new()),
                    Some(_) => Err(de::Error::invalid_type(de::Unexpected::Seq, &self)),
                }
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Vec::new())
            }
        }

        deserializer.deserialize_any(MapVisitor(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_both_spellings() {
        for (sent, read) in [
            ("queryText", "queryText"),
            ("query_text", "queryText"),
            ("original_detect_intent_request", "originalDetectIntentRequest"),
            ("_", ""),
        ] {
            let json = format!("{sent:?}");
            assert_eq!(serde_json::from_str::<Key<'_>>(&json).unwrap().as_str(), read);
        }
    }

    #[test]
    fn booleans_and_numbers_may_be_strings() {
        let bool = |json| serde_json::from_str::<Read<bool>>(json).map(|read| read.0).ok();
        assert_eq!(
            [bool("true"), bool("\"true\""), bool("null"), bool("\"yes\""), bool("1")],
            [Some(true), Some(true), Some(false), None, None]
        );
        let number = |json| serde_json::from_str::<Read<Option<f64>>>(json).map(|r| r.0).ok();
        assert_eq!(
            [number("1"), number("\"0.5\""), number("null"), number("\"x\"")],
            [Some(Some(1.0)), Some(Some(0.5)), Some(None), None]
        );
    }
}
