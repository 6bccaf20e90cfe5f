//! Defaults of parameters.

use std::marker::PhantomData;

/// A test for `Option` types: [`IsOption::VALUE`] of an `Option` hides the `VALUE` that every type
/// has from [`NotOption`].
pub struct IsOption<T>(PhantomData<T>);

impl<T> IsOption<Option<T>> {
    /// `true`, because the type is an `Option`.
    pub const VALUE: bool = true;
}

/// The result of [`IsOption`] for types that are not an `Option`.
pub trait NotOption {
    /// `false`, because the type is not an `Option`.
    const VALUE: bool = false;
}

impl<T> NotOption for IsOption<T> {}

/// A field with a default; `IS_OPTION` states whether the type of the field is an `Option`.
pub struct DefaultedField<const IS_OPTION: bool>;

/// The type of a default value. The default of an `Option` has no type, because `None` already
/// stands for a value that is not given. The missing type also keeps the compiler from checking the
/// default value against the field.
#[diagnostic::on_unimplemented(
    message = "`{T}` cannot have a default: it is `None` when no value is given",
    label = "an `Option` with `#[param(default)]`",
    note = "remove the `Option` or the default"
)]
pub trait DefaultOf<T> {
    /// The type of the field.
    type Value;
}

#[diagnostic::do_not_recommend]
impl<T> DefaultOf<T> for DefaultedField<false> {
    type Value = T;
}

/// Returns the default of a field.
pub const fn default_value<T, const IS_OPTION: bool>(
    value: fn() -> <DefaultedField<IS_OPTION> as DefaultOf<T>>::Value,
) -> fn() -> T
where
    DefaultedField<IS_OPTION>: DefaultOf<T, Value = T>,
{
    value
}
