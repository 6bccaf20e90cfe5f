//! The parts of a definition that only Dialogflow ES has.
//!
//! The default of each part is what new agents have. Parts that come from a file also keep:
//!
//! - `unknown`: members of the file that this crate does not know; they are written back unchanged.
//! - `spelling`: known members that the file spells differently from what an export writes, such as
//!   the message type `0` instead of `"0"`, with `null` for members that the file does not have. A
//!   member is written back as long as it means the same as the definition.

mod agent;
mod entity_type;
mod intent;

use std::collections::BTreeMap;

use intents_language::Language;
use serde::{Deserialize, Serialize};

pub use agent::{Classification, EsAgent, EsPackage, EsSmallTalk, EsWebhook, FileContent};
pub use entity_type::EsEntityType;
pub use intent::{EsIntent, EsIntentResponse, EsParameter, EsPhrase, EsPhrasePart, EsResponse};

use super::FileMembers;

/// The ES part of an object that has no ES settings: an output context, a prompt or an entity entry.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EsMembers {
    /// Unknown members of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub unknown: FileMembers,
    /// Known members in the spelling of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub spelling: FileMembers,
}

/// The names of an intent's or an entity type's files, if they differ from what its display name
/// gives.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EsFileNames {
    /// The name without `.json`; empty if it follows from the display name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Languages whose tag in a file name is not in lower case.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub languages: BTreeMap<Language, String>,
}

impl EsFileNames {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether a part is what new agents have, so that it need not be serialised.
pub(super) fn is_default<T: Default + PartialEq>(part: &T) -> bool {
    *part == T::default()
}
