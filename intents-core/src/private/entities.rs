//! Values of entity types.

use std::str::FromStr;

use crate::model::{EntityPart, EntityValue, Spec};
use crate::value::{ObjectWriter, Value, ValueError};

/// Returns the position of a value in the reference values of an entity type.
pub fn reference_value(value: &Value<'_>, values: &[EntityValue]) -> Result<usize, ValueError> {
    crate::model::reference_value(value, values)
}

/// Returns the values of the parts of a composite value.
pub fn composite_members<'a, const N: usize>(
    value: Value<'a>,
    parts: &[EntityPart],
) -> Result<[Value<'a>; N], ValueError> {
    crate::model::composite_members(value, parts)
}

/// Reads a part of a composite value.
pub fn read_part<T>(spec: &Spec<T>, value: Value<'_>, name: &'static str) -> Result<T, ValueError> {
    spec.read_part(value, name)
}

/// Writes a part of a composite value, unless the part has no value.
pub fn write_part<T>(object: &mut ObjectWriter<'_>, name: &str, spec: &Spec<T>, part: &T) {
    spec.write_part(object, name, part);
}

/// Converts the text matched by a regular expression to the type of the field.
pub fn matched_value<T: FromStr>(value: Value<'_>) -> Result<T, ValueError> {
    const EXPECTED: &str = "a text that the entity type's regular expressions match";
    // CX was seen to send an object with the original text.
    let text = value.get("original").unwrap_or(&value);
    let Some(text) = text.as_str() else { return Err(ValueError::new(EXPECTED, &value)) };
    text.parse().map_err(|_| ValueError::found(EXPECTED, "another string"))
}

/// The type of the field of a variant with `#[entity(other)]`: `String`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold an unlisted value",
    label = "must be `String`",
    note = "a variant with `#[entity(other)]` holds the value as text; write `Other(String)`"
)]
pub trait UnlistedValue {
    /// Creates the field from the text of the value.
    fn from_text(text: String) -> Self;

    /// Returns the text of the value.
    fn text(&self) -> &str;
}

impl UnlistedValue for String {
    fn from_text(text: String) -> Self {
        text
    }

    fn text(&self) -> &str {
        self
    }
}

/// The functions of a field for unlisted values, behind one trait bound.
pub struct UnlistedSpec<T> {
    from_text: fn(String) -> T,
    text: fn(&T) -> &str,
}

/// Returns the functions of the field of a variant with `#[entity(other)]`.
pub const fn unlisted<T: UnlistedValue>() -> UnlistedSpec<T> {
    UnlistedSpec { from_text: T::from_text, text: T::text }
}

impl<T> UnlistedSpec<T> {
    /// Reads a value that is not a reference value. Returns `error` if the value is not a text.
    pub fn read(&self, value: Value<'_>, error: ValueError) -> Result<T, ValueError> {
        match value {
            Value::String(text) => Ok((self.from_text)(text.into_owned())),
            _ => Err(error),
        }
    }

    /// Returns the text of a value.
    pub fn text<'v>(&self, value: &'v T) -> &'v str {
        (self.text)(value)
    }
}
