//! Parameters: the fields of intents.

mod meta;
mod missing;
mod sensitive;
mod spec;

pub use meta::{ParamMeta, ParamShape};
pub use sensitive::Sensitive;
pub use spec::Spec;

use crate::model::Entity;
use crate::value::{Value, ValueError, ValueWriter, Written};

/// The type of an intent's field.
///
/// | field | parameter | absent, `null` and `""` are |
/// |---|---|---|
/// | `T` | required: Dialogflow prompts for the parameter | an error |
/// | `Option<T>` | optional | `None` |
/// | `Vec<T>` | optional list | the empty list |
/// | `Vec<T>` with `#[param(required)]` | required list, never empty | an error |
/// | `T` or `Vec<T>` with `#[param(default = …)]` | optional | the default |
///
/// In all rows, `T` is an [`Entity`]. A field with `#[param(untagged)]` can have any type that
/// implements `serde::Serialize` and `serde::de::DeserializeOwned`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a parameter of an intent",
    label = "not a parameter type",
    note = "a parameter must be an `i64`, `f64`, `String`, a type of `intents_core::sys`, a type with `#[derive(Entity)]`, or an `Option` or `Vec` of one of those",
    note = "for a value that users cannot say, write `#[param(untagged)]`; for another intent, write `#[follow]` or `#[flatten]`"
)]
pub trait Param: Sized {
    /// The shape of the parameter's values.
    const SHAPE: ParamShape;

    /// The type of the field during slot filling, when the parameter may not have a value yet.
    type Partial: Param;

    /// Reads a given value, which is neither `null` nor `""`.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not have this type.
    fn from_value(value: Value<'_>) -> Result<Self, ValueError>;

    /// Returns the field for a parameter without a value, or `None` if the parameter is required.
    fn absent() -> Option<Self>;

    /// Returns whether the field has no value: `None`, or an empty list.
    fn is_absent(&self) -> bool;

    /// Writes the value, or `null` if the field has no value.
    fn write(&self, out: ValueWriter<'_>) -> Written;
}

#[diagnostic::do_not_recommend]
impl<T: Entity> Param for T {
    const SHAPE: ParamShape = ParamShape::new::<T>();

    type Partial = Option<T>;

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        <T as Entity>::from_value(value)
    }

    fn absent() -> Option<Self> {
        None
    }

    fn is_absent(&self) -> bool {
        false
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        Entity::write(self, out)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Entity> Param for Option<T> {
    const SHAPE: ParamShape = ParamShape::new::<T>().optional();

    type Partial = Self;

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        <T as Param>::from_value(value).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        match self {
            Some(value) => Entity::write(value, out),
            None => out.null(),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Entity> Param for Vec<T> {
    const SHAPE: ParamShape = ParamShape::new::<T>().list();

    type Partial = Self;

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        let items = match value {
            Value::List(items) => items,
            // An event sends a single value without a list. A parameter that became a list later
            // has such a value as well.
            single => return <T as Entity>::from_value(single).map(|value| vec![value]),
        };
        let given = items.into_iter().enumerate().filter(|(_, item)| item.is_given());
        given.map(|(i, item)| <T as Entity>::from_value(item).map_err(|e| e.within(i))).collect()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        let mut list = out.list();
        for value in self {
            Entity::write(value, list.item());
        }
        list.end()
    }
}
