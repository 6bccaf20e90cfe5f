use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::unexpected;

/// A member of a message, read leniently and in place. `null` leaves it as it is.
pub(crate) trait Field<'de> {
    fn fill<D: Deserializer<'de>>(&mut self, deserializer: D) -> Result<(), D::Error>;

    /// Tells it which member it is, before it is filled: what is read later has errors of its own.
    fn named(&mut self, _: &'static str) {}
}

/// Reads a [`Field`].
pub(crate) struct Fill<'f, F>(pub(crate) &'f mut F);

impl<'de, F: Field<'de>> DeserializeSeed<'de> for Fill<'_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.fill(deserializer)
    }
}

/// A string.
impl<'de> Field<'de> for Cow<'de, str> {
    fn fill<D: Deserializer<'de>>(&mut self, deserializer: D) -> Result<(), D::Error> {
        struct Text<'f, 'de>(&'f mut Cow<'de, str>);

        impl<'de> Visitor<'de> for Text<'_, 'de> {
            type Value = ();

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
                *self.0 = Cow::Borrowed(text);
                Ok(())
            }

            fn visit_str<E>(self, text: &str) -> Result<(), E> {
                *self.0 = Cow::Owned(text.to_owned());
                Ok(())
            }

            fn visit_unit<E>(self) -> Result<(), E> {
                Ok(())
            }
        }

        deserializer.deserialize_any(Text(self))
    }
}

/// Reads an id or a version: a string, or a whole number as its digits. Google sends strings, but
/// who writes a request by hand, or sends one on, may not.
pub(crate) struct FillId<'f, 'de>(pub(crate) &'f mut Cow<'de, str>);

impl<'de> DeserializeSeed<'de> for FillId<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for FillId<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a whole number")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        *self.0 = Cow::Borrowed(text);
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        *self.0 = Cow::Owned(text.to_owned());
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        *self.0 = Cow::Owned(number.to_string());
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        *self.0 = Cow::Owned(number.to_string());
        Ok(())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<(), E> {
        // Beyond 2⁵³ a float is not known to have the digits that were sent: two sessions could
        // become one.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if number.fract() != 0.0 || number.abs() >= EXACT {
            return Err(E::invalid_type(de::Unexpected::Float(number), &self));
        }
        *self.0 = Cow::Owned((number as i64).to_string());
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// A boolean, or the string that V1 sends for one.
impl<'de> Field<'de> for bool {
    fn fill<D: Deserializer<'de>>(&mut self, deserializer: D) -> Result<(), D::Error> {
        struct Boolean<'f>(&'f mut bool);

        impl Visitor<'_> for Boolean<'_> {
            type Value = ();

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a boolean")
            }

            fn visit_bool<E>(self, value: bool) -> Result<(), E> {
                *self.0 = value;
                Ok(())
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
                *self.0 = match text {
                    "true" => true,
                    "false" | "" => false,
                    _ => return Err(E::invalid_type(unexpected(text), &self)),
                };
                Ok(())
            }

            fn visit_unit<E>(self) -> Result<(), E> {
                Ok(())
            }
        }

        deserializer.deserialize_any(Boolean(self))
    }
}

/// A number, or a string that is one; `""` is nothing, as `null` is.
impl<'de> Field<'de> for Option<f64> {
    fn fill<D: Deserializer<'de>>(&mut self, deserializer: D) -> Result<(), D::Error> {
        struct Number<'f>(&'f mut Option<f64>);

        impl Visitor<'_> for Number<'_> {
            type Value = ();

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number")
            }

            fn visit_f64<E>(self, value: f64) -> Result<(), E> {
                *self.0 = Some(value);
                Ok(())
            }

            fn visit_u64<E>(self, value: u64) -> Result<(), E> {
                *self.0 = Some(value as f64);
                Ok(())
            }

            fn visit_i64<E>(self, value: i64) -> Result<(), E> {
                *self.0 = Some(value as f64);
                Ok(())
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
                if text.is_empty() {
                    return Ok(());
                }
                // ProtoJSON spells what is not finite in words, which Rust reads too.
                let Ok(value) = text.parse() else {
                    return Err(E::invalid_type(unexpected(text), &self));
                };
                *self.0 = Some(value);
                Ok(())
            }

            fn visit_unit<E>(self) -> Result<(), E> {
                Ok(())
            }
        }

        deserializer.deserialize_any(Number(self))
    }
}

/// A repeated member.
impl<'de, F: Field<'de> + Default> Field<'de> for Vec<F> {
    fn fill<D: Deserializer<'de>>(&mut self, deserializer: D) -> Result<(), D::Error> {
        let collect = |item| match item {
            Some(item) => self.push(item),
            None => self.clear(),
        };
        Items::each(collect).deserialize(deserializer)
    }
}

