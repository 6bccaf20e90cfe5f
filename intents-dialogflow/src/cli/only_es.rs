//! Changes in what only ES has of an agent, member by member.

use std::collections::BTreeMap;

use intents_core::definition::{Change, ChangeKind};
use serde_json::Value;

/// What is nobody's to read: ids, the clock of the console, and how the importer keeps spellings.
const SILENT: [&str; 5] = ["id", "lastUpdate", "updated", "count", "over"];

/// Replaces a change of everything that only a platform has by the changes of its members.
pub(super) fn by_members(change: Change) -> Vec<Change> {
    if change.place.last().is_none_or(|last| last != "extensions") {
        return vec![change];
    }
    let [before, after] = [&change.before, &change.after].map(|extensions| {
        let mut members = BTreeMap::new();
        if let Some(extensions) = extensions {
            collect(extensions, &mut Vec::new(), &mut members);
        }
        members
    });
    let mut places: Vec<_> = before.keys().chain(after.keys()).collect();
    places.sort();
    places.dedup();
    let differs = places.into_iter().filter(|place| before.get(*place) != after.get(*place));
    let of_member = |member: &Vec<String>| {
        let mut change = change.clone();
        change.place.extend(member.iter().cloned());
        (change.before, change.after) = (before.get(member).cloned(), after.get(member).cloned());
        change.kind = match (&change.before, &change.after) {
            (None, _) => ChangeKind::Added,
            (_, None) => ChangeKind::Removed,
            _ => ChangeKind::Changed,
        };
        change
    };
    differs.map(of_member).collect()
}

/// The members that have no others, by where they are.
fn collect(value: &Value, place: &mut Vec<String>, members: &mut BTreeMap<Vec<String>, Value>) {
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
