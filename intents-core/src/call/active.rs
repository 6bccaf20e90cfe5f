//! Active contexts as arguments of handlers.

use std::collections::HashSet;
use std::ops::Deref;

use super::{FromContext, FulfillmentContext};
use crate::error::{Error, Result};
use crate::model::{Context, assert_name};
use crate::value::Value;

/// An active context as an argument of a handler. For a context that may be inactive, the argument
/// is `Option<Active<T>>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Active<T> {
    context: T,
    lifespan: Option<u32>,
}

impl<T: Context> Active<T> {
    /// Creates an active context, for unit tests of handlers.
    pub const fn new(context: T) -> Self {
        Self { context, lifespan: None }
    }

    /// Returns the number of turns that the context stays active: 0 in the last turn, `None` in CX.
    #[must_use]
    pub const fn lifespan(&self) -> Option<u32> {
        self.lifespan
    }

    /// Returns the context.
    pub fn into_inner(self) -> T {
        self.context
    }
}

impl<T> Deref for Active<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.context
    }
}

impl<'a, T: Context> FromContext<'a> for Active<T> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        let missing = || Error::msg(format!("the context `{}` is not active", T::NAME));
        Option::<Self>::from_context(context)?.ok_or_else(missing)
    }
}

impl<'a, T: Context> FromContext<'a> for Option<Active<T>> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        const { assert_name(T::NAME) };
        let Some(active) = context.contexts().get(T::NAME)? else { return Ok(None) };
        let all = active.parameters.all()?;
        let names: HashSet<_> = all.iter().map(|(name, _)| name.clone()).collect();
        // ES adds the original text of each value, but the type has no field for the text.
        let is_words =
            |name: &str| name.strip_suffix(".original").is_some_and(|of| names.contains(of));
        let carried = all.into_iter().filter(|(name, _)| !is_words(name)).collect();
        let carried = T::deserialize(Value::Struct(carried).into_deserializer());
        let context = carried.map_err(|error| {
            Error::msg(format!("the context `{}` does not fit its type: {error}", T::NAME))
        })?;
        Ok(Some(Active { context, lifespan: active.lifespan }))
    }
}
