use std::collections::BTreeMap;

use intents_language::Language;
use serde::{Deserialize, Serialize};

use super::es::{self, EsEntityType, EsMembers};

/// An entity type of an agent definition.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EntityTypeDefinition {
    /// The description for developers; may be empty. ES has none.
    pub description: String,
    /// The kind of the entries.
    pub kind: EntityTypeKind,
    /// Whether unlisted values match too ("automated expansion").
    pub is_expanded: bool,
    /// Whether misspelt values match too ("fuzzy matching").
    pub is_fuzzy: bool,
    /// The entries of each language, in order.
    pub entries: BTreeMap<Language, Vec<Entry>>,
    /// The settings that only Dialogflow ES has.
    #[serde(skip_serializing_if = "es::is_default")]
    pub es: EsEntityType,
}

/// The kind of an entity type's entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EntityTypeKind {
    /// Reference values with their synonyms.
    #[default]
    Map,
    /// Values without synonyms, such as the composite `@sys.number:amount @unit:unit`.
    List,
    /// Regular expressions in RE2 syntax.
    Regexp,
}

/// An entry of an entity type.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Entry {
    /// The reference value that the webhook receives, or the expression in an entity type of
    /// regular expressions.
    pub value: String,
    /// The synonyms. In a map they include the reference value itself, if users can say the value.
    pub synonyms: Vec<String>,
    /// The members that only Dialogflow ES has.
    #[serde(skip_serializing_if = "es::is_default")]
    pub es: EsMembers,
}

impl Entry {
    /// Returns an entry with its synonyms.
    #[must_use]
    pub fn new<S: Into<String>>(
        value: impl Into<String>,
        synonyms: impl IntoIterator<Item = S>,
    ) -> Self {
        let synonyms = synonyms.into_iter().map(Into::into).collect();
        Self { value: value.into(), synonyms, es: EsMembers::default() }
    }
}
