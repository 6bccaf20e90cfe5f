//! Whole agents of ES, as its console exports and restores them.
//!
//! [`export`] writes a definition, [`import`] reads one. What the model has no place for is kept
//! in its extensions, so that what was imported is exported as it was, but for [`DEFAULTS`].
//! [`compare`] and [`changes`] tell what differs.
//!
//! ```
//! use intents_core::definition::{AgentDefinition, AgentSettings, IntentDefinition, Response};
//! use intents_core::{Message, Text};
//! use intents_agent::es::{export, import};
//!
//! let mut agent = AgentDefinition::default();
//! agent.settings = AgentSettings::new("echo").languages(["en".parse()?]);
//! let mut ping = IntentDefinition::default();
//! let pong = Message::Text(Text::new("Pong."));
//! ping.responses.push(Response::new(Some("en".parse()?), pong));
//! agent.intents.insert("Ping".to_owned(), ping);
//!
//! let exported = export(&agent)?;
//! assert_eq!(
//!     exported.files.paths().collect::<Vec<_>>(),
//!     ["agent.json", "intents/Ping.json", "package.json"]
//! );
//! assert!(exported.dropped.is_empty());
//! assert_eq!(import(&exported.files)?, agent);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What only ES has of an agent as a whole, code says by [`EsSettings`].
//!
//! # What a response becomes
//!
//! | response | for every channel | on its channel |
//! |---|---|---|
//! | texts, quick replies, cards, images, payloads | types 0 to 4 | the same; on the Google Assistant its own kinds |
//! | speech | type 14 of the telephone | the same; elsewhere its words as a text |
//! | audio, a transferred call | types 13 and 15 of the telephone | the same; elsewhere reported |
//! | kinds of the Google Assistant | the same, for the Assistant | the same; elsewhere what they are [simplified](intents_core::Message::simplified) to |
//! | kinds of RCS Business Messaging | what they are simplified to | the same |
//! | a handoff to a person, the success of a conversation | reported | reported |
//! | on a channel that ES has no messages for | | reported |
//!
//! What is reported is in [`Exported::dropped`]. An intent without a response has the empty text
//! that the console leaves where nobody wrote one. Intents without training phrases in a language
//! have no file for it; an empty list in the definition is an empty file.

mod compare;
mod defaults;
mod entity;
mod error;
mod export;
mod extension;
mod id;
mod import;
mod intent;
mod items;
mod language;
mod limits;
mod message;
mod names;
mod only;
mod parameter;
mod phrase;
mod read;
mod settings;
mod wire;

pub use compare::{Comparison, changes, compare};
pub use defaults::{DEFAULTS, without_defaults};
pub use error::{Dropped, ExportError, ExportProblem, ExportSource, ImportError};
pub use export::{Exported, export};
pub use import::{UnknownMember, import, unknown_members};
pub use limits::{
    MAX_AGENT_PHRASES, MAX_CONTEXT_BYTES, MAX_ENTITY_TYPES, MAX_ENTRIES, MAX_EVENT_CHARS,
    MAX_INTENTS, MAX_PARAMETERS, MAX_PHRASE_CHARS, MAX_PHRASES, MAX_SYNONYMS, MAX_VARIANTS,
};
pub use only::{Classification, EsSettings};
