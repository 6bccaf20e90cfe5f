//! Dialogflow agents as files: exported from code, imported, compared and committed.
//!
//! ```
//! use intents_agent::es;
//! use intents_core::Agent;
//!
//! let definition = Agent::empty_builder().define()?;
//! let exported = es::export(&definition)?;
//! assert_eq!(exported.files.paths().collect::<Vec<_>>(), ["agent.json", "package.json"]);
//! assert_eq!(es::import(&exported.files)?, definition);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! - [`es`] is the format of Dialogflow ES.
//! - [`AgentFormat`] is what every platform's format can do.
//! - [`files`] has the files of an agent, in folders and ZIP archives.
//! - [`golden`] is a test that compares an agent with a committed one.

#![forbid(unsafe_code)]

mod compare;
mod error;
pub mod es;
pub mod files;
mod format;
pub mod golden;
mod json;

pub use compare::Comparison;
pub use error::{
    Dropped, ExportError, ExportProblem, ExportProblemKind, ImportError, ImportErrorKind, Loss,
};
pub use format::{AgentFormat, Confidence, Exported, Recognition, UnknownMember};
