//! Names, language tags, training phrases and language files of Dialogflow agents.
//!
//! A part of [`intents-core`](https://docs.rs/intents-core). It is a separate package because the
//! derive macros apply the same rules at compile time, and a macro crate cannot depend on the crate
//! that re-exports it.
//!
//! # Language files
//!
//! Training phrases, prompts and responses live in the folder `language` next to `Cargo.toml`, one
//! file per intent and language: `language/en/shop.Order.yaml`. The derive macros read the files
//! and embed their content, so a program needs neither the files nor a YAML parser at run time.
//!
//! A package with language files needs a build script that tells Cargo about them, in `build.rs`:
//!
//! ```no_run
//! fn main() {
//!     intents_language::watch_files();
//! }
//! ```
//!
//! and in `Cargo.toml`:
//!
//! ```toml
//! [build-dependencies]
//! intents-language = "0.1.0"
//! ```
//!
//! # Features
//!
//! | feature | adds |
//! |---|---|
//! | `serde` | `Serialize` and `Deserialize` for [`Language`] |
//! | `yaml` | the reader of language files, for the derive macros |

#![forbid(unsafe_code)]
#![expect(clippy::needless_doctest_main, reason = "a build script is shown whole")]

mod build_script;
mod channel;
mod folder;
mod language;
pub mod name;
mod orphan;
pub mod phrase;
mod position;
mod printable;
#[cfg(feature = "yaml")]
pub mod resource;
mod suggest;

pub use build_script::{WATCHED_PACKAGE, watch_files};
pub use channel::CHANNELS;
pub use folder::{ENTITIES, FOLDER, LanguageFiles, LanguageFolder, display_name, file_name};
pub use language::{Language, LanguageError};
pub use orphan::{LanguagePackage, Orphan, OrphanReason};
pub use position::{Position, SourceText};
pub use printable::printable;
pub use suggest::{closest, expected};
