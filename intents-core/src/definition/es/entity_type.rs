use intents_language::Language;
use serde::{Deserialize, Serialize};

use super::{EsFileNames, FileMembers};

/// The ES part of an entity type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EsEntityType {
    /// The id that Dialogflow gave the entity type; empty for an id that follows from the display
    /// name.
    pub id: String,
    /// Whether a session may replace the entries.
    pub is_overridable: bool,
    /// The language of entries that are in the file of the entity type itself, as before November
    /// 2017.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entries_in_type_file: Option<Language>,
    /// The names of the files.
    #[serde(skip_serializing_if = "EsFileNames::is_default")]
    pub files: EsFileNames,
    /// Unknown members of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub unknown: FileMembers,
    /// Known members in the spelling of the file.
    #[serde(skip_serializing_if = "FileMembers::is_empty")]
    pub spelling: FileMembers,
}

impl Default for EsEntityType {
    fn default() -> Self {
        Self {
            id: String::new(),
            is_overridable: true,
            entries_in_type_file: None,
            files: EsFileNames::default(),
            unknown: FileMembers::default(),
            spelling: FileMembers::default(),
        }
    }
}
