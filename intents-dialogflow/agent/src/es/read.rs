//! JSON files, with the place of what is wrong in them.

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment, Track};

use super::error::ImportError;
use super::wire;
use crate::files::Files;

/// The text of a file: UTF-8, of which a byte order mark is no part.
pub(super) fn text<'f>(files: &'f Files, path: &str) -> Result<&'f str, ImportError> {
    let Some(bytes) = files.get(path) else {
        return Err(ImportError::new(path, "the file is missing"));
    };
    if let [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] = bytes {
        return Err(ImportError::new(path, "the file is UTF-16 or UTF-32; save it as UTF-8"));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = &bytes[..error.valid_up_to()];
        let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = valid.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        let message = "the file is not UTF-8 from here on; save it as UTF-8";
        ImportError { position: Some((line, column)), ..ImportError::new(path, message) }
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// What a JSON file holds.
pub(super) fn json<T: DeserializeOwned>(files: &Files, path: &str) -> Result<T, ImportError> {
    let text = text(files, path)?;
    serde_json::from_str(text).map_err(|error| explain::<T>(path, text, &error))
}

/// Reads the text once more, now with an eye on where it goes wrong.
#[cold]
fn explain<T: DeserializeOwned>(path: &str, text: &str, error: &serde_json::Error) -> ImportError {
    let position = (error.line() > 0).then(|| (error.line(), error.column()));
    if error.classify() != Category::Data {
        // A message of the JSON parser itself, which quotes nothing.
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
        let message = format!("the file is not valid JSON: {message}");
        return ImportError { position, ..ImportError::new(path, message) };
    }
    let mut track = Track::new();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let tracked = serde_path_to_error::Deserializer::new(&mut deserializer, &mut track);
    // It fails where it failed before.
    let error = T::deserialize(tracked).err();
    let pointer = pointer(&track.path());
    let message = error.map(|error| error.to_string()).unwrap_or_default();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
    let message = if let Some((_, expected)) = message.rsplit_once(", expected ") {
        format!("expected {expected}, found {}", kind_at(text, &pointer))
    } else if let Some(member) = message.strip_prefix("duplicate field ") {
        format!("the member {member} is there twice")
    } else {
        // Our own words for what may be one of several.
        format!("expected {message}")
    };
    ImportError { position, pointer, ..ImportError::new(path, message) }
}

/// The path as a JSON pointer (RFC 6901).
fn pointer(path: &Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => pointer += &format!("/{index}"),
            Segment::Map { key } => pointer += &format!("/{}", wire::segment(key)),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}

/// The kind of the value at a pointer, without the value itself.
fn kind_at(text: &str, pointer: &str) -> &'static str {
    let file: Value = serde_json::from_str(text).unwrap_or_default();
    match file.pointer(pointer) {
        None => "something else",
        Some(Value::Null) => "null",
        Some(Value::Bool(_)) => "a boolean",
        Some(Value::Number(number)) if number.is_f64() => "a number with a fraction or exponent",
        Some(Value::Number(_)) => "a whole number",
        Some(Value::String(text)) if text.is_empty() => "an empty string",
        Some(Value::String(_)) => "a string",
        Some(Value::Array(_)) => "a list",
        Some(Value::Object(_)) => "an object",
    }
}
