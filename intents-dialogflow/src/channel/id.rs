//! Ids that are strings in some channels and numbers in others.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use intents_core::Value;
use intents_core::connector::ValueWriter;
use serde_json::value::RawValue;

use crate::proto::{self, Field, JsonTarget, Lazy, Target, Write};

/// An id of a channel, as text; empty if the id is absent.
///
/// Dialogflow stores numbers as floats, so ids of Telegram arrive as `722234409.0`. An [`Id`]
/// contains the original digits: `722234409`.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Id<'a>(Cow<'a, str>);

impl<'a> Id<'a> {
    /// Returns the id, if the JSON is a string or a number.
    pub(super) fn of(json: &'a str) -> Option<Self> {
        let id = match json.as_bytes() {
            [b'"', ..] => proto::decode("Dialogflow", json).ok()?,
            [b'-' | b'0'..=b'9', ..] => digits(json).unwrap_or(Cow::Borrowed(json)),
            _ => return None,
        };
        Some(Self(id))
    }

    /// Returns the id as an owned text.
    #[must_use]
    pub fn into_owned(self) -> String {
        self.0.into_owned()
    }
}

impl Deref for Id<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// Shows the length and hides the id, which is personal data.
impl fmt::Debug for Id<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({} bytes)", self.0.len())
    }
}

impl<'de> Field<'de> for Id<'de> {
    fn target(&mut self) -> Target<'_, 'de> {
        Target::Json(self)
    }
}

impl<'de> JsonTarget<'de> for Id<'de> {
    fn set(&mut self, json: &'de RawValue) -> Result<(), &'static str> {
        *self = Self::of(json.get()).ok_or("a string or a number")?;
        Ok(())
    }
}

impl Write for Id<'_> {
    fn is_default(&self) -> bool {
        self.0.is_empty()
    }

    fn write(&self, out: ValueWriter<'_>) {
        out.string(&self.0);
    }
}

/// Returns the digits of a whole number in any JSON notation: `12`, `12.0`, `1.2e1`. The decimal
/// point is moved within the text, because a float cannot represent all integers beyond 2⁵³.
fn digits(number: &str) -> Option<Cow<'_, str>> {
    let (mantissa, exponent) = match number.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse().ok()?),
        None => (number, 0_i32),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if exponent == 0 {
        return fraction.bytes().all(|digit| digit == b'0').then_some(Cow::Borrowed(whole));
    }
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
    let mut digits = format!("{whole}{fraction}");
    let point = usize::try_from(i32::try_from(whole.len()).ok()?.checked_add(exponent)?).ok()?;
    // No id is longer. The limit prevents a short exponent from producing millions of zeros.
    if point > 64 {
        return None;
    }
    while digits.len() < point {
        digits.push('0');
    }
    let rest = digits.split_off(point);
    let digits = digits.trim_start_matches('0');
    let is_whole = !digits.is_empty() && rest.bytes().all(|digit| digit == b'0');
    is_whole.then(|| Cow::Owned(format!("{sign}{digits}")))
}

/// Returns the JSON at a path within other JSON: names of members and indexes of items.
pub(super) fn at<'a>(json: &'a str, path: &[&str]) -> Option<&'a str> {
    path.iter().try_fold(json, |json, step| {
        if json.starts_with('[') {
            let items: Vec<Lazy<'a, Value<'a>>> = proto::decode("Dialogflow", json).ok()?;
            return items.get(step.parse::<usize>().ok()?)?.json();
        }
        let members: Vec<(Cow<'a, str>, Lazy<'a, Value<'a>>)> =
            proto::decode("Dialogflow", json).ok()?;
        members.iter().rev().find(|(name, _)| name == step)?.1.json()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_the_digits_that_were_sent() {
        for (json, id) in [
            ("\"U7\"", "U7"),
            ("\"\\u0055\"", "U"),
            ("722234409", "722234409"),
            ("722234409.0", "722234409"),
            ("-1001234567890.00", "-1001234567890"),
            ("7.22234409E8", "722234409"),
            ("7.22234409e+8", "722234409"),
            ("-7.2e2", "-720"),
            ("72000e-2", "720"),
            // A 64-bit float cannot represent either number.
            ("9007199254740993.0", "9007199254740993"),
            ("9.007199254740993e15", "9007199254740993"),
            // A text that is not a whole number is unchanged.
            ("1.5", "1.5"),
            ("1e-1", "1e-1"),
            ("0e3", "0e3"),
            ("1e400", "1e400"),
            ("1e99999999999", "1e99999999999"),
        ] {
            assert_eq!(Id::of(json).as_deref(), Some(id), "{json}");
        }
        assert_eq!(["true", "{}", "[]", "null"].map(Id::of), [None, None, None, None]);
    }

    #[test]
    fn a_place_is_found_by_names_and_numbers() {
        let json = r#"{"a": [{"b": 1}, {"b": 2, "b": 3.0}], "c": null}"#;
        assert_eq!(at(json, &["a", "1", "b"]), Some("3.0"));
        assert_eq!(at(json, &[]), Some(json));
        for nowhere in [&["a", "2"][..], &["a", "b"], &["c"], &["d"], &["a", "0", "b", "x"]] {
            assert_eq!(at(json, nowhere), None, "{nowhere:?}");
        }
    }
}
