use std::borrow::Cow;

use intents_core::Value;

use super::Target;
use super::target::{ListTarget, MapTarget};

/// The type of a member.
pub(crate) trait Field<'de> {
    /// Returns the target that the member is read into.
    fn target(&mut self) -> Target<'_, 'de>;

    /// Sets the name of the member, for errors of a member that is read later.
    fn named(&mut self, _: &'static str) {}
}

impl<'de> Field<'de> for Cow<'de, str> {
    fn target(&mut self) -> Target<'_, 'de> {
        Target::Text(self)
    }
}

impl<'de> Field<'de> for bool {
    fn target(&mut self) -> Target<'_, 'de> {
        Target::Boolean(self)
    }
}

impl<'de> Field<'de> for Option<f64> {
    fn target(&mut self) -> Target<'_, 'de> {
        Target::Number(self)
    }
}

impl<'de> Field<'de> for Value<'de> {
    fn target(&mut self) -> Target<'_, 'de> {
        Target::Value(self)
    }
}

impl<'de, F: Field<'de> + Default> Field<'de> for Vec<F> {
    fn target(&mut self) -> Target<'_, 'de> {
        Target::List(self)
    }
}

impl<'de, F: Field<'de> + Default> ListTarget<'de> for Vec<F> {
    fn clear(&mut self) {
        Vec::clear(self);
    }

    fn push(&mut self) -> Target<'_, 'de> {
        push_default(self).target()
    }
}

/// Adds an item to a list, and returns it.
pub(crate) fn push_default<T: Default>(list: &mut Vec<T>) -> &mut T {
    let index = list.len();
    list.push(T::default());
    &mut list[index]
}

impl<'de, F: Field<'de> + Default> Field<'de> for Vec<(Cow<'de, str>, F)> {
    fn target(&mut self) -> Target<'_, 'de> {
        Target::Map(self)
    }
}

impl<'de, F: Field<'de> + Default> MapTarget<'de> for Vec<(Cow<'de, str>, F)> {
    fn clear(&mut self) {
        Vec::clear(self);
    }

    fn insert(&mut self, name: Cow<'de, str>) -> Target<'_, 'de> {
        self.push((name, F::default()));
        let last = self.len() - 1;
        self[last].1.target()
    }
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeSeed as _;

    use super::*;

    fn read<'de, F: Field<'de> + Default>(json: &'de str) -> Option<F> {
        let mut field = F::default();
        field
            .target()
            .deserialize(&mut serde_json::Deserializer::from_str(json))
            .ok()
            .map(|()| field)
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
            // A number whose digits cannot be kept is not an id.
            ("18446744073709551616", None),
            ("1e16", None),
            ("2.5", None),
            ("true", None),
            ("[]", None),
        ] {
            let mut id = Cow::Borrowed("");
            let mut deserializer = serde_json::Deserializer::from_str(json);
            let read = Target::Id(&mut id).deserialize(&mut deserializer).ok();
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
