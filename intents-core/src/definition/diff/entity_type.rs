use std::collections::BTreeMap;

use super::Found;
use crate::definition::{EntityTypeDefinition, Entry};

pub(super) fn all(
    before: &BTreeMap<String, EntityTypeDefinition>,
    after: &BTreeMap<String, EntityTypeDefinition>,
    found: &mut Found,
) {
    for name in before.keys().filter(|name| !after.contains_key(*name)) {
        found.removed(&["entity_types", name], None);
    }
    for (name, after) in after {
        match before.get(name) {
            Some(before) => entity_type(name, before, after, found),
            None => found.added(&["entity_types", name], None),
        }
    }
}

fn entity_type(
    name: &str,
    before: &EntityTypeDefinition,
    after: &EntityTypeDefinition,
    found: &mut Found,
) {
    let at = |member| ["entity_types", name, member];
    found.value(&at("description"), &before.description, &after.description);
    found.value(&at("kind"), &before.kind, &after.kind);
    found.value(&at("is_expanded"), &before.is_expanded, &after.is_expanded);
    found.value(&at("is_fuzzy"), &before.is_fuzzy, &after.is_fuzzy);
    let mut languages: Vec<_> = before.entries.keys().chain(after.entries.keys()).collect();
    languages.sort();
    languages.dedup();
    for language in languages {
        let [before, after] = [before, after].map(|of| of.entries.get(language));
        entries(name, language.as_str(), before, after, found);
    }
    found.extensions(&at("extensions"), &before.extensions, &after.extensions);
}

fn entries(
    name: &str,
    language: &str,
    before: Option<&Vec<Entry>>,
    after: Option<&Vec<Entry>>,
    found: &mut Found,
) {
    let place = ["entity_types", name, "entries", language];
    let values = |of: Option<&Vec<Entry>>| -> Vec<_> {
        of.into_iter().flatten().map(|entry| entry.value.clone()).collect()
    };
    found.items(&place, values(before), values(after));
    // Of entries that say the same value twice, the first.
    let olds: BTreeMap<_, _> =
        before.into_iter().flatten().rev().map(|old| (old.value.as_str(), old)).collect();
    for new in after.into_iter().flatten() {
        let Some(old) = olds.get(new.value.as_str()) else { continue };
        let [of, name, entries, language] = place;
        let place = [of, name, entries, language, "synonyms", &new.value];
        found.items(&place, old.synonyms.clone(), new.synonyms.clone());
    }
}
