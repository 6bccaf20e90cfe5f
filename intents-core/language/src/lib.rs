//! The names, training phrases and language files of Dialogflow agents, and the checks on them.
//!
//! A part of [`intents-core`](https://docs.rs/intents-core), in a package of its own because
//! the derive macros apply the same rules while a crate is compiled, and a macro crate cannot
//! depend on the crate that re-exports it.

#![forbid(unsafe_code)]

mod language;
pub mod name;
pub mod phrase;
mod printable;
pub mod resource;
mod suggest;

pub use language::{Language, LanguageError};
pub use printable::printable;
pub use suggest::{closest, expected};
