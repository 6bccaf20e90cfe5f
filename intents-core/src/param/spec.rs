use crate::error::{InvalidParameter, ValueError};
use crate::param::{Param, ParamShape};
use crate::value::Value;
use crate::writer::{ValueWriter, Written};

/// What Dialogflow and the exporters know of a parameter.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ParamMeta {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it is for, from the field's doc comment; empty where there is none.
    pub description: &'static str,
    /// Its entity type, and whether it is a list.
    pub shape: ParamShape,
    /// Writes its default value, if it has one. A parameter with a default is not required.
    pub default: Option<fn(ValueWriter<'_>) -> Written>,
    /// Whether it is only carried by events and contexts, and never found in what users say.
    pub is_untagged: bool,
}

impl ParamMeta {
    /// A parameter without description and default.
    #[must_use]
    pub const fn new(name: &'static str, shape: ParamShape) -> Self {
        Self { name, description: "", shape, default: None, is_untagged: false }
    }

    /// The same parameter with a description.
    #[must_use]
    pub const fn described(mut self, description: &'static str) -> Self {
        self.description = description;
        self
    }

    /// The same parameter with a default.
    #[must_use]
    pub const fn with_default(mut self, default: fn(ValueWriter<'_>) -> Written) -> Self {
        self.default = Some(default);
        self
    }

    /// The same parameter, never found in what users say.
    #[must_use]
    pub const fn untagged(mut self) -> Self {
        self.is_untagged = true;
        self
    }

    /// Whether the user has to give a value.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.shape.is_required && self.default.is_none()
    }
}

/// Everything that derived code does with a field, behind one trait bound.
///
/// The bound is on [`Spec::of`] alone, so a field of a type that is no parameter is one compile
/// error, at that type, however often the field is used afterwards.
#[derive(Debug)]
pub struct Spec<T> {
    /// What Dialogflow has to know.
    pub shape: ParamShape,
    pub(super) from_value: fn(Value<'_>) -> Result<T, ValueError>,
    /// Takes what is not given, `null` or `""`, for those to which `""` is a value.
    pub(super) empty: fn(Value<'_>) -> Option<T>,
    pub(super) absent: fn() -> Option<T>,
    pub(super) is_absent: fn(&T) -> bool,
    pub(super) write: fn(&T, ValueWriter<'_>) -> Written,
}

impl<T: Param> Spec<T> {
    /// The specification of a field of this type.
    #[must_use]
    pub const fn of() -> Self {
        Self {
            shape: T::SHAPE,
            from_value: T::from_value,
            empty: |_| None,
            absent: T::absent,
            is_absent: T::is_absent,
            write: T::write,
        }
    }

    /// The specification of a field that has a default.
    ///
    /// # Panics
    ///
    /// When the field is an `Option`, which is `None` when no value was given. Derived code calls
    /// this while it is compiled.
    #[must_use]
    #[track_caller]
    pub const fn of_defaulted() -> Self {
        assert!(
            T::SHAPE.is_required || T::SHAPE.is_list,
            "an `Option` cannot have a default: it is `None` when no value is given; remove the \
             `Option` or the default"
        );
        Self::of()
    }

    /// The specification of a list for which slot filling asks, and which then is not empty.
    ///
    /// # Panics
    ///
    /// When the field is no list. Derived code calls this while it is compiled.
    #[must_use]
    #[track_caller]
    pub const fn of_required() -> Self {
        assert!(
            T::SHAPE.is_list,
            "`required` cannot be used on this type: it makes a `Vec` required, an `Option` is \
             always optional, and any other type is required without it; remove `required`"
        );
        let mut spec = Self::of();
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
