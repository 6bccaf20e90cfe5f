use std::borrow::Cow;

use crate::model::EntityValue;
use crate::value::{Value, ValueError};

/// The position of a reference value among those of an entity type. Called by derived code.
pub(crate) fn reference_value(
    value: &Value<'_>,
    values: &[EntityValue],
) -> Result<usize, ValueError> {
    let found = value.as_str().and_then(|text| values.iter().position(|v| v.value == text));
    found.ok_or_else(|| {
        let names: Vec<_> = values.iter().map(|v| format!("`{}`", v.value)).collect();
        let expected = format!("one of {}", names.join(", "));
        match value {
            Value::String(_) => ValueError::found(expected, Cow::Borrowed("another string")),
            _ => ValueError::new(expected, value),
        }
    })
}
