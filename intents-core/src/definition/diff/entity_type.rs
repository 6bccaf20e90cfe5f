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
    found.es(&["entity_types", name], &before.es, &after.es);
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
    // A value with several entries has the synonyms of all of these entries.
    let (olds, news) = (synonyms(before), synonyms(after));
    for (value, new) in news {
        let Some(old) = olds.get(value) else { continue };
        let [of, name, entries, language] = place;
        let place = [of, name, entries, language, "synonyms", value];
        found.items(&place, old.clone(), new);
    }
    for new in after.into_iter().flatten() {
        let old = before.into_iter().flatten().find(|old| old.value == new.value);
        if let Some(old) = old {
            found.es(&[place[0], name, place[2], language], &old.es, &new.es);
        }
    }
}

fn synonyms(entries: Option<&Vec<Entry>>) -> BTreeMap<&str, Vec<&str>> {
    let mut by_value = BTreeMap::<_, Vec<_>>::new();
    for entry in entries.into_iter().flatten() {
        let synonyms = entry.synonyms.iter().map(String::as_str);
        by_value.entry(entry.value.as_str()).or_default().extend(synonyms);
    }
    by_value
}
