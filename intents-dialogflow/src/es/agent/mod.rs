//! Whole agents of ES, as its console exports and restores them.
//!
//! [`export`] writes a definition, [`import`] reads one. What the model has no place for is kept
//! beside it, typed by [`wire`], so that what was imported is exported as it was.

mod defaults;
mod entity;
mod error;
mod export;
mod extension;
mod id;
mod import;
mod intent;
mod language;
mod limits;
mod message;
mod names;
mod parameter;
mod phrase;
mod read;
mod settings;
pub mod wire;

pub use defaults::{DEFAULTS, without_defaults};
pub use error::{Dropped, ExportError, ExportProblem, ExportSource, ImportError};
pub use export::{Exported, export};
pub use extension::{
    AgentExtension, Content, EntityExtension, FileNames, IntentExtension, ParameterExtension, Part,
    PartExtension, PhraseExtension, RespelledEntries, ResponseExtension,
};
pub use import::{UnknownMember, import, unknown_members};
pub use limits::{
    MAX_CONTEXT_BYTES, MAX_ENTITY_TYPES, MAX_ENTRIES, MAX_EVENT_CHARS, MAX_INTENTS,
    MAX_PHRASE_CHARS, MAX_PHRASES, MAX_SYNONYMS, MAX_VARIANTS,
};
