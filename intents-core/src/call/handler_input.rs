//! First arguments of handlers: the intent that is fulfilled.

use super::{FromContext, FulfillmentContext};
use crate::error::{FulfillError, Invalid, InvalidParameter, Result};
use crate::model::{Intent, IntentMeta, Partial, PartialParams, Source};

/// The first argument of a handler. Its type says which intent the handler fulfills.
#[diagnostic::on_unimplemented(
    message = "the first argument of a handler must be an intent; `{Self}` is not an intent",
    label = "not an intent",
    note = "put `#[derive(intents_core::Intent)]` on the struct whose fields are the parameters",
    note = "for an intent `T`, `Result<T, Invalid>` is allowed too, and `Partial<T>` if `T` has `#[intent(partial = PartialOrder)]`"
)]
///
/// | argument | the handler is called |
/// |---|---|
/// | the intent | when its parameters are complete |
/// | `Result<T, Invalid>` | the same, and when the parameters do not fit it |
/// | [`Partial<T>`](crate::Partial) | while Dialogflow is still asking for required ones |
pub trait HandlerInput: Sized {
    /// The intent that is fulfilled.
    type Intent: Intent;

    /// When the handler is called.
    const PHASE: Phase;

    /// Reads the argument.
    ///
    /// # Errors
    ///
    /// When the parameters do not fit the intent.
    fn from_context(context: &FulfillmentContext<'_>) -> Result<Self, FulfillError>;
}

#[diagnostic::do_not_recommend]
impl<T: Intent> HandlerInput for T {
    type Intent = T;

    const PHASE: Phase = Phase::Complete;

    fn from_context(context: &FulfillmentContext<'_>) -> Result<Self, FulfillError> {
        Ok(read(T::META, context, T::read)?)
    }
}

/// When the handler of an intent is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// When every required parameter is there.
    Complete,
    /// While Dialogflow is still asking for some.
    SlotFilling,
}

/// For a handler that answers a bad parameter in words instead of a 400.
#[diagnostic::do_not_recommend]
impl<T: Intent> HandlerInput for Result<T, Invalid> {
    type Intent = T;

    const PHASE: Phase = Phase::Complete;

    fn from_context(context: &FulfillmentContext<'_>) -> Result<Self, FulfillError> {
        Ok(read(T::META, context, T::read))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Intent + PartialParams> HandlerInput for Partial<T> {
    type Intent = T;

    const PHASE: Phase = Phase::SlotFilling;

    fn from_context(context: &FulfillmentContext<'_>) -> Result<Self, FulfillError> {
        Ok(Self::read(read(T::META, context, T::read_partial)?))
    }
}

/// For handlers of more than one intent: the intent, if it is the one that was matched and
/// Dialogflow is not still asking for its parameters.
impl<'a, T: Intent> FromContext<'a> for Option<T> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        // CX calls by the tag, and then need not tell the intent.
        let is_this = [context.intent(), context.tag()].contains(&T::META.name);
        if !is_this || context.slot_filling().is_under_way(T::META) {
            return Ok(None);
        }
        Ok(Some(read(T::META, context, T::read)?))
    }
}

/// Reads the intent of a call, or its partial form.
fn read<T>(
    meta: &'static IntentMeta,
    context: &FulfillmentContext<'_>,
    read: fn(&Source<'_, '_>, &mut Vec<InvalidParameter>) -> Option<T>,
) -> Result<T, Invalid> {
    let mut invalid = Vec::new();
    let source = Source { event: meta.event, ..context.source() };
    match read(&source, &mut invalid) {
        Some(intent) if invalid.is_empty() => Ok(intent),
        _ => {
            meta.params.put_in_order(&mut invalid);
            Err(Invalid::new(meta.name, invalid))
        }
    }
}
