//! Entity types, between the definition and their files.

use std::collections::BTreeMap;

use intents_core::Language;
use intents_core::definition::{EntityTypeDefinition, EntityTypeKind, Entry};

use super::defaults::Place;
use super::extension::EntityExtension;
use super::id;
use super::items::Items;
use super::wire::{self, Object as _};

const PLACE: Place<'_> = Place("entity");
const OF_ENTRIES: Place<'_> = Place("entries/*");

/// An entity type's files: its own, and its entries by languages.
pub(super) struct EntityFiles {
    pub(super) entity: wire::Entity,
    pub(super) entries: BTreeMap<Language, Vec<wire::Entry>>,
}

pub(super) fn write(
    name: &str,
    of: &EntityTypeDefinition,
    extension: &EntityExtension,
) -> EntityFiles {
    let mut entries = BTreeMap::new();
    for (language, all) in &of.entries {
        let mut written: Vec<_> = all.iter().map(write_entry).collect();
        if let Some(items) = extension.entries.get(language) {
            items.restore(&mut written, value);
        }
        entries.insert(language.clone(), written);
    }
    let inside = extension.entries_inside.as_ref().and_then(|inside| entries.remove(inside));
    let mut entity = own(name, of).restored(&extension.entity);
    if let Some(inside) = inside {
        entity.entries = Some(inside);
    }
    EntityFiles { entity, entries }
}

/// The entity type without its entries.
fn own(name: &str, of: &EntityTypeDefinition) -> wire::Entity {
    wire::Entity {
        id: Some(id::of(&["entity", name])),
        name: Some(name.to_owned()),
        is_overridable: Some(true),
        is_enum: Some(of.kind == EntityTypeKind::List),
        is_regexp: Some(of.kind == EntityTypeKind::Regexp),
        automated_expansion: Some(of.is_expanded),
        allow_fuzzy_extraction: Some(of.is_fuzzy),
        ..wire::Entity::default()
    }
}

fn write_entry(of: &Entry) -> wire::Entry {
    wire::Entry {
        value: Some(of.value.clone()),
        synonyms: Some(of.synonyms.clone()),
        ..wire::Entry::default()
    }
}

/// What names an entry.
fn value(of: &wire::Entry) -> String {
    of.value.clone().unwrap_or_default()
}

/// Reads an entity type. Entries in its own file are in `default_language`, that of the agent.
pub(super) fn read(
    mut files: EntityFiles,
    name: &str,
    default_language: &Language,
) -> (EntityTypeDefinition, EntityExtension) {
    let mut of = EntityTypeDefinition::default();
    let mut extension = EntityExtension::default();
    let has_entries = files.entity.entries.as_ref().is_some_and(|inside| !inside.is_empty());
    if has_entries && !files.entries.contains_key(default_language) {
        let inside = files.entity.entries.take().unwrap_or_default();
        files.entries.insert(default_language.clone(), inside);
        extension.entries_inside = Some(default_language.clone());
    }
    for (language, kept) in files.entries {
        let entries: Vec<_> = kept.iter().map(read_entry).collect();
        let over: Vec<_> = entries.iter().map(write_entry).collect();
        let items = Items::new(kept.iter().zip(&over), value, OF_ENTRIES);
        if !items.is_empty() {
            extension.entries.insert(language.clone(), items);
        }
        of.entries.insert(language, entries);
    }
    let is = |flag: Option<bool>| flag.unwrap_or_default();
    of.kind = match (is(files.entity.is_regexp), is(files.entity.is_enum)) {
        (true, _) => EntityTypeKind::Regexp,
        (false, true) => EntityTypeKind::List,
        (false, false) => EntityTypeKind::Map,
    };
    of.is_expanded = is(files.entity.automated_expansion);
    of.is_fuzzy = is(files.entity.allow_fuzzy_extraction);
    extension.entity = wire::Entity::residue(&files.entity, &own(name, &of), PLACE);
    (of, extension)
}

fn read_entry(entry: &wire::Entry) -> Entry {
    Entry::new(entry.value.clone().unwrap_or_default(), entry.synonyms.clone().unwrap_or_default())
}
