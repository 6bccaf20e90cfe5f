//! Known members of a file in another spelling than that of an export.
//!
//! Agents of different age spell the same object differently: an old message has the type `0`, a new
//! one `"0"`. A definition holds what a member means. The spelling is kept beside it, and written back
//! as long as it still means the same.

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

/// Returns `written` in the spelling of the file, and whether the file means the same.
///
/// If the object was edited, each member keeps its spelling unless that changes the meaning. `read`
/// returns the meaning of an object, `meaning` that of the definition.
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

/// Replaces members of an object. Returns `None` if the result is not of the type.
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
        // The objects of the format serialise to objects.
        _ => Map::new(),
    }
}
