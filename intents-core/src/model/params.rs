//! Groups of parameters: the fields of a struct.

use crate::error::InvalidParameter;
use crate::model::{ParamsMeta, Source, TriggerWriter};

/// The fields of a struct as parameters. [`#[derive(Intent)]`](macro@crate::Intent) implements the
/// trait for an intent, and [`#[derive(Params)]`](macro@crate::Params) for a group of parameters
/// that several intents share.
///
/// ```
/// use intents_core::{Intent, Params, sys};
///
/// /// The date and address of a delivery.
/// #[derive(Debug, Params)]
/// struct Delivery {
///     on: sys::Date,
///     street: Option<String>,
/// }
///
/// #[derive(Debug, Intent)]
/// #[intent(examples(en = ["send a cake on $on{monday}"]))]
/// struct OrderCake {
///     #[flatten]
///     delivery: Delivery,
/// }
///
/// let names: Vec<_> = OrderCake::META.params.all().iter().map(|param| param.name).collect();
/// assert_eq!(names, ["on", "street"]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be flattened",
    label = "not an intent and not a group of parameters",
    note = "a `#[flatten]` field must be an intent or a struct with `#[derive(intents_core::Params)]`, without `Option`, `Vec` or `Box` around it"
)]
pub trait Params: Sized {
    /// The description of the parameters.
    const PARAMS: &'static ParamsMeta;

    /// The struct with the same fields, each as an `Option`. The type is `()` unless
    /// `#[intent(partial = …)]` or `#[params(partial = …)]` names a struct.
    type Partial: Send + Sync + 'static;

    /// Reads the fields. Adds every invalid parameter to `invalid`, and returns `None` if there is
    /// one.
    fn read(source: &Source<'_, '_>, invalid: &mut Vec<InvalidParameter>) -> Option<Self>;

    /// Writes the parameters of a triggered intent.
    fn write(&self, out: &mut TriggerWriter<'_, '_>);
}
