//! Conversion of entity types between the definition and their files.

use std::collections::BTreeMap;

use intents_core::Language;
use intents_core::definition::{EntityTypeDefinition, EntityTypeKind, Entry, FileMembers};

use super::id;
use super::spelling::{differences, restore};
use super::wire;

/// The files of an entity type: the main file, and the entries by language.
pub(super) struct EntityFiles {
    pub(super) entity: wire::Entity,
    pub(super) entries: BTreeMap<Language, Vec<wire::Entry>>,
}

/// Writes an entity type.
pub(super) fn write(name: &str, definition: &EntityTypeDefinition) -> EntityFiles {
    let es = &definition.es;
    let mut entries: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (language, all) in &definition.entries {
        entries.insert(language.clone(), all.iter().map(write_entry).collect());
    }
    let inside = es.entries_in_type_file.as_ref().and_then(|language| entries.remove(language));
    let written = write_members(name, definition);
    let meaning = || {
        let mut meaning = definition.clone();
        meaning.description.clear();
        meaning.entries.clear();
        meaning.es.entries_in_type_file = None;
        meaning.es.files = Default::default();
        meaning.es.spelling = FileMembers::default();
        meaning
    };
    let (mut entity, _) =
        restore(written, &es.spelling, meaning, |entity| read_members(name, entity));
    if inside.is_some() {
        entity.entries = inside;
    }
    EntityFiles { entity, entries }
}

/// Reads an entity type. Entries in the main file are in the default language of the agent.
pub(super) fn read(
    mut files: EntityFiles,
    name: &str,
    default_language: &Language,
) -> EntityTypeDefinition {
    let has_entries = files.entity.entries.as_ref().is_some_and(|inside| !inside.is_empty());
    let mut inside = None;
    if has_entries && !files.entries.contains_key(default_language) {
        let entries = files.entity.entries.take().unwrap_or_default();
        files.entries.insert(default_language.clone(), entries);
        inside = Some(default_language.clone());
    }
    let mut definition = read_members(name, &files.entity);
    definition.es.spelling = differences(&files.entity, &write_members(name, &definition));
    definition.es.entries_in_type_file = inside;
    for (language, entries) in &files.entries {
        definition.entries.insert(language.clone(), entries.iter().map(read_entry).collect());
    }
    definition
}

/// Writes the members of an entity type without its entries.
fn write_members(name: &str, definition: &EntityTypeDefinition) -> wire::Entity {
    let es = &definition.es;
    wire::Entity {
        id: Some(id::given_or(&es.id, &["entity", name])),
        name: Some(name.to_owned()),
        is_overridable: Some(es.is_overridable),
        is_enum: Some(definition.kind == EntityTypeKind::List),
        is_regexp: Some(definition.kind == EntityTypeKind::Regexp),
        automated_expansion: Some(definition.is_expanded),
        allow_fuzzy_extraction: Some(definition.is_fuzzy),
        entries: None,
        unknown: es.unknown.clone(),
    }
}

fn read_members(name: &str, entity: &wire::Entity) -> EntityTypeDefinition {
    let is = |flag: Option<bool>| flag.unwrap_or_default();
    let mut definition = EntityTypeDefinition::default();
    definition.kind = match (is(entity.is_regexp), is(entity.is_enum)) {
        (true, _) => EntityTypeKind::Regexp,
        (false, true) => EntityTypeKind::List,
        (false, false) => EntityTypeKind::Map,
    };
    definition.is_expanded = is(entity.automated_expansion);
    definition.is_fuzzy = is(entity.allow_fuzzy_extraction);
    let es = &mut definition.es;
    es.id = id::unless_derived(entity.id.as_deref(), &["entity", name]);
    es.is_overridable = entity.is_overridable.unwrap_or(es.is_overridable);
    es.unknown = entity.unknown.clone();
    definition
}

fn write_entry(entry: &Entry) -> wire::Entry {
    let meaning = || {
        let mut meaning = entry.clone();
        meaning.es.spelling = FileMembers::default();
        meaning
    };
    let written = write_entry_members(entry);
    restore(written, &entry.es.spelling, meaning, read_entry_members).0
}

fn write_entry_members(entry: &Entry) -> wire::Entry {
    wire::Entry {
        value: Some(entry.value.clone()),
        synonyms: Some(entry.synonyms.clone()),
        unknown: entry.es.unknown.clone(),
    }
}

fn read_entry(file: &wire::Entry) -> Entry {
    let mut entry = read_entry_members(file);
    entry.es.spelling = differences(file, &write_entry_members(&entry));
    entry
}

fn read_entry_members(file: &wire::Entry) -> Entry {
    let value = file.value.clone().unwrap_or_default();
    let mut entry = Entry::new(value, file.synonyms.clone().unwrap_or_default());
    entry.es.unknown = file.unknown.clone();
    entry
}
