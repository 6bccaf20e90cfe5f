//! The agent format of Dialogflow ES, as its console exports and restores it.
//!
//! [`export`] writes a definition, [`import`] reads one. Unknown members stay with their object, and
//! known members keep their spelling, so that the export of an imported agent equals the agent except
//! for members that are `null`.
//!
//! ```
//! use intents_agent::es::{export, import};
//! use intents_core::definition::{AgentDefinition, AgentSettings, IntentDefinition, Response};
//! use intents_core::{Message, Text};
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
//! Settings of the agent that only ES has, such as `ml_min_confidence`, are in
//! [`AgentDefinition::es`](intents_core::definition::AgentDefinition::es).
//!
//! # Conversion of responses
//!
//! | response | for every channel | for a single channel |
//! |---|---|---|
//! | texts, quick replies, cards, images, payloads | types 0 to 4 | the same; on the Google Assistant its own types |
//! | speech | type 14 of the telephone | the same; on other channels a text |
//! | audio, a transferred call | types 13 and 15 of the telephone | the same; on other channels reported |
//! | messages of the Google Assistant | the same, for the Assistant | the same; on other channels [simplified](intents_core::Message::simplified) |
//! | messages of RCS Business Messaging | simplified | simplified |
//! | a handoff to a human agent, the success of a conversation | reported | reported |
//! | any message for a channel without messages in ES | | reported |
//!
//! Reports are in [`Exported::dropped`]. An intent without a response gets the empty text that the
//! console writes. An intent without training phrases in a language has no file for the language; an
//! empty list in the definition is an empty file.

mod entity;
mod export;
mod id;
mod import;
mod intent;
mod language;
mod limits;
mod message;
mod names;
mod parameter;
mod phrase;
mod secrets;
mod settings;
mod spelling;
mod wire;

use intents_core::definition::{AgentDefinition, Change};
use serde_json::Value;

pub use export::export;
pub use import::{import, unknown_members};
pub use limits::{
    MAX_AGENT_PHRASES, MAX_CONTEXT_BYTES, MAX_ENTITY_TYPES, MAX_ENTRIES, MAX_EVENT_CHARS,
    MAX_INTENTS, MAX_PARAMETERS, MAX_PHRASE_CHARS, MAX_PHRASES, MAX_SYNONYMS, MAX_VARIANTS,
};

use crate::error::{ExportError, ImportError};
use crate::files::{FileRules, Files};
use crate::format::{AgentFormat, Confidence, Exported, Recognition, UnknownMember};

/// The name of the platform.
const NAME: &str = "Dialogflow ES";

/// The format of Dialogflow ES.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Es;

impl FileRules for Es {
    fn owns(&self, path: &str) -> bool {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        match (folder, name) {
            ("", name) => {
                name == "package.json"
                    || (name.starts_with("customSmalltalkResponses_") && name.ends_with(".json"))
            }
            (names::INTENTS | names::ENTITIES, name) => name.is_empty() || name.ends_with(".json"),
            _ => false,
        }
    }

    fn secrets(&self, path: &str, content: &[u8]) -> Vec<String> {
        secrets::pointers(path, content)
    }
}

impl AgentFormat for Es {
    fn target(&self) -> &'static str {
        "es"
    }

    fn platform(&self) -> &'static str {
        NAME
    }

    fn recognize(&self, files: &Files) -> Recognition {
        let Some(agent) = files.get("agent.json") else {
            return Recognition::new(Confidence::No, "`agent.json` is missing");
        };
        if let Some(flow) = files.paths().find(|path| path.starts_with("flows/")) {
            let reason = format!("`{flow}` is not a file of {NAME}");
            return Recognition::new(Confidence::No, reason);
        }
        if files.get("package.json").is_some() {
            return Recognition::new(
                Confidence::Certain,
                "`package.json` is a file of its exports",
            );
        }
        let agent = agent.strip_prefix(b"\xef\xbb\xbf").unwrap_or(agent);
        let agent: Value = serde_json::from_slice(agent).unwrap_or_default();
        let own = ["language", "customClassifierMode", "onePlatformApiVersion", "webhook"];
        match own.into_iter().find(|member| agent.get(member).is_some()) {
            Some(member) => {
                let reason = format!("`agent.json` has the member `{member}`");
                Recognition::new(Confidence::Certain, reason)
            }
            None => Recognition::new(Confidence::Possible, "there is an `agent.json`"),
        }
    }

    fn export(&self, agent: &AgentDefinition) -> Result<Exported, ExportError> {
        export(agent)
    }

    fn import(&self, files: &Files) -> Result<AgentDefinition, ImportError> {
        import(files)
    }

    fn unknown_members(&self, files: &Files) -> Result<Vec<UnknownMember>, ImportError> {
        unknown_members(files)
    }

    fn is_obsolete(&self, change: &Change) -> bool {
        // Google ended the integration in June 2023.
        matches!(change.place.as_slice(), [es, member, ..] if es == "es" && member == "google_assistant")
    }
}
