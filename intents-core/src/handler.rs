//! Handlers: the functions behind intents.

use std::any::TypeId;
use std::fmt;
use std::pin::Pin;

use crate::context::FulfillmentContext;
use crate::error::FulfillError;
use crate::extract::Requirements;
use crate::intent::{IntentEntry, Location};
use crate::reply::Reply;

/// A function with [`#[fulfill]`](macro@crate::fulfill), as a type of the same name.
///
/// The macro leaves the function as it is and adds an empty type, for
/// [`AgentBuilder::handler`](crate::AgentBuilder::handler). An impl block with `#[fulfill]`
/// implements it for its own type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handler",
    label = "no function with `#[fulfill]` has this name",
    note = "a handler is a function with `#[fulfill]`, or an intent with `#[fulfill]` on an impl block"
)]
pub trait Handler {
    /// What the registry knows of it.
    const ENTRY: HandlerEntry;
}

/// A handler in the registry.
#[derive(Clone, Copy)]
pub struct HandlerEntry {
    pub(crate) name: &'static str,
    pub(crate) location: Location,
    pub(crate) intent: IntentEntry,
    pub(crate) require: fn(&mut Requirements),
    pub(crate) call: for<'a> fn(&'a FulfillmentContext<'a>) -> Outcome<'a>,
}

impl HandlerEntry {
    /// The entry of a handler of `intent`. Called by derived code.
    #[must_use]
    pub const fn new(
        intent: IntentEntry,
        name: &'static str,
        location: Location,
        require: fn(&mut Requirements),
        call: for<'a> fn(&'a FulfillmentContext<'a>) -> Outcome<'a>,
    ) -> Self {
        Self { name, location, intent, require, call }
    }

    pub(crate) fn intent_type(&self) -> TypeId {
        (self.intent.type_id)()
    }
}

impl fmt::Debug for HandlerEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HandlerEntry")
            .field("name", &self.name)
            .field("intent", &self.intent.meta.name)
            .field("location", &self.location)
            .finish_non_exhaustive()
    }
}

/// What calling a handler gives: only an `async` one needs a future, and the box around it.
pub enum Outcome<'a> {
    /// The reply of a plain function.
    Ready(Result<Reply, FulfillError>),
    /// The reply of an `async` function, once it is there.
    Pending(Pin<Box<dyn Future<Output = Result<Reply, FulfillError>> + Send + 'a>>),
}

impl fmt::Debug for Outcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ready(_) => "Ready",
            Self::Pending(_) => "Pending",
        })
    }
}
