use crate::error::InvalidParameter;
use crate::model::{Param, ParamShape};
use crate::value::{ObjectWriter, Value, ValueError, ValueWriter, Written};

/// Everything that derived code does with a field, behind one trait bound.
///
/// The bound is only on [`Spec::tagged`]. A field whose type is not a parameter type is therefore one
/// compile error at that type, however often the field is used.
#[derive(Debug)]
pub struct Spec<T> {
    /// The shape of the field's values.
    pub shape: ParamShape,
    pub(super) from_value: fn(Value<'_>) -> Result<T, ValueError>,
    /// Takes what is not given, `null` or `""`, for those to which `""` is a value.
    pub(super) empty: fn(Value<'_>) -> Option<T>,
    pub(super) absent: fn() -> Option<T>,
    pub(super) is_absent: fn(&T) -> bool,
    pub(super) write: fn(&T, ValueWriter<'_>) -> Written,
}

impl<T: Param> Spec<T> {
    /// The specification of a field whose type has an entity type.
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

    /// The specification of a list for which slot filling asks, and which then is not empty.
    ///
    /// # Panics
    ///
    /// When the field is not a list. Derived code calls this while it is compiled.
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

impl<T> Spec<T> {
    /// Reads a parameter, or notes why it cannot be read.
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

    /// Writes a part of a composite value, unless there is nothing to write.
    pub(crate) fn write_part(&self, object: &mut ObjectWriter<'_>, name: &str, part: &T) {
        if !self.is_absent(part) {
            self.write(part, object.member(name));
        }
    }

    /// Reads a parameter that has a default, or notes why it cannot be read.
    #[inline]
    pub fn read_or(
        &self,
        value: Value<'_>,
        name: &'static str,
        invalid: &mut Vec<InvalidParameter>,
        default: fn() -> T,
    ) -> Option<T> {
        // A list without an item is how ES says that none was given.
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

    /// Whether there is nothing to write.
    #[inline]
    pub fn is_absent(&self, value: &T) -> bool {
        (self.is_absent)(value)
    }

    /// Writes a parameter; `null` where it has no value.
    #[inline]
    pub fn write(&self, value: &T, out: ValueWriter<'_>) -> Written {
        (self.write)(value, out)
    }
}
