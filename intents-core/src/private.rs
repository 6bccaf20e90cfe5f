//! What the macros call. Not a public interface: it changes in any release, and `intents-derive`
//! is pinned to the release that it belongs to.

pub use inventory;
pub use std::boxed::Box;
pub use std::option::Option;
pub use std::result::Result;
pub use std::vec::Vec;

pub use crate::context::FulfillmentContext;
pub use crate::entity::{Entity, EntityKind, EntityMeta, EntityValue};
pub use crate::error::{FulfillError, InvalidParameter, ValueError};
pub use crate::extract::{FromContext, Requirements, Subject};
pub use crate::handler::{Handler, HandlerEntry, Outcome};
pub use crate::intent::{Examples, Intent, IntentEntry, IntentMeta, Location, TriggerWriter};
use crate::param::Param;
pub use crate::param::{ParamMeta, Parameters, Spec};
use crate::reply::{IntoReply, Reply};
pub use crate::value::Value;
pub use crate::writer::{ValueWriter, Written};

/// The values of an intent's parameters: one pass over the request, for any intent.
pub fn read<'a, const N: usize>(
    parameters: &Parameters<'a>,
    meta: &IntentMeta,
    invalid: &mut Vec<InvalidParameter>,
) -> [Value<'a>; N] {
    let mut values = [const { Value::Null }; N];
    parameters.read(meta.params, &mut values, invalid);
    values
}

/// A field. The bound is on a function, so that the compiler blames the whole type of the field.
pub const fn param<T: Param>() -> Spec<T> {
    Spec::of()
}

/// A field that has a default.
#[track_caller]
pub const fn defaulted_param<T: Param>() -> Spec<T> {
    Spec::of_defaulted()
}

/// The position of the value that was sent among an entity type's reference values.
pub fn reference_value(value: &Value<'_>, values: &[EntityValue]) -> Result<usize, ValueError> {
    crate::entity::reference_value(value, values)
}

/// The text of a value that is not one of the reference values, for the variant that takes it.
pub fn unlisted_value(value: Value<'_>, error: ValueError) -> Result<String, ValueError> {
    match value {
        Value::String(text) => Ok(text.into_owned()),
        _ => Err(error),
    }
}

/// What derived code does with a handler's first argument, behind one trait bound: a type that is
/// no intent is one compile error, at that type.
pub struct SubjectSpec<S> {
    intent: IntentEntry,
    take: fn(&FulfillmentContext<'_>) -> Result<S, FulfillError>,
}

/// A handler's first argument.
pub const fn subject<S: Subject>() -> SubjectSpec<S> {
    SubjectSpec { intent: IntentEntry::of::<S::Intent>(), take: S::from_context }
}

impl<S> SubjectSpec<S> {
    /// The intent that is fulfilled.
    pub const fn intent(&self) -> IntentEntry {
        self.intent
    }

    /// Reads the argument.
    pub fn take(&self, context: &FulfillmentContext<'_>) -> Result<S, FulfillError> {
        (self.take)(context)
    }
}

/// What derived code does with a further argument, behind one trait bound.
pub struct ArgumentSpec<'a, A> {
    require: fn(&mut Requirements),
    take: fn(&'a FulfillmentContext<'a>) -> crate::Result<A>,
}

/// A handler's further argument.
pub const fn argument<'a, A: FromContext<'a>>() -> ArgumentSpec<'a, A> {
    ArgumentSpec { require: A::require, take: A::from_context }
}

impl<'a, A> ArgumentSpec<'a, A> {
    /// The state that the argument needs.
    pub fn require(&self, requirements: &mut Requirements) {
        (self.require)(requirements);
    }

    /// Takes the argument.
    pub fn take(&self, context: &'a FulfillmentContext<'a>) -> Result<A, FulfillError> {
        (self.take)(context).map_err(FulfillError::Handler)
    }
}

/// What a handler returned.
pub fn reply<R: IntoReply>(returned: R) -> Result<Reply, FulfillError> {
    returned.into_reply().map_err(FulfillError::Handler)
}
