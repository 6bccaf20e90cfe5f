//! Intents that are called something else.

use std::collections::{BTreeMap, BTreeSet};

use super::phrase;
use crate::definition::IntentDefinition;
use crate::intent::IntentMeta;

/// The old names of intents that have another one, by their new names.
///
/// An intent that is gone and one that is new are one intent if an event tells so, which only one
/// intent of an agent has; or else if at least half of their phrases are the same, which two
/// intents of one agent hardly share; or else, where neither has phrases, if their parameters and
/// responses are the same, and there are some. Where two could be meant, none is.
pub(super) fn pairs<'d>(
    before: &'d BTreeMap<String, IntentDefinition>,
    after: &'d BTreeMap<String, IntentDefinition>,
) -> BTreeMap<&'d str, &'d str> {
    let mut gone: Vec<_> = before.iter().filter(|(name, _)| !after.contains_key(*name)).collect();
    let mut new: Vec<_> = after.iter().filter(|(name, _)| !before.contains_key(*name)).collect();
    let mut pairs = BTreeMap::new();
    for are_one in [same_event, same_phrases, same_otherwise] {
        let candidates: Vec<_> = new
            .iter()
            .filter_map(|(name, intent)| {
                let mut olds = gone.iter().filter(|(_, old)| are_one(old, intent));
                let (old, it) = olds.next().filter(|_| olds.next().is_none())?;
                // The other way round there has to be no other either.
                let is_only = new.iter().filter(|(_, other)| are_one(it, other)).count() == 1;
                is_only.then_some((name.as_str(), old.as_str()))
            })
            .collect();
        gone.retain(|(name, _)| !candidates.iter().any(|(_, old)| old == name));
        new.retain(|(name, _)| !candidates.iter().any(|(new, _)| new == name));
        pairs.extend(candidates);
    }
    pairs
}

fn same_event(old: &IntentDefinition, new: &IntentDefinition) -> bool {
    let own = |event: &&String| *event != IntentMeta::WELCOME_EVENT;
    old.events.iter().filter(own).any(|event| new.events.contains(event))
}

fn same_phrases(old: &IntentDefinition, new: &IntentDefinition) -> bool {
    let phrases = |of: &IntentDefinition| -> BTreeSet<_> {
        let all = of.phrases.iter();
        all.flat_map(|(language, phrases)| {
            phrases.iter().map(move |it| (language.clone(), phrase::written(it)))
        })
        .collect()
    };
    let (old, new) = (phrases(old), phrases(new));
    let shared = old.intersection(&new).count();
    shared > 0 && 2 * shared >= old.len().max(new.len())
}

fn same_otherwise(old: &IntentDefinition, new: &IntentDefinition) -> bool {
    let is_silent = |of: &IntentDefinition| of.phrases.values().all(Vec::is_empty);
    let is_something = !old.parameters.is_empty() || !old.responses.is_empty();
    let is_same = old.parameters == new.parameters && old.responses == new.responses;
    is_something && is_same && is_silent(old) && is_silent(new)
}
