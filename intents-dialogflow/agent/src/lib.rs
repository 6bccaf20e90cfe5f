//! Dialogflow agents as files: exported from code, imported, compared and committed.
//!
//! ```
//! use intents_agent::es;
//! use intents_core::definition::AgentSettings;
//! use intents_core::{Agent, Intent};
//!
//! /// The user asks for the opening hours.
//! #[derive(Intent)]
//! #[intent(name = "hotel.AskHours", examples(en = ["when are you open?"]))]
//! struct AskHours;
//!
//! let builder = Agent::empty_builder().intent::<AskHours>();
//! let definition = builder.settings(AgentSettings::new("hotel")).define()?;
//! let exported = es::export(&definition)?;
//! assert!(exported.files.get("intents/hotel.AskHours.json").is_some());
//! let imported = es::import(&exported.files)?;
//! assert_eq!(imported.intents["hotel.AskHours"].phrases.len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! - [`es`] is the format of Dialogflow ES.
//! - [`AgentFormat`] is the interface of every platform's format.
//! - [`files`] contains the files of an agent, in folders and ZIP archives.
//! - [`golden`] has a test that compares an agent with a committed agent.

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
