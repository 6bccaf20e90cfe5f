//! Arguments of handlers, taken from the call.

use std::any::TypeId;
use std::ops::Deref;

use super::{FulfillmentContext, Session};
use crate::error::{Error, Result};
use crate::model::RawParameters;

/// An argument of a handler, after the intent.
///
/// Implement this trait for data that several handlers need:
///
/// ```
/// use intents_core::{Error, FromContext, FulfillmentContext, Result};
///
/// /// The tenant in a custom header of the platform.
/// struct Tenant<'a>(&'a str);
///
/// impl<'a> FromContext<'a> for Tenant<'a> {
///     fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
///         let header = context.request().header("x-tenant");
///         header.map(Tenant).ok_or_else(|| Error::msg("the request has no x-tenant header"))
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an argument of a handler",
    label = "cannot be extracted from a request",
    note = "an argument after the intent must be `State<'_, T>`, `Session<'_>`, `Active<T>`, `&FulfillmentContext<'_>`, or a type that implements `FromContext`",
    note = "in `Active<T>` and `Option<Active<T>>`, `T` must implement `intents_core::Context`"
)]
pub trait FromContext<'a>: Sized {
    /// Extracts the argument from the call.
    ///
    /// # Errors
    ///
    /// Returns an error if the call does not have the argument. The handler is then not called. The
    /// webhook responds with 400 to an `Invalid`, an `InvalidParameter` or a `DecodeError`, and
    /// with 500 to any other error.
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self>;

    /// Declares the state that the argument requires, so that [`AgentBuilder::build`] reports
    /// missing state.
    ///
    /// [`AgentBuilder::build`]: crate::AgentBuilder::build
    fn require(_requirements: &mut Requirements) {}
}

/// The state that a handler's arguments require.
#[derive(Debug, Default)]
pub struct Requirements {
    pub(crate) states: Vec<(TypeId, &'static str)>,
}

impl Requirements {
    /// Requires a value set with [`AgentBuilder::state`](crate::AgentBuilder::state).
    pub fn state<T: 'static>(&mut self) {
        self.states.push((TypeId::of::<T>(), std::any::type_name::<T>()));
    }
}

impl<'a> FromContext<'a> for &'a FulfillmentContext<'a> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        Ok(context)
    }
}

impl<'a> FromContext<'a> for Session<'a> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        Ok(context.session())
    }
}

/// A value set with [`AgentBuilder::state`](crate::AgentBuilder::state).
///
/// Handlers run concurrently and share the value; to change it, use a lock such as a `Mutex`.
#[derive(Debug)]
pub struct State<'a, T>(&'a T);

/// Creates the argument for unit tests, which call a handler like any other function.
impl<'a, T> From<&'a T> for State<'a, T> {
    fn from(value: &'a T) -> Self {
        Self(value)
    }
}

impl<T> Deref for State<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}

impl<T> Clone for State<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<'_, T> {}

impl<'a, T: Send + Sync + 'static> FromContext<'a> for State<'a, T> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        let missing = || {
            let name = std::any::type_name::<T>();
            Error::msg(format!("the agent was built without a state of type `{name}`"))
        };
        context.state().get().map(State).ok_or_else(missing)
    }

    fn require(requirements: &mut Requirements) {
        requirements.state::<T>();
    }
}

/// Extracts all parameters of the request, for handlers without an intent type.
impl<'a> FromContext<'a> for &'a RawParameters<'a> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        Ok(context.parameters())
    }
}
