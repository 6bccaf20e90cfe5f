//! Handlers: functions with `#[fulfill]`.

use crate::agent::HandlerKey;
use crate::call::{FromContext, FulfillmentContext, HandlerInput, Requirements};
use crate::error::FulfillError;
use crate::model::IntentEntry;
use crate::reply::{IntoReply, Reply};

/// The functions of a handler's first argument, behind one trait bound. A type that is not an
/// intent therefore causes a single compile error, at that type.
pub struct HandlerInputSpec<S> {
    key: HandlerKey,
    take: fn(&FulfillmentContext<'_>) -> Result<S, FulfillError>,
}

/// Returns the functions of a handler's first argument.
pub const fn handler_input<S: HandlerInput>() -> HandlerInputSpec<S> {
    HandlerInputSpec {
        key: HandlerKey::Intent { intent: IntentEntry::new::<S::Intent>(), phase: S::PHASE },
        take: S::from_context,
    }
}

impl<S> HandlerInputSpec<S> {
    /// Returns the key of the requests that the handler fulfills.
    pub const fn key(&self) -> HandlerKey {
        self.key
    }

    /// Reads the argument.
    pub fn take(&self, context: &FulfillmentContext<'_>) -> Result<S, FulfillError> {
        (self.take)(context)
    }
}

/// The functions of a further argument of a handler, behind one trait bound.
pub struct ArgumentSpec<'a, A> {
    require: fn(&mut Requirements),
    take: fn(&'a FulfillmentContext<'a>) -> crate::Result<A>,
}

/// Returns the functions of a further argument of a handler.
pub const fn argument<'a, A: FromContext<'a>>() -> ArgumentSpec<'a, A> {
    ArgumentSpec { require: A::require, take: A::from_context }
}

impl<'a, A> ArgumentSpec<'a, A> {
    /// Adds the state that the argument requires.
    pub fn require(&self, requirements: &mut Requirements) {
        (self.require)(requirements);
    }

    /// Extracts the argument.
    pub fn take(&self, context: &'a FulfillmentContext<'a>) -> Result<A, FulfillError> {
        (self.take)(context).map_err(FulfillError::from)
    }
}

/// Converts the return value of a handler to a reply.
pub fn reply<R: IntoReply>(returned: R) -> Result<Reply, FulfillError> {
    returned.into_reply().map_err(FulfillError::from)
}
