//! Changes in what only ES has of an agent, member by member.

use std::collections::{BTreeMap, BTreeSet};

use intents_core::definition::{Change, ChangeKind};
use serde_json::Value;

/// What is nobody's to read: ids, and the clock of the console.
const SILENT: [&str; 4] = ["id", "lastUpdate", "updated", "count"];

/// What an agent has in the place of what is written by default, and that default: how the importer
/// holds what it keeps.
const KEPT: &str = "kept";
const DEFAULT: &str = "over";

/// The members that have no others, by where they are.
type Members = BTreeMap<Vec<String>, Value>;

/// Replaces a change of everything that only a platform has by the changes of its members.
pub(super) fn by_members(change: Change) -> Vec<Change> {
    if change.place.last().is_none_or(|last| last != "extensions") {
        return vec![change];
    }
    let [old, new] = [&change.before, &change.after].map(|extensions| {
        let mut members = Members::new();
        if let Some(extensions) = extensions {
            collect(extensions, &mut Vec::new(), &mut members);
        }
        members
    });
    let places: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let shown = places.into_iter().filter(|place| !place.iter().any(|part| part == DEFAULT));
    shown.filter_map(|place| member(&change, place, &old, &new)).collect()
}

/// The change of a member, unless it is the same.
fn member(change: &Change, place: &[String], old: &Members, new: &Members) -> Option<Change> {
    let part = |part: &String| if part == KEPT { DEFAULT.to_owned() } else { part.clone() };
    let by_default: Vec<_> = place.iter().map(part).collect();
    let by_default = old.get(&by_default).or_else(|| new.get(&by_default));
    let [before, after] = [old, new].map(|members| members.get(place).or(by_default).cloned());
    if before == after {
        return None;
    }
    let mut change = change.clone();
    change.kind = match (&before, &after) {
        (None, _) => ChangeKind::Added,
        (_, None) => ChangeKind::Removed,
        _ => ChangeKind::Changed,
    };
    // How Dialogflow authenticates itself at the webhook is a secret.
    let is_secret = place.iter().any(|part| part == "webhook");
    (change.before, change.after) = if is_secret { (None, None) } else { (before, after) };
    change.place.extend(place.iter().filter(|part| *part != KEPT).cloned());
    Some(change)
}

fn collect(value: &Value, place: &mut Vec<String>, members: &mut Members) {
    let Value::Object(object) = value else {
        members.insert(place.clone(), value.clone());
        return;
    };
    for (name, value) in object.iter().filter(|(name, _)| !SILENT.contains(&name.as_str())) {
        place.push(name.clone());
        collect(value, place, members);
        place.pop();
    }
}
