use serde::Serialize;
use serde::de::DeserializeOwned;

use super::missing::Missing;
use crate::error::InvalidParameter;
use crate::model::{EntityKind, EntityMeta, Param, ParamShape};
use crate::value::{Notation, ObjectWriter, Sink, Value, ValueError, ValueWriter, Written};

/// The entity type of an untagged parameter in a definition: Dialogflow never looks for a value.
const UNTAGGED_ENTITY: EntityMeta = EntityMeta::new("sys.any", EntityKind::System);

const UNTAGGED_SHAPE: ParamShape = ParamShape {
    entity: &UNTAGGED_ENTITY,
    is_list: false,
    is_required: false,
    is_sensitive: false,
};

/// The functions that read and write a field, behind one trait bound.
///
/// Only [`Spec::tagged`] and [`Spec::required`] have the bound. A field whose type is not a
/// parameter type therefore causes a single compile error, at that type.
#[derive(Debug)]
pub struct Spec<T> {
    /// The shape of the field's values.
    pub shape: ParamShape,
    from_value: fn(Value<'_>) -> Result<T, ValueError>,
    /// Converts `null` or `""`; returns `None` if the type does not accept `""` as a value.
    empty: fn(Value<'_>) -> Option<T>,
    absent: fn() -> Option<T>,
    is_absent: fn(&T) -> bool,
    write: fn(&T, ValueWriter<'_>) -> Written,
}

impl<T: Param> Spec<T> {
    /// Creates the specification of a field whose type has an entity type.
    #[must_use]
    pub const fn tagged() -> Self {
        Self {
            shape: T::SHAPE,
            from_value: T::from_value,
            empty: |_| None,
            absent: T::absent,
            is_absent: T::is_absent,
            write: T::write,
        }
    }

    /// Creates the specification of a required list. Dialogflow prompts for it, so it is never
    /// empty.
    ///
    /// # Panics
    ///
    /// Panics if the field is not a list. Derived code calls the function at compile time.
    #[must_use]
    #[track_caller]
    pub const fn required() -> Self {
        assert!(
            T::SHAPE.is_list,
            "`required` must be on a `Vec`: an `Option` is always optional, and other types are \
             always required; remove `required`"
        );
        let mut spec = Self::tagged();
        spec.shape.is_required = true;
        spec.absent = || None;
        spec
    }
}

impl<T: Serialize + DeserializeOwned> Spec<T> {
    /// Creates the specification of a field with `#[param(untagged)]`. The field can have any type
    /// that implements [`Serialize`] and [`DeserializeOwned`]. Only events and contexts carry its
    /// value; training phrases do not contain the parameter.
    ///
    /// Unlike in other parameters, `""` is a value if the type accepts an empty string.
    #[must_use]
    pub const fn untagged() -> Self {
        Self {
            shape: UNTAGGED_SHAPE,
            from_value: |value| value.read(),
            empty: |value| match value {
                Value::String(_) => T::deserialize(value.into_deserializer()).ok(),
                _ => None,
            },
            absent: || T::deserialize(Missing).ok(),
            is_absent: is_null,
            write: |value, out: ValueWriter<'_>| -> Written { out.serialize(value) },
        }
    }
}

impl<T> Spec<T> {
    /// Reads a parameter. Returns `None` and adds an error to `invalid` if the value does not fit.
    #[inline]
    pub fn read(
        &self,
        value: Value<'_>,
        name: &'static str,
        invalid: &mut Vec<InvalidParameter>,
    ) -> Option<T> {
        if value.is_given() {
            self.read_given(value, name, invalid)
        } else {
            let absent = (self.empty)(value).or_else(self.absent);
            if absent.is_none() {
                invalid.push(InvalidParameter::Missing { name: name.into() });
            }
            absent
        }
    }

    /// Reads a part of a composite value.
    pub(crate) fn read_part(&self, value: Value<'_>, name: &'static str) -> Result<T, ValueError> {
        if value.is_given() {
            return (self.from_value)(value).map_err(|error| error.within(name));
        }
        (self.absent)().ok_or_else(|| ValueError::found(format!("a member `{name}`"), "none"))
    }

    /// Writes a part of a composite value, unless the part has no value.
    pub(crate) fn write_part(&self, object: &mut ObjectWriter<'_>, name: &str, part: &T) {
        if !self.is_absent(part) {
            self.write(part, object.member(name));
        }
    }

    /// Reads a parameter that has a default. Returns `None` and adds an error to `invalid` if the
    /// value does not fit.
    #[inline]
    pub fn read_or(
        &self,
        value: Value<'_>,
        name: &'static str,
        invalid: &mut Vec<InvalidParameter>,
        default: fn() -> T,
    ) -> Option<T> {
        // ES sends a list without items for a list that is not given.
        let is_empty = self.shape.is_list && !value.has_given_item();
        if value.is_given() && !is_empty {
            self.read_given(value, name, invalid)
        } else {
            Some((self.empty)(value).unwrap_or_else(default))
        }
    }

    fn read_given(
        &self,
        value: Value<'_>,
        name: &'static str,
        invalid: &mut Vec<InvalidParameter>,
    ) -> Option<T> {
        match (self.from_value)(value) {
            Ok(list) if self.shape.is_list && self.shape.is_required && self.is_absent(&list) => {
                invalid.push(InvalidParameter::Missing { name: name.into() });
                None
            }
            Ok(value) => Some(value),
            Err(error) => {
                invalid.push(InvalidParameter::Value { name: name.into(), error });
                None
            }
        }
    }

    /// Returns whether the field has no value.
    #[inline]
    pub fn is_absent(&self, value: &T) -> bool {
        (self.is_absent)(value)
    }

    /// Writes a parameter, or `null` if the field has no value.
    #[inline]
    pub fn write(&self, value: &T, out: ValueWriter<'_>) -> Written {
        (self.write)(value, out)
    }
}

/// Returns whether a value is written as `null`. ES has no `null`, so events leave such a value
/// out.
fn is_null<T: Serialize>(value: &T) -> bool {
    let mut sink = Sink::new(Notation::Iso);
    sink.value().serialize(value);
    sink.problem().is_none() && sink.into_bytes() == b"null"
}
