//! Groups of parameters: the fields of a struct.

use crate::error::InvalidParameter;
use crate::model::{ParamsMeta, Source, TriggerWriter};

/// The fields of a struct as parameters. Implemented by [`#[derive(Intent)]`](macro@crate::Intent)
/// and, for a group that several intents share, by [`#[derive(Params)]`](macro@crate::Params).
///
/// ```
/// use intents_core::{Intent, Params, sys};
///
/// /// When and where to deliver.
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

    /// The struct with the same fields, each of which may have no value yet; `()` if none is
    /// named by `#[intent(partial = …)]` or `#[params(partial = …)]`.
    type Partial: Send + Sync + 'static;

    /// Reads the fields. `None` means that something was added to `invalid`: everything that is
    /// wrong, not the first.
    fn read(source: &Source<'_, '_>, invalid: &mut Vec<InvalidParameter>) -> Option<Self>;

    /// Writes the parameters with which an intent is triggered.
    fn write(&self, out: &mut TriggerWriter<'_, '_>);
}
