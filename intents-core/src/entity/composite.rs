use crate::entity::EntityPart;
use crate::error::ValueError;
use crate::param::Spec;
use crate::value::Value;
use crate::writer::ObjectWriter;

/// The values of the parts of a composite value, in their order. Called by derived code.
///
/// ES names a member after the part; CX was seen to name it after the part's entity type.
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
        *value = take(part.name).or_else(|| take(part.entity.name)).unwrap_or_default();
    }
    Ok(values)
}

/// Writes a part, unless there is nothing to write.
pub(crate) fn write_part<T>(object: &mut ObjectWriter<'_>, name: &str, spec: &Spec<T>, part: &T) {
    if !spec.is_absent(part) {
        spec.write(part, object.member(name));
    }
}
