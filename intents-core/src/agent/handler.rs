//! Handlers: the functions behind intents.

use std::any::TypeId;
use std::fmt;
use std::pin::Pin;

use crate::call::{FulfillmentContext, Phase, Requirements};
use crate::error::FulfillError;
use crate::model::{IntentEntry, Location};
use crate::reply::Reply;

/// A function with [`#[fulfill]`](macro@crate::fulfill), as a type of the same name.
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

/// The requests that a handler is called for.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum HandlerKey {
    /// An intent of the agent's types.
    Intent {
        /// The intent.
        intent: IntentEntry,
        /// When it is called.
        phase: Phase,
    },
    /// The intent with this display name, whether the agent has a type for it or not.
    Name(&'static str),
    /// Intents with this action (ES) that have no other handler.
    Action(&'static str),
    /// Fulfillments with this tag (CX).
    Tag(&'static str),
    /// Requests that nothing else answers.
    Unhandled,
}

impl HandlerKey {
    /// Returns the identity of the key, which two handlers must not share.
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

/// A handler in the registry.
#[derive(Clone, Copy)]
pub struct HandlerEntry {
    pub(crate) name: &'static str,
    pub(crate) location: Location,
    pub(crate) key: HandlerKey,
    pub(crate) require: fn(&mut Requirements),
    pub(crate) call: for<'a> fn(&'a FulfillmentContext<'a>) -> Outcome<'a>,
}

impl HandlerEntry {
    /// The entry of a handler. Called by derived code.
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

    /// Whether it reads parameters itself, and so wants to see incomplete ones too.
    pub(crate) fn is_untyped(&self) -> bool {
        !matches!(self.key, HandlerKey::Intent { .. })
    }

    /// The intent that it fulfills, if it is one of the agent's types.
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

/// The outcome of calling a handler. Only an `async` handler needs a boxed future.
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
