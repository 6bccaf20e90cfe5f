//! The fields of intents and of groups of parameters, and `#[derive(Params)]`.

mod body;
mod check;
mod expand;
mod fallback;
mod form;
mod group;
mod model;
mod partial;
mod spec;

pub(crate) use check::{check_fields, check_name, check_partial_name};
pub(crate) use expand::{Code, Owner, expand};
pub(crate) use fallback::fallback;
pub(crate) use form::PartialForm;
pub(crate) use group::derive;
pub(crate) use model::{Fields, Names};
pub(crate) use spec::base_spec;
