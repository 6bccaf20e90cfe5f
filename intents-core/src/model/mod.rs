//! The model: intents, parameters, entity types, relations and context types, which the derive
//! macros describe and read. The module also contains the raw parameters and contexts of a request.
//! The module does not depend on calls, replies or agents.

mod context_type;
mod entity;
mod intent;
mod language_file;
mod location;
mod meta;
mod param;
mod params;
mod partial;
mod priority;
mod relation;
mod role;
mod source;
mod trigger_writer;

pub use context_type::Context;
pub(crate) use context_type::assert_name;
pub use entity::{Entity, EntityEntry, EntityKind, EntityMeta, EntityPart, EntityValue};
pub(crate) use entity::{composite_members, reference_value};
pub use intent::Intent;
pub use language_file::{LanguageFile, LanguageSource};
pub use location::Location;
pub use meta::{Examples, FollowMeta, FollowedMeta, IntentEntry, IntentMeta, ParamsMeta};
pub use param::{Param, ParamMeta, ParamShape, Sensitive, Spec};
pub use params::Params;
pub use partial::{Partial, PartialParams};
pub use priority::Priority;
pub use relation::{Follow, FollowField, Followed};
pub use role::Role;
pub use source::{ActiveContext, Contexts, RawParameters, ReadContexts, Source};
pub use trigger_writer::{Absent, TriggerWriter};
