//! Arguments of handlers, taken from the call.

use std::any::TypeId;
use std::ops::Deref;

use super::{FulfillmentContext, Session};
use crate::error::{Error, Result};
use crate::model::RawParameters;

/// An argument of a handler, after the intent.
///
/// Implement it for what your handlers ask for again and again:
///
/// ```
/// use intents_core::{Error, FromContext, FulfillmentContext, Result};
///
/// /// The tenant that the platform's custom header names.
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
    /// Takes the argument from the call.
    ///
    /// # Errors
    ///
    /// When the call does not have it. The handler is not called then, and the webhook answers as
    /// for a handler's own error: 400 for an `Invalid`, an `InvalidParameter` or a `DecodeError`,
    /// with which it is the request that is wrong, 500 for any other.
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self>;

    /// Names the state that this argument needs, so that [`AgentBuilder::build`] reports what is
    /// missing before any request does.
    ///
    /// [`AgentBuilder::build`]: crate::AgentBuilder::build
    fn require(_requirements: &mut Requirements) {}
}

/// The state that a handler's arguments need.
#[derive(Debug, Default)]
pub struct Requirements {
    pub(crate) states: Vec<(TypeId, &'static str)>,
}

impl Requirements {
    /// Requires a value given by [`AgentBuilder::state`](crate::AgentBuilder::state).
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

/// A value that was given to the agent with [`AgentBuilder::state`](crate::AgentBuilder::state).
///
/// Handlers run concurrently and share the value; to change it, use a lock such as a `Mutex`.
#[derive(Debug)]
pub struct State<'a, T>(&'a T);

/// For unit tests, which call a handler as the function that it is.
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

/// For handlers that know no type for the parameters: all of them, as they came.
impl<'a> FromContext<'a> for &'a RawParameters<'a> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        Ok(context.parameters())
    }
}
