//! Entity types and their entries.
//!
//! The values are those of the code, in its order. What users say for one in a language is what
//! the language's file lists; a value that no file lists in a language has the synonyms of the code
//! there, whatever language they are in. Users may always say the value itself, which so is the
//! first synonym, as the console has it.

use std::collections::HashMap;

use intents_language::Language;
use intents_language::phrase::bare_names;

use super::texts::{EntityTexts, EntryTexts, Translations};
use crate::definition::{AgentSettings, EntityTypeDefinition, EntityTypeKind, Entry};
use crate::model::{EntityKind, EntityMeta, EntityPart, EntityValue};

/// An entity type; `None` for one of Dialogflow's own.
pub(super) fn entity_type(
    meta: &EntityMeta,
    words: &Translations<EntityTexts>,
    settings: &AgentSettings,
) -> Option<EntityTypeDefinition> {
    let kind = match meta.kind {
        EntityKind::System => return None,
        EntityKind::Map(_) => EntityTypeKind::Map,
        EntityKind::List(_) | EntityKind::Composite { .. } => EntityTypeKind::List,
        EntityKind::Regexp(_) => EntityTypeKind::Regexp,
    };
    let languages = settings.all_languages();
    Some(EntityTypeDefinition {
        description: meta.description.to_owned(),
        kind,
        is_expanded: meta.is_expanded,
        is_fuzzy: meta.is_fuzzy,
        entries: languages.map(|of| (of.clone(), entries(meta, words, of))).collect(),
        ..EntityTypeDefinition::default()
    })
}

/// The entries of an entity type in a language.
pub(crate) fn entries(
    meta: &EntityMeta,
    words: &Translations<EntityTexts>,
    language: &Language,
) -> Vec<Entry> {
    match meta.kind {
        EntityKind::System => Vec::new(),
        EntityKind::Map(values) => {
            let mut listed: HashMap<&str, &EntryTexts> = HashMap::new();
            for entry in words.all(language).flat_map(|translation| &translation.words.entries) {
                // The entry of the language takes precedence over the entry of a more general
                // language.
                listed.entry(&entry.value).or_insert(entry);
            }
            values.iter().map(|value| mapped(value, listed.get(value.value).copied())).collect()
        }
        EntityKind::List(values) => values.iter().map(|value| itself(value.value)).collect(),
        EntityKind::Regexp(patterns) => patterns.iter().map(|&pattern| itself(pattern)).collect(),
        EntityKind::Composite { forms, parts } => {
            forms.iter().map(|form| itself(composed(form, parts))).collect()
        }
    }
}

fn mapped(value: &EntityValue, listed: Option<&EntryTexts>) -> Entry {
    let mut entry = itself(value.value);
    let mut add = |synonym: &str| {
        if !entry.synonyms.iter().any(|other| other == synonym) {
            entry.synonyms.push(synonym.to_owned());
        }
    };
    match listed {
        Some(listed) => listed.synonyms.iter().for_each(|synonym| add(synonym)),
        None => value.synonyms.iter().for_each(|synonym| add(synonym)),
    }
    entry
}

/// A value without synonyms.
fn itself(value: impl Into<String>) -> Entry {
    let value = value.into();
    Entry::new(value.clone(), [value])
}

/// A form as Dialogflow writes it: `$amount $unit` as `@sys.number:amount @Unit:unit`.
fn composed(form: &str, parts: &[EntityPart]) -> String {
    let mut composed = Vec::new();
    for text in form.split("$$") {
        let mut pieces = text.split('$');
        let mut written = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let marked = format!("${piece}");
            let name = bare_names(&marked).next();
            match parts.iter().find(|part| Some(part.name) == name) {
                Some(EntityPart { name, entity }) => {
                    written += &format!("@{}:{name}{}", entity.name, &piece[name.len()..]);
                }
                None => written += &marked,
            }
        }
        composed.push(written);
    }
    composed.join("$")
}
