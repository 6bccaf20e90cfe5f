use crate::model::EntityPart;
use crate::value::{Value, ValueError};

/// Returns the values of the parts of a composite value, in the order of the parts. Derived code
/// calls the function.
///
/// ES names a member after the part. CX was seen to name a member after the part's entity type.
pub(crate) fn composite_members<'a, const N: usize>(
    value: Value<'a>,
    parts: &[EntityPart],
) -> Result<[Value<'a>; N], ValueError> {
    let Value::Struct(mut members) = value else {
        let names: Vec<_> = parts.iter().map(|part| format!("`{}`", part.name)).collect();
        let expected = format!("an object with {}", names.join(", "));
        return Err(ValueError::new(expected, &value));
    };
    let mut take = |name: &str| {
        let mut named = members.iter_mut();
        let found =
            named.find(|(other, value)| other.eq_ignore_ascii_case(name) && value.is_given());
        found.map(|(_, value)| std::mem::take(value))
    };
    let mut values = [const { Value::Null }; N];
    for (value, part) in values.iter_mut().zip(parts) {
        *value = take(part.name).unwrap_or_default();
    }
    // A member with the name of a part belongs to that part, not to the entity type of another
    // part.
    for (value, part) in values.iter_mut().zip(parts).filter(|(value, _)| !value.is_given()) {
        let is_part = parts.iter().any(|other| other.name.eq_ignore_ascii_case(part.entity.name));
        if !is_part {
            *value = take(part.entity.name).unwrap_or_default();
        }
    }
    Ok(values)
}
