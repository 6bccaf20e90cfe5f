//! The fields of intents and of groups of parameters, and `#[derive(Params)]`.

mod check;
mod expand;
mod group;
mod model;
mod partial;

pub(crate) use check::{fields as check, names, partial_name};
pub(crate) use expand::{Owner, base_spec, implementation, specs, stub};
pub(crate) use group::derive;
pub(crate) use model::{Fields, Names, PartialForm};
pub(crate) use partial::{
    implementation as partial_implementation, item as partial_item, stub as partial_stub,
};
