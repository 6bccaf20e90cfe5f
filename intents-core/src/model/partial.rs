use std::fmt;
use std::ops::{Deref, DerefMut};

use serde_json::{Map, Value as Json};

use crate::error::{EncodeError, InvalidParameter};
use crate::model::{Absent, Params, Source, TriggerWriter};
use crate::value::InvalidValue;
use crate::value::{Notation, Sink};

/// An intent whose required parameters are incomplete: the first argument of a handler that is
/// called while Dialogflow prompts for parameters.
///
/// `#[intent(partial = …)]` names the type with the fields of the intent, each as an `Option`. The
/// handler can return `()` to let Dialogflow prompt, a text to prompt itself, or the `Partial` to
/// fill in parameters. Only changed fields are sent. If a field is set to `None`, Dialogflow
/// prompts for the parameter again.
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
/// Dialogflow ES calls a webhook during slot filling only if the option "enable webhook call for
/// slot filling" of the intent is set.
pub struct Partial<T: Params> {
    now: T::Partial,
    /// The values of the request, to detect the changes of a handler.
    read: Map<String, Json>,
}

impl<T: Params> Partial<T> {
    /// Creates a partial intent from its fields, for unit tests of handlers.
    pub fn new(partial: T::Partial) -> Self {
        Self { now: partial, read: Map::new() }
    }
}

impl<T: PartialParams> Partial<T> {
    /// Creates the partial form from the values of a request.
    pub(crate) fn read(partial: T::Partial) -> Self {
        let read = encoded::<T>(&partial, NOTATION).unwrap_or_default();
        Self { now: partial, read }
    }

    /// Returns the changes to the values of the request: a value, or `None` for a removed one.
    pub(crate) fn changes(
        &self,
        notation: Notation,
    ) -> Result<Vec<(String, Option<Json>)>, EncodeError> {
        let now = encoded::<T>(&self.now, NOTATION)?;
        let mut values = encoded::<T>(&self.now, notation)?;
        let is_changed = |name: &String| self.read.get(name) != now.get(name);
        let mut changes: Vec<_> = now
            .keys()
            .filter(|name| is_changed(name))
            .map(|name| (name.clone(), values.remove(name)))
            .collect();
        let taken = self.read.keys().filter(|name| !now.contains_key(*name));
        changes.extend(taken.map(|name| (name.clone(), None)));
        Ok(changes)
    }
}

/// The notation for comparing values, independent of the dialect.
const NOTATION: Notation = Notation::Iso;

/// Returns the parameters that have a value.
fn encoded<T: PartialParams>(
    partial: &T::Partial,
    notation: Notation,
) -> Result<Map<String, Json>, EncodeError> {
    let mut sink = Sink::new(notation);
    let mut object = sink.value().object();
    T::write_partial(partial, &mut TriggerWriter::new(&mut object, Absent::Omitted));
    object.end();
    if let Some(problem) = sink.problem() {
        return Err(EncodeError::Value(problem));
    }
    serde_json::from_slice(&sink.into_bytes())
        .map_err(|_| EncodeError::Value(InvalidValue::NotJson))
}

impl<T: Params> Deref for Partial<T> {
    type Target = T::Partial;

    fn deref(&self) -> &T::Partial {
        &self.now
    }
}

impl<T: Params> DerefMut for Partial<T> {
    fn deref_mut(&mut self) -> &mut T::Partial {
        &mut self.now
    }
}

impl<T: Params<Partial: fmt::Debug>> fmt::Debug for Partial<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Partial").field(&self.now).finish()
    }
}

/// Parameters with a partial form, which can be read before slot filling is complete.
///
/// `#[intent(partial = …)]` implements the trait for an intent, and `#[params(partial = …)]` for a
/// flattened struct.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not have a partial form",
    label = "cannot be read during slot filling",
    note = "write `#[intent(partial = PartialOrder)]` on an intent, or `#[params(partial = PartialDelivery)]` on a group; the derive generates the type"
)]
pub trait PartialParams: Params {
    /// Reads the parameters that have a value. Adds every invalid parameter to `invalid`, and
    /// returns `None` if there is one.
    fn read_partial(
        source: &Source<'_, '_>,
        invalid: &mut Vec<InvalidParameter>,
    ) -> Option<Self::Partial>;

    /// Writes the parameters that have a value.
    fn write_partial(partial: &Self::Partial, out: &mut TriggerWriter<'_, '_>);
}
