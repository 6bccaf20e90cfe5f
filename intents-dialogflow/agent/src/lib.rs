//! Dialogflow agents as files: export, import, comparison and golden tests.
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
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! - [`es`]: the format of Dialogflow ES.
//! - [`files`]: the files of an agent in memory, in folders and in ZIP archives.
//! - [`golden`]: a test that compares an agent with a committed one.
//!
//! The guide on agents in `intents_dialogflow::guides` explains golden tests and build scripts.

#![forbid(unsafe_code)]

pub mod es;
pub mod files;
pub mod golden;
