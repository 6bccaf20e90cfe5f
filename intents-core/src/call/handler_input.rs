//! First arguments of handlers: the intent to fulfill.

use super::{FromContext, FulfillmentContext};
use crate::error::{FulfillError, Invalid, InvalidParameter, Result};
use crate::model::{Intent, IntentMeta, Partial, PartialParams, Source};

/// The first argument of a handler. The type of the argument selects the intent that the handler
/// fulfills.
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
/// | `Result<T, Invalid>` | when its parameters are complete, even if they do not fit the intent |
/// | [`Partial<T>`](crate::Partial) | while Dialogflow prompts for required parameters |
pub trait HandlerInput: Sized {
    /// The intent that the handler fulfills.
    type Intent: Intent;

    /// The phase in which the handler is called.
    const PHASE: Phase;

    /// Reads the argument.
    ///
    /// # Errors
    ///
    /// Returns an error if the parameters do not fit the intent.
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

/// The phase of slot filling in which a handler is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Every required parameter has a value.
    Complete,
    /// Dialogflow still prompts for required parameters.
    SlotFilling,
}

/// Passes invalid parameters to the handler, which can then reply to the user. Otherwise the
/// webhook would respond with 400.
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

/// Extracts the intent in a handler of several intents. The argument is `None` if another intent
/// was matched, or while Dialogflow prompts for parameters of the intent.
impl<'a, T: Intent> FromContext<'a> for Option<T> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        // CX calls a webhook by tag, and then the request may not name the intent.
        let is_this = [context.intent(), context.tag()].contains(&T::META.name);
        if !is_this || context.slot_filling().is_under_way(T::META) {
            return Ok(None);
        }
        Ok(Some(read(T::META, context, T::read)?))
    }
}

/// Reads the intent of a call, or the partial form of the intent.
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
