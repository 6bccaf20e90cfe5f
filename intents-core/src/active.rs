//! Contexts as types.

use std::collections::HashSet;
use std::ops::Deref;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::context::FulfillmentContext;
use crate::error::{Error, Result};
use crate::extract::FromContext;
use crate::value::Value;

/// A context of the agent's own, as a type: what it carries are the fields.
///
/// ```
/// use intents_core::{Active, Context, Intent, Lifespan, Reply, fulfill};
/// use serde::{Deserialize, Serialize};
///
/// /// The user waits for a table.
/// #[derive(Debug, Serialize, Deserialize)]
/// struct Waiting { people: u8 }
///
/// impl Context for Waiting {
///     const NAME: &'static str = "waiting";
/// }
///
/// #[derive(Intent)]
/// struct AskTable { people: i64 }
///
/// #[fulfill]
/// fn ask(_: AskTable, waiting: Option<Active<Waiting>>) -> Reply {
///     match waiting {
///         Some(waiting) => format!("Still waiting for {}.", waiting.people).into(),
///         None => Reply::text("Please wait.").context(Waiting { people: 2 }, Lifespan::turns(5)),
///     }
/// }
/// ```
///
/// A name that Dialogflow would refuse does not compile where the type is used:
///
/// ```compile_fail,E0080
/// # use intents_core::{Context, Lifespan, Reply};
/// # use serde::{Deserialize, Serialize};
/// # #[derive(Serialize, Deserialize)] struct Waiting;
/// impl Context for Waiting {
///     const NAME: &'static str = "waiting room";
/// }
///
/// let reply = Reply::text("Please wait.").context(Waiting, Lifespan::turns(5));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a context",
    label = "not a context",
    note = "implement `intents_core::Context` for the struct, and derive `Serialize` and `Deserialize`"
)]
pub trait Context: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its id: letters, digits, `_`, `-` and `%`. Dialogflow does not tell upper from lower case.
    const NAME: &'static str;
}

/// Refuses a name while the crate is compiled.
pub(crate) const fn assert_name(name: &str) {
    let bytes = name.as_bytes();
    let mut is_valid = !bytes.is_empty() && bytes.len() <= 250;
    let mut i = 0;
    while i < bytes.len() {
        is_valid &= bytes[i].is_ascii_alphanumeric() || matches!(bytes[i], b'_' | b'-' | b'%');
        i += 1;
    }
    // Source: `Context.name` in `context.proto` of Dialogflow V2.
    assert!(is_valid, "`Context::NAME` must be 1 to 250 letters, digits, `_`, `-` or `%`");
}

/// A context that is active, as an argument of a handler. `Option<Active<T>>` is one too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Active<T> {
    context: T,
    lifespan: Option<u32>,
}

impl<T: Context> Active<T> {
    /// An active context, for unit tests of handlers.
    pub const fn new(context: T) -> Self {
        Self { context, lifespan: None }
    }

    /// The turns that it stays active: 0 in its last one; `None` in CX.
    #[must_use]
    pub const fn lifespan(&self) -> Option<u32> {
        self.lifespan
    }

    /// What it carries.
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
        // The user's own words, which ES adds to each value, are none of the type's members.
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
