use std::collections::BTreeMap;

use intents_language::Language;
use serde::{Deserialize, Serialize};

use super::es::{self, EsEntityType, EsMembers};

/// An entity type as the platform holds it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EntityTypeDefinition {
    /// What it is for; may be empty. CX has such a text for developers, ES has none.
    pub description: String,
    /// What its entries are.
    pub kind: EntityTypeKind,
    /// Whether values that are not listed are taken too ("automated expansion").
    pub is_expanded: bool,
    /// Whether values that are misspelt are found too ("fuzzy matching").
    pub is_fuzzy: bool,
    /// The entries of each language, in order.
    pub entries: BTreeMap<Language, Vec<Entry>>,
    /// The settings that only Dialogflow ES has.
    #[serde(skip_serializing_if = "es::is_default")]
    pub es: EsEntityType,
}

/// What the entries of an entity type are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EntityTypeKind {
    /// Reference values with their synonyms.
    #[default]
    Map,
    /// Values alone; among them composites, such as `@sys.number:amount @unit:unit`.
    List,
    /// Regular expressions in RE2 syntax.
    Regexp,
}

/// An entry of an entity type.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Entry {
    /// What the webhook gets; the expression itself in an entity type of regular expressions.
    pub value: String,
    /// What users say for it, as the platform holds it: in a map the value itself too, if users
    /// say it.
    pub synonyms: Vec<String>,
    /// The members that only Dialogflow ES has.
    #[serde(skip_serializing_if = "es::is_default")]
    pub es: EsMembers,
}

impl Entry {
    /// An entry, and what users say for it.
    #[must_use]
    pub fn new<S: Into<String>>(
        value: impl Into<String>,
        synonyms: impl IntoIterator<Item = S>,
    ) -> Self {
        let synonyms = synonyms.into_iter().map(Into::into).collect();
        Self { value: value.into(), synonyms, es: EsMembers::default() }
    }
}