/// A map, with the names as they are sent. `[]` is the empty one.
impl<'de, F: Field<'de> + Default> Field<'de> for Vec<(Cow<'de, str>, F)> {
    fn fill<D: Deserializer<'de>>(&mut self, deserializer: D) -> Result<(), D::Error> {
        let collect = |entry| match entry {
            Some(entry) => self.push(entry),
            None => self.clear(),
        };
        Entries::each(collect).deserialize(deserializer)
    }
}

/// Reads a repeated member, one item after the other. `None` comes first: the member may be sent
/// twice, and the last one counts.
pub(crate) struct Items<F, T> {
    take: T,
    item: PhantomData<F>,
}

impl<F, T: FnMut(Option<F>)> Items<F, T> {
    pub(crate) fn each(take: T) -> Self {
        Self { take, item: PhantomData }
    }
}

impl<'de, F: Field<'de> + Default, T: FnMut(Option<F>)> DeserializeSeed<'de> for Items<F, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, F: Field<'de> + Default, T: FnMut(Option<F>)> Visitor<'de> for Items<F, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        (self.take)(None);
        let mut item = F::default();
        while seq.next_element_seed(Fill(&mut item))?.is_some() {
            (self.take)(Some(std::mem::take(&mut item)));
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// Reads a map, one entry after the other, with `None` first as in [`Items`].
pub(crate) struct Entries<F, T> {
    take: T,
    value: PhantomData<F>,
}

impl<'de, F, T: FnMut(Option<(Cow<'de, str>, F)>)> Entries<F, T> {
    pub(crate) fn each(take: T) -> Self {
        Self { take, value: PhantomData }
    }
}

impl<'de, F, T> DeserializeSeed<'de> for Entries<F, T>
where
    F: Field<'de> + Default,
    T: FnMut(Option<(Cow<'de, str>, F)>),
{
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, F, T> Visitor<'de> for Entries<F, T>
where
    F: Field<'de> + Default,
    T: FnMut(Option<(Cow<'de, str>, F)>),
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        (self.take)(None);
        let mut name = Cow::Borrowed("");
        while map.next_key_seed(Fill(&mut name))?.is_some() {
            let mut value = F::default();
            map.next_value_seed(Fill(&mut value))?;
            (self.take)(Some((std::mem::take(&mut name), value)));
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        match seq.next_element::<de::IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(de::Error::invalid_type(de::Unexpected::Seq, &self)),
        }
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<'de, F: Field<'de> + Default>(json: &'de str) -> Option<F> {
        let mut field = F::default();
        field.fill(&mut serde_json::Deserializer::from_str(json)).ok().map(|()| field)
    }

    #[test]
    fn booleans_and_numbers_may_be_strings() {
        assert_eq!(
            ["true", "\"true\"", "null", "\"yes\"", "1"].map(read::<bool>),
            [Some(true), Some(true), Some(false), None, None]
        );
        assert_eq!(
            ["1", "\"0.5\"", "null", "\"\"", "\"x\"", "true"].map(read::<Option<f64>>),
            [Some(Some(1.0)), Some(Some(0.5)), Some(None), Some(None), None, None]
        );
    }

    #[test]
    fn ids_may_be_whole_numbers() {
        for (json, expected) in [
            ("\"a\"", Some("a")),
            ("\"\\u0061\"", Some("a")),
            ("null", Some("")),
            ("1234", Some("1234")),
            ("-1234", Some("-1234")),
            ("2.0", Some("2")),
            ("18446744073709551615", Some("18446744073709551615")),
            // What has not the digits that were sent is no id.
            ("18446744073709551616", None),
            ("1e16", None),
            ("2.5", None),
            ("true", None),
            ("[]", None),
        ] {
            let mut id = Cow::Borrowed("");
            let mut deserializer = serde_json::Deserializer::from_str(json);
            let read = FillId(&mut id).deserialize(&mut deserializer).ok();
            assert_eq!(read.map(|()| &*id), expected, "{json}");
        }
    }

    #[test]
    fn lists_and_maps_may_be_missing() {
        assert_eq!(
            ["[\"a\",null]", "null", "{}"].map(read::<Vec<Cow<'_, str>>>),
            [Some(vec!["a".into(), "".into()]), Some(vec![]), None]
        );
        assert_eq!(
            ["{\"a\":true}", "[]", "null", "[1]"].map(read::<Vec<(Cow<'_, str>, bool)>>),
            [Some(vec![("a".into(), true)]), Some(vec![]), Some(vec![]), None]
        );
    }
}
