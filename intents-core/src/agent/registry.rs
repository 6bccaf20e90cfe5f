//! The registry of items linked into the program, collected before `main`.
//!
//! The order of the registry depends on the linker and differs between build profiles.

use crate::agent::HandlerEntry;
use crate::model::{EntityEntry, IntentEntry};

inventory::collect!(IntentEntry);
inventory::collect!(HandlerEntry);
inventory::collect!(EntityEntry);

/// Returns every intent that is linked into the program.
pub(crate) fn intents() -> impl Iterator<Item = IntentEntry> {
    inventory::iter::<IntentEntry>().copied()
}

/// Returns every handler that is linked into the program.
pub(crate) fn handlers() -> impl Iterator<Item = HandlerEntry> {
    inventory::iter::<HandlerEntry>().copied()
}

/// Returns every entity type that is linked into the program, if its package has language files.
pub(crate) fn entities() -> impl Iterator<Item = EntityEntry> {
    inventory::iter::<EntityEntry>().copied()
}
