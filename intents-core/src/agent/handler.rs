//! Handlers: functions that fulfill intents.

use std::any::TypeId;
use std::fmt;
use std::pin::Pin;

use crate::call::{FulfillmentContext, Phase, Requirements};
use crate::error::FulfillError;
use crate::model::{IntentEntry, Location};
use crate::reply::Reply;

/// A function with [`#[fulfill]`](macro@crate::fulfill), represented by a type of the same name.
///
/// The macro leaves the function unchanged and adds an empty type, for
/// [`AgentBuilder::handler`](crate::AgentBuilder::handler). An impl block with `#[fulfill]`
/// implements the trait for its type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handler",
    label = "not a function with `#[fulfill]`",
    note = "a handler must be a function with `#[fulfill]`, or an intent with `#[fulfill]` on an impl block"
)]
pub trait Handler {
    /// The registry entry of the handler.
    const ENTRY: HandlerEntry;
}

/// The requests for which a handler is called.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum HandlerKey {
    /// Requests for an intent of the agent's types.
    Intent {
        /// The intent.
        intent: IntentEntry,
        /// The phase in which the handler is called.
        phase: Phase,
    },
    /// Requests for the intent with this display name, whether or not the agent has a type for it.
    Name(&'static str),
    /// Requests for intents with this action (ES) without another handler.
    Action(&'static str),
    /// Requests with this tag (CX).
    Tag(&'static str),
    /// Requests without another handler.
    Unhandled,
}

impl HandlerKey {
    /// Returns the identity of the key, which must be unique among handlers.
    pub(crate) fn identity(&self) -> (u8, &'static str, Option<TypeId>) {
        match self {
            Self::Intent { intent, phase } => (*phase as u8, "", Some((intent.type_id)())),
            Self::Name(name) => (2, name, None),
            Self::Action(action) => (3, action, None),
            Self::Tag(tag) => (4, tag, None),
            Self::Unhandled => (5, "", None),
        }
    }
}

impl fmt::Display for HandlerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Intent { intent, phase: Phase::Complete } => {
                write!(f, "the intent `{}`", intent.meta.name)
            }
            Self::Intent { intent, phase: Phase::SlotFilling } => {
                write!(f, "the intent `{}` while its slots are filled", intent.meta.name)
            }
            Self::Name(name) => write!(f, "the intent `{name}`"),
            Self::Action(action) => write!(f, "the action `{action}`"),
            Self::Tag(tag) => write!(f, "the tag `{tag}`"),
            Self::Unhandled => f.write_str("unhandled requests"),
        }
    }
}

/// The registry entry of a handler.
#[derive(Clone, Copy)]
pub struct HandlerEntry {
    pub(crate) name: &'static str,
    pub(crate) location: Location,
    pub(crate) key: HandlerKey,
    pub(crate) require: fn(&mut Requirements),
    pub(crate) call: for<'a> fn(&'a FulfillmentContext<'a>) -> Outcome<'a>,
}

impl HandlerEntry {
    /// Creates the entry of a handler. Called by derived code.
    #[must_use]
    pub const fn new(
        key: HandlerKey,
        name: &'static str,
        location: Location,
        require: fn(&mut Requirements),
        call: for<'a> fn(&'a FulfillmentContext<'a>) -> Outcome<'a>,
    ) -> Self {
        Self { name, location, key, require, call }
    }

    /// Returns whether the handler reads parameters itself and so also accepts incomplete
    /// parameters.
    pub(crate) fn is_untyped(&self) -> bool {
        !matches!(self.key, HandlerKey::Intent { .. })
    }

    /// Returns the intent that the handler fulfills, if the intent is one of the agent's types.
    pub(crate) fn intent(&self) -> Option<IntentEntry> {
        match self.key {
            HandlerKey::Intent { intent, .. } => Some(intent),
            _ => None,
        }
    }
}

impl fmt::Debug for HandlerEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HandlerEntry")
            .field("name", &self.name)
            .field("fulfills", &format_args!("{}", self.key))
            .field("location", &self.location)
            .finish_non_exhaustive()
    }
}

/// The outcome of a handler. Only an `async` handler needs a boxed future.
pub enum Outcome<'a> {
    /// The reply of a synchronous function.
    Ready(Result<Reply, FulfillError>),
    /// The future reply of an `async` function.
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
