//! The registry: what is linked into the program, collected before `main`.
//!
//! Its order depends on the linker, and differs between build profiles.

use crate::agent::HandlerEntry;
use crate::model::{EntityEntry, IntentEntry};

inventory::collect!(IntentEntry);
inventory::collect!(HandlerEntry);
inventory::collect!(EntityEntry);

/// Every intent that is linked into the program.
pub(crate) fn intents() -> impl Iterator<Item = IntentEntry> {
    inventory::iter::<IntentEntry>().copied()
}

/// Every handler that is linked into the program.
pub(crate) fn handlers() -> impl Iterator<Item = HandlerEntry> {
    inventory::iter::<HandlerEntry>().copied()
}

/// Every entity type that is linked into the program, of packages with language files.
pub(crate) fn entities() -> impl Iterator<Item = EntityEntry> {
    inventory::iter::<EntityEntry>().copied()
}
