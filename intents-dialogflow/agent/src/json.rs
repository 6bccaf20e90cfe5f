//! Reading of the JSON files of an agent, with the positions of errors.

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment, Track};

use crate::error::{ImportError, ImportErrorKind};
use crate::files::Files;

/// Returns the text of a UTF-8 file, without a byte order mark.
pub(crate) fn text<'f>(files: &'f Files, path: &str) -> Result<&'f str, ImportError> {
    let Some(bytes) = files.get(path) else {
        return Err(ImportError::new(path, ImportErrorKind::Missing));
    };
    if let [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] = bytes {
        return Err(ImportError::new(path, ImportErrorKind::Utf16));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = &bytes[..error.valid_up_to()];
        let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = valid.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        let error = ImportError::new(path, ImportErrorKind::NotUtf8);
        ImportError { position: Some((line, column)), ..error }
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Reads a JSON file.
pub(crate) fn read<T: DeserializeOwned>(files: &Files, path: &str) -> Result<T, ImportError> {
    let text = text(files, path)?;
    serde_json::from_str(text).map_err(|error| explain::<T>(path, text, &error))
}

/// Reads the text again to find the position of the error.
#[cold]
fn explain<T: DeserializeOwned>(path: &str, text: &str, error: &serde_json::Error) -> ImportError {
    let position = (error.line() > 0).then(|| (error.line(), error.column()));
    if error.classify() != Category::Data {
        // The parser does not quote the text.
        let kind = ImportErrorKind::Json(without_position(&error.to_string()).to_owned());
        return ImportError { position, ..ImportError::new(path, kind) };
    }
    let mut track = Track::new();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let tracked = serde_path_to_error::Deserializer::new(&mut deserializer, &mut track);
    // Reading fails again at the same position.
    let error = T::deserialize(tracked).err();
    let pointer = pointer(&track.path());
    let message = error.map(|error| error.to_string()).unwrap_or_default();
    let message = without_position(&message);
    let kind = if let Some((_, expected)) = message.rsplit_once(", expected ") {
        let found = Some(type_at(text, &pointer));
        ImportErrorKind::Type { expected: expected.to_owned(), found }
    } else if let Some(member) = message.strip_prefix("duplicate field ") {
        ImportErrorKind::DuplicateMember(member.to_owned())
    } else {
        // The `expecting` attribute of an untagged enum.
        ImportErrorKind::Type { expected: message.to_owned(), found: None }
    };
    ImportError { position, pointer, ..ImportError::new(path, kind) }
}

fn without_position(message: &str) -> &str {
    message.rsplit_once(" at line ").map_or(message, |(message, _)| message)
}

/// Converts a path to a JSON pointer (RFC 6901).
fn pointer(path: &Path) -> String {
    let mut pointer = String::new();
    for part in path {
        match part {
            Segment::Seq { index } => pointer += &format!("/{index}"),
            Segment::Map { key } => pointer += &format!("/{}", segment(key)),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}

/// Returns the type of the value at a pointer.
fn type_at(text: &str, pointer: &str) -> &'static str {
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

/// Escapes a segment of a JSON pointer (RFC 6901).
pub(crate) fn segment(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
