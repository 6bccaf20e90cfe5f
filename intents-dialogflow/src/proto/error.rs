use std::fmt::Write as _;

use intents_core::{DecodeError, Value};
use serde::Deserialize;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

/// Reads a body, or tells what is wrong with it and where, without repeating any of it.
pub(crate) fn decode<'a, T: Deserialize<'a>>(
    dialect: &'static str,
    body: &'a [u8],
) -> Result<T, DecodeError> {
    // Once and for all, so that no string has to be checked again.
    let text = std::str::from_utf8(body).map_err(|error| DecodeError {
        dialect,
        pointer: String::new(),
        message: format!("the body is not UTF-8 at byte {}", error.valid_up_to()),
    })?;
    serde_json::from_str(text).map_err(|error| explain::<T>(dialect, text, &error))
}

/// Reads the text once more, now with an eye on where it goes wrong.
#[cold]
fn explain<'a, T: Deserialize<'a>>(
    dialect: &'static str,
    text: &'a str,
    error: &serde_json::Error,
) -> DecodeError {
    if error.classify() != Category::Data {
        // A message of the JSON parser itself, which quotes nothing.
        let message = format!("the body is not valid JSON: {error}");
        return DecodeError { dialect, pointer: String::new(), message };
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let Err(error) = serde_path_to_error::deserialize::<_, T>(&mut json) else {
        return DecodeError { dialect, pointer: String::new(), message: "unreadable".to_owned() };
    };
    let pointer = pointer(error.path());
    // serde writes `invalid type: string "what was found", expected what was expected at line …`:
    // what was found is the user's own, what was expected is ours.
    let message = error.inner().to_string();
    let expected = message.rsplit_once(", expected ").map_or("something else", |(_, rest)| rest);
    let expected = expected.rsplit_once(" at line ").map_or(expected, |(expected, _)| expected);
    let found = serde_json::from_str(text).ok().and_then(|body| Some(at(&body, &pointer)?.kind()));
    let found = found.unwrap_or("something else");
    DecodeError { dialect, pointer, message: format!("expected {expected}, found {found}") }
}

/// The path as a JSON pointer (RFC 6901).
fn pointer(path: &Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => {
                // Writing to a string cannot fail.
                let _ = write!(pointer, "/{index}");
            }
            Segment::Map { key } => {
                pointer.push('/');
                pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
            }
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}

fn at<'v, 'a>(value: &'v Value<'a>, pointer: &str) -> Option<&'v Value<'a>> {
    pointer.split('/').skip(1).try_fold(value, |value, step| {
        let step = step.replace("~1", "/").replace("~0", "~");
        match value {
            Value::List(items) => items.get(step.parse::<usize>().ok()?),
            Value::Struct(members) => {
                members.iter().rev().find(|(name, _)| *name == step).map(|(_, value)| value)
            }
            _ => None,
        }
    })
}
