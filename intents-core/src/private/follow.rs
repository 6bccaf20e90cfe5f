//! Followed intents: fields with `#[follow]`.

use crate::error::InvalidParameter;
use crate::model::{
    Contexts, Follow, FollowField, Followed, FollowedMeta, Intent, IntentEntry, Source,
};

/// Reads a followed intent. Returns `None` if the context of the intent is not active.
type Find<T> = fn(&Contexts<'_>) -> Result<Option<Follow<T>>, Vec<InvalidParameter>>;

/// The functions of one of several followed intents, behind one trait bound.
pub struct AlternativeSpec<T> {
    /// The registry entry of the intent.
    pub entry: IntentEntry,
    find: Find<T>,
}

/// Returns the functions of one of several followed intents.
pub const fn alternative<T: Intent>() -> AlternativeSpec<T> {
    AlternativeSpec { entry: IntentEntry::new::<T>(), find: T::find }
}

impl<T> AlternativeSpec<T> {
    /// Reads the intent from the contexts. Returns `None` if its context is not active.
    pub fn find(
        &self,
        contexts: &Contexts<'_>,
    ) -> Result<Option<Follow<T>>, Vec<InvalidParameter>> {
        (self.find)(contexts)
    }
}

/// The functions of a field that follows an intent, behind one trait bound.
pub struct FollowSpec<T> {
    /// The description of the followed intents.
    pub followed: &'static FollowedMeta,
    /// Whether the intent can only be matched after a followed intent.
    pub is_required: bool,
    read: fn(&Contexts<'_>, &'static str, &mut Vec<InvalidParameter>) -> Option<T>,
}

/// Returns the functions of a field that follows an intent.
pub const fn follow<T: FollowField>() -> FollowSpec<T> {
    FollowSpec { followed: T::FOLLOWED, is_required: T::IS_REQUIRED, read: T::read }
}

impl<T> FollowSpec<T> {
    /// Reads the field.
    pub fn read(
        &self,
        source: &Source<'_, '_>,
        field: &'static str,
        invalid: &mut Vec<InvalidParameter>,
    ) -> Option<T> {
        (self.read)(source.contexts, field, invalid)
    }
}
