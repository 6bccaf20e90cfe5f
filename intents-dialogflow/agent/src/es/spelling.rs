//! Known members of a file with a spelling that differs from the spelling of an export.
//!
//! The spelling of an object depends on the age of the agent: an old message has the type `0`, a
//! new message has `"0"`. A definition contains the meaning of a member. The spelling is stored
//! separately, and is written back if it still has the same meaning.

use intents_core::definition::FileMembers;
use serde::Serialize;
use serde_json::{Map, Value};

use super::wire::Object;

/// Returns the members of `file` that `written` lacks or spells differently, with `null` for members
/// that only `written` has.
pub(super) fn differences<T: Serialize>(file: &T, written: &T) -> FileMembers {
    let (file, written) = (members(file), members(written));
    let mut differences = FileMembers::default();
    for name in written.keys().filter(|name| !file.contains_key(*name)) {
        differences.insert(name.clone(), Value::Null);
    }
    for (name, value) in file {
        if written.get(&name) != Some(&value) {
            differences.insert(name, value);
        }
    }
    differences
}

/// Returns `written` in the spelling of the file, and whether the file has the same meaning.
///
/// If the object was edited, each member keeps its spelling unless that changes the meaning. `read`
/// returns the meaning of an object, and `meaning` is the meaning of the definition.
pub(super) fn restore<T: Object, M: PartialEq>(
    written: T,
    spelling: &FileMembers,
    meaning: impl FnOnce() -> M,
    read: impl Fn(&T) -> M,
) -> (T, bool) {
    if spelling.is_empty() {
        return (written, false);
    }
    let meaning = meaning();
    if let Some(restored) = respelled(&written, spelling.iter())
        && read(&restored) == meaning
    {
        return (restored, true);
    }
    let written_meaning = read(&written);
    let mut restored = written;
    for member in spelling.iter() {
        if let Some(respelled) = respelled(&restored, [member]) {
            let respelled_meaning = read(&respelled);
            if respelled_meaning == meaning || respelled_meaning == written_meaning {
                restored = respelled;
            }
        }
    }
    (restored, false)
}

/// Replaces members of an object. Returns `None` if the result does not fit the type.
fn respelled<'s, T: Object>(
    object: &T,
    spelling: impl IntoIterator<Item = (&'s String, &'s Value)>,
) -> Option<T> {
    let mut members = members(object);
    for (name, value) in spelling {
        if value.is_null() {
            members.remove(name);
        } else {
            members.insert(name.clone(), value.clone());
        }
    }
    serde_json::from_value(Value::Object(members)).ok()
}

fn members<T: Serialize>(object: &T) -> Map<String, Value> {
    match serde_json::to_value(object) {
        Ok(Value::Object(members)) => members,
        // The objects of the format serialize to JSON objects.
        _ => Map::new(),
    }
}
