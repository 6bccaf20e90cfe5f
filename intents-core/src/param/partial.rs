use std::fmt;
use std::ops::{Deref, DerefMut};

use crate::error::InvalidParameter;
use crate::intent::TriggerWriter;
use crate::param::{Params, Source};

/// An intent whose required parameters Dialogflow is still asking for: the first argument of a
/// handler that is called in the meantime.
///
/// The fields are those of the intent, each as an `Option`; the type that has them is named by
/// `#[intent(partial = …)]`. The handler may let Dialogflow go on (`()`), prompt in its place (a
/// text), or fill in what the user need not say: it sets fields and returns the `Partial`.
///
/// ```
/// use intents_core::{Intent, Partial, Reply, fulfill, sys};
///
/// #[derive(Debug, Intent)]
/// #[intent(name = "shop.OrderPizza", partial = PartialOrder)]
/// struct OrderPizza {
///     amount: sys::Integer,
///     deliver_on: sys::Date,
/// }
///
/// #[fulfill]
/// fn ask(mut order: Partial<OrderPizza>) -> Reply {
///     match order.amount {
///         Some(amount) if amount > 20 => "That is a lot. How many do you really want?".into(),
///         _ => {
///             order.deliver_on.get_or_insert_with(|| sys::Date::constant(2026, 11, 21));
///             order.into()
///         }
///     }
/// }
///
/// #[fulfill]
/// fn order(order: OrderPizza) -> String {
///     format!("{} pizzas on {}.", order.amount, order.deliver_on)
/// }
/// ```
///
/// Dialogflow ES calls a webhook while slots are filled only if the intent says so ("enable
/// webhook call for slot filling").
pub struct Partial<T: HasPartial>(T::Partial);

impl<T: HasPartial> Partial<T> {
    /// An intent with what is known of it, for unit tests of handlers.
    pub const fn new(partial: T::Partial) -> Self {
        Self(partial)
    }
}

impl<T: HasPartial> Deref for Partial<T> {
    type Target = T::Partial;

    fn deref(&self) -> &T::Partial {
        &self.0
    }
}

impl<T: HasPartial> DerefMut for Partial<T> {
    fn deref_mut(&mut self) -> &mut T::Partial {
        &mut self.0
    }
}

impl<T: HasPartial<Partial: fmt::Debug>> fmt::Debug for Partial<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Partial").field(&self.0).finish()
    }
}

/// Parameters with the type of their partial form. Implemented by the derives of all parameters:
/// where no partial form is named, it is [`NoPartial`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no partial form",
    label = "no type for what is known while slots are filled",
    note = "name one with `#[intent(partial = PartialOrder)]` (for a group `#[params(partial = …)]`); the derive makes it"
)]
pub trait HasPartial: Params {
    /// The struct with the same fields, each of which may have no value yet.
    type Partial: Send + Sync + 'static;
}

/// The partial form of what has none. There is no value of it.
#[derive(Debug)]
pub enum NoPartial {}

/// Parameters that can be had before all of them are there. Implemented by
/// `#[intent(partial = …)]`, and by `#[params(partial = …)]` for what is flattened into it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no partial form",
    label = "no type for what is known while slots are filled",
    note = "name one with `#[intent(partial = PartialOrder)]` (for a group `#[params(partial = …)]`); the derive makes it"
)]
pub trait SlotFilled: HasPartial {
    /// Reads what is there. `None` means that something was added to `invalid`.
    fn read_partial(
        source: &Source<'_, '_>,
        invalid: &mut Vec<InvalidParameter>,
    ) -> Option<Self::Partial>;

    /// Writes what is there.
    fn write_partial(partial: &Self::Partial, out: &mut TriggerWriter<'_, '_>);
}
