//! The interface that the macros call. It is not public: it changes in any release, and
//! `intents-derive` is pinned to the matching release.

mod default;
mod entities;
mod flatten;
mod follow;
mod fulfill;
mod params;

pub use inventory;
pub use std::boxed::Box;
pub use std::option::Option;
pub use std::result::Result;
pub use std::vec::Vec;

pub use crate::agent::{Handler, HandlerEntry, HandlerKey, Outcome};
pub use crate::call::{FromContext, FulfillmentContext, HandlerInput, Phase, Requirements};
pub use crate::error::{FulfillError, InvalidParameter};
pub use crate::model::{
    Contexts, Entity, EntityEntry, EntityKind, EntityMeta, EntityPart, EntityValue, Examples,
    Follow, FollowField, FollowMeta, Followed, FollowedMeta, Intent, IntentEntry, IntentMeta,
    LanguageFile, LanguageSource, Location, Param, ParamMeta, Params, ParamsMeta, PartialParams,
    Priority, Role, Source, Spec, TriggerWriter,
};
pub use crate::value::{ObjectWriter, Value, ValueError, ValueWriter, Written};

pub use default::{DefaultOf, DefaultedField, IsOption, NotOption, default_value};
pub use entities::{
    UnlistedSpec, UnlistedValue, composite_members, matched_value, read_part, reference_value,
    unlisted, write_part,
};
pub use flatten::{BaseSpec, PartialBaseSpec, base, has_param, has_tagged_param, partial_base};
pub use follow::{AlternativeSpec, FollowSpec, alternative, follow};
pub use fulfill::{ArgumentSpec, HandlerInputSpec, argument, handler_input, reply};
pub use params::{
    param, partial_param, read, required_param, untagged_param, untagged_partial_param,
};
