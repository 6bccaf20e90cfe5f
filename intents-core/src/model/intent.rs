//! Intents as types.

use std::any::TypeId;

use crate::model::{IntentEntry, IntentMeta, Params};

/// An intent of the agent. [`#[derive(Intent)]`](macro@crate::Intent) implements the trait.
///
/// A value of the type is one match of the intent, and the fields are the parameters.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an intent",
    label = "not an intent",
    note = "put `#[derive(intents_core::Intent)]` on the struct whose fields are the parameters"
)]
pub trait Intent: Params + Send + Sync + 'static {
    /// The description of the intent.
    const META: &'static IntentMeta;
}

impl IntentEntry {
    /// Creates the registry entry of an intent.
    #[must_use]
    pub const fn new<T: Intent>() -> Self {
        Self { type_id: TypeId::of::<T>, meta: T::META }
    }
}
