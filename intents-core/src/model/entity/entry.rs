use crate::model::EntityMeta;

/// The registry entry of an entity type, used to find the language files of its package. Entity
/// types without language files need no entry.
#[derive(Debug, Clone, Copy)]
pub struct EntityEntry {
    pub(crate) meta: &'static EntityMeta,
    pub(crate) language_folder: &'static str,
}

impl EntityEntry {
    /// Creates the entry of an entity type. `language_folder` is the folder of the package, as in
    /// [`IntentMeta::language_folder`](crate::meta::IntentMeta::language_folder).
    #[must_use]
    pub const fn new(meta: &'static EntityMeta, language_folder: &'static str) -> Self {
        Self { meta, language_folder }
    }
}
