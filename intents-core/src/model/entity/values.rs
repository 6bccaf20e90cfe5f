use std::borrow::Cow;

use crate::model::EntityValue;
use crate::value::{Value, ValueError};

/// Returns the position of a value in the reference values of an entity type. Derived code calls
/// the function.
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
