//! Detection of renamed intents.

use std::collections::{BTreeMap, BTreeSet};

use super::phrase;
use crate::definition::IntentDefinition;
use crate::model::IntentMeta;

/// The name of an intent in the older agent and its name in the newer agent.
type Pair<'d> = (&'d str, &'d str);

/// The intents that only one of the two agents has.
type Alone<'d> = BTreeMap<&'d str, &'d IntentDefinition>;

/// Returns the old names of renamed intents, by their new names.
///
/// A removed intent and an added intent are the same intent if they share an event, which only one
/// intent of an agent has. Otherwise they are the same if at least half of their phrases are equal,
/// because two intents of one agent rarely share phrases. Without phrases, they are the same if
/// their parameters and responses are equal and not empty. Ambiguous pairs are ignored.
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

/// Returns the pairs whose intents have no other partner.
fn without_others<'d>(pairs: &BTreeSet<Pair<'d>>) -> Vec<Pair<'d>> {
    let (mut olds, mut news) = (BTreeMap::<_, usize>::new(), BTreeMap::<_, usize>::new());
    for (old, new) in pairs {
        *olds.entry(old).or_default() += 1;
        *news.entry(new).or_default() += 1;
    }
    let are_alone = |(old, new): &&Pair<'d>| olds.get(old) == Some(&1) && news.get(new) == Some(&1);
    pairs.iter().filter(are_alone).copied().collect()
}

/// Groups the intents of both agents by their keys. Each intent is read once.
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

/// Returns the pairs that share a key. If several intents of both agents have a key, the result
/// contains enough pairs to make each of them ambiguous.
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
