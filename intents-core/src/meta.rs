//! Descriptions of intents, parameters and entity types, as the derives make them.

pub use crate::model::{
    EntityKind, EntityMeta, EntityPart, EntityValue, Examples, FollowMeta, FollowedMeta,
    IntentEntry, IntentMeta, LanguageFile, LanguageSource, Location, ParamMeta, ParamShape,
    ParamsMeta, Priority, Role,
};
