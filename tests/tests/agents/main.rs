//! Agents of ES: what is imported is exported as it was, and what is hostile is refused.

mod archives;
mod corpus;
mod features;
mod folders;
mod imports;
mod leaves;
mod mutations;

use std::collections::BTreeMap;

use intents_agent::es::{export, import};
use intents_agent::files::Files;
use serde_json::Value;

/// What a test cannot go on with.
type Failure = Box<dyn std::error::Error>;

/// The JSON files of an agent without members that are `null`.
fn meaning(files: &Files) -> Result<BTreeMap<String, Value>, Failure> {
    let mut all = BTreeMap::new();
    for (path, bytes) in files.iter() {
        let text = std::str::from_utf8(bytes)?.trim_start_matches('\u{feff}');
        let value = serde_json::from_str(text).map_err(|error| format!("{path}: {error}"))?;
        all.insert(path.to_owned(), without_nulls(value));
    }
    Ok(all)
}

/// Removes members that are `null`, except in payloads, which belong to the channel.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        Value::Object(members) => {
            let members = members.into_iter().filter(|(_, member)| !member.is_null());
            let strip = |(name, member): (String, Value)| {
                let member = if name == "payload" { member } else { without_nulls(member) };
                (name, member)
            };
            Value::Object(members.map(strip).collect())
        }
        value => value,
    }
}

/// Where two agents differ: the file, and both of its contents.
fn difference(one: &Files, other: &Files) -> Result<Option<String>, Failure> {
    let (one, other) = (meaning(one)?, meaning(other)?);
    let (paths, others): (Vec<_>, Vec<_>) = (one.keys().collect(), other.keys().collect());
    if paths != others {
        return Ok(Some(format!("files {paths:?} instead of {others:?}")));
    }
    let mut pairs = one.iter().zip(other.values());
    let different = pairs.find(|((_, one), other)| one != other);
    Ok(different.map(|((path, one), other)| format!("{path}:\n{one:#}\ninstead of\n{other:#}")))
}

/// Imports files, and exports them again in each way that there is.
fn round_trip(files: &Files) -> Result<Option<String>, Failure> {
    let definition = import(files)?;
    let exported = export(&definition)?;
    if !exported.dropped.is_empty() {
        return Ok(Some(format!("dropped: {}", exported.dropped.len())));
    }
    let json = serde_json::to_string(&definition)?;
    let read_back = serde_json::from_str(&json)?;
    if definition != read_back {
        return Ok(Some("the definition does not serialize".to_owned()));
    }
    if export(&read_back)?.files != exported.files {
        return Ok(Some("the export of what was serialized is another one".to_owned()));
    }
    let zip = exported.files.to_zip()?;
    if zip != exported.files.to_zip()? || Files::from_zip(&zip)? != exported.files {
        return Ok(Some("the archive is another one".to_owned()));
    }
    if import(&exported.files)? != definition {
        return Ok(Some("what was exported is another definition".to_owned()));
    }
    difference(&exported.files, files)
}
