use crate::model::EntityMeta;

/// An entity type in the registry, where the files of its package are looked for. Only what has
/// such files has to be there.
#[derive(Debug, Clone, Copy)]
pub struct EntityEntry {
    pub(crate) meta: &'static EntityMeta,
    pub(crate) language_folder: &'static str,
}

impl EntityEntry {
    /// The entry of an entity type, with the folder of its package as in
    /// [`IntentMeta::language_folder`](crate::meta::IntentMeta::language_folder).
    #[must_use]
    pub const fn new(meta: &'static EntityMeta, language_folder: &'static str) -> Self {
        Self { meta, language_folder }
    }
}
