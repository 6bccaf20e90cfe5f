//! Intents that are called something else.

use std::collections::{BTreeMap, BTreeSet};

use super::phrase;
use crate::definition::IntentDefinition;
use crate::model::IntentMeta;

/// An intent of the older agent, an intent of the newer one.
type Pair<'d> = (&'d str, &'d str);

/// Intents of one agent alone.
type Alone<'d> = BTreeMap<&'d str, &'d IntentDefinition>;

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
    let mut gone = alone(before, after);
    let mut new = alone(after, before);
    let mut pairs = BTreeMap::new();
    for are_one in [same_event, same_phrases, same_otherwise] {
        for (old, name) in without_others(&are_one(&gone, &new)) {
            gone.remove(old);
            new.remove(name);
            pairs.insert(name, old);
        }
    }
    pairs
}

fn alone<'d>(
    of: &'d BTreeMap<String, IntentDefinition>,
    other: &BTreeMap<String, IntentDefinition>,
) -> Alone<'d> {
    let alone = of.iter().filter(|(name, _)| !other.contains_key(*name));
    alone.map(|(name, intent)| (name.as_str(), intent)).collect()
}

/// The pairs of which neither has another partner.
fn without_others<'d>(pairs: &BTreeSet<Pair<'d>>) -> Vec<Pair<'d>> {
    let (mut olds, mut news) = (BTreeMap::<_, usize>::new(), BTreeMap::<_, usize>::new());
    for (old, new) in pairs {
        *olds.entry(old).or_default() += 1;
        *news.entry(new).or_default() += 1;
    }
    let are_alone = |(old, new): &&Pair<'d>| olds.get(old) == Some(&1) && news.get(new) == Some(&1);
    pairs.iter().filter(are_alone).copied().collect()
}

/// The intents on both sides that have something, by what they have: each intent is looked at
/// once, however many there are.
fn by<'d, K: Ord>(
    gone: &Alone<'d>,
    new: &Alone<'d>,
    has: impl Fn(&'d IntentDefinition) -> BTreeSet<K>,
) -> BTreeMap<K, [Vec<&'d str>; 2]> {
    let mut by = BTreeMap::<_, [Vec<_>; 2]>::new();
    for (side, intents) in [gone, new].into_iter().enumerate() {
        for (name, intent) in intents {
            for key in has(intent) {
                by.entry(key).or_default()[side].push(*name);
            }
        }
    }
    by
}

/// The pairs that share a key. Of keys that several have on both sides, as many pairs as show that
/// each of them has several partners.
fn sharing<'d, K: Ord>(by: BTreeMap<K, [Vec<&'d str>; 2]>) -> BTreeSet<Pair<'d>> {
    let mut pairs = BTreeSet::new();
    for [olds, news] in by.into_values() {
        for (at, old) in olds.iter().enumerate() {
            let partners = if at < 2 { news.len() } else { 2 };
            pairs.extend(news.iter().take(partners).map(|new| (*old, *new)));
        }
    }
    pairs
}

fn same_event<'d>(gone: &Alone<'d>, new: &Alone<'d>) -> BTreeSet<Pair<'d>> {
    let own = |event: &&String| *event != IntentMeta::WELCOME_EVENT;
    sharing(by(gone, new, |intent| intent.events.iter().filter(own).collect()))
}

fn same_phrases<'d>(gone: &Alone<'d>, new: &Alone<'d>) -> BTreeSet<Pair<'d>> {
    let phrases = by(gone, new, |intent| {
        let all = intent.phrases.iter();
        all.flat_map(|(language, phrases)| {
            phrases.iter().map(move |it| (language, phrase::written(it)))
        })
        .collect()
    });
    let (mut counts, mut shared) = ([BTreeMap::new(), BTreeMap::new()], BTreeMap::new());
    for [olds, news] in phrases.into_values() {
        for (counts, names) in counts.iter_mut().zip([&olds, &news]) {
            for name in names {
                *counts.entry(*name).or_insert(0) += 1;
            }
        }
        for old in &olds {
            for new in &news {
                *shared.entry((*old, *new)).or_insert(0) += 1;
            }
        }
    }
    let [of_old, of_new] = counts;
    let is_half = |&((old, new), shared): &(Pair<'d>, i32)| {
        let count = of_old.get(old).max(of_new.get(new)).copied();
        count.is_some_and(|count: i32| 2 * shared >= count)
    };
    shared.into_iter().filter(is_half).map(|(pair, _)| pair).collect()
}

fn same_otherwise<'d>(gone: &Alone<'d>, new: &Alone<'d>) -> BTreeSet<Pair<'d>> {
    let is_silent = |of: &IntentDefinition| of.phrases.values().all(Vec::is_empty);
    let is_something =
        |of: &IntentDefinition| !of.parameters.is_empty() || !of.responses.is_empty();
    sharing(by(gone, new, |intent| {
        let is_key = is_silent(intent) && is_something(intent);
        let said = is_key.then_some((&intent.parameters, &intent.responses));
        // The values of a definition serialise.
        said.and_then(|said| serde_json::to_string(&said).ok()).into_iter().collect()
    }))
}
