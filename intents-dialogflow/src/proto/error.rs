use std::fmt::Write as _;

use intents_core::connector::DecodeError;
use serde::de::Unexpected;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment, Track};

use super::Field;

/// Reads a JSON text, or tells what is wrong with it and where, without repeating any of it.
pub(crate) fn decode<'a, F: Field<'a> + Default>(
    dialect: &'static str,
    json: &'a str,
) -> Result<F, DecodeError> {
    let mut field = F::default();
    decode_into(dialect, json, &mut field).map(|()| field)
}

/// The same into a place that is there already.
pub(crate) fn decode_into<'a, F: Field<'a>>(
    dialect: &'static str,
    json: &'a str,
    field: &mut F,
) -> Result<(), DecodeError> {
    fill(json, field).map_err(|error| explain(dialect, json, &error, field))
}

/// Reads a JSON text.
pub(crate) fn fill<'a, F: Field<'a>>(json: &'a str, field: &mut F) -> serde_json::Result<()> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    field.fill(&mut deserializer)?;
    deserializer.end()
}

/// The body as text: once and for all, so that no string in it has to be checked again.
pub(crate) fn text<'a>(dialect: &'static str, body: &'a [u8]) -> Result<&'a str, DecodeError> {
    std::str::from_utf8(body).map_err(|error| DecodeError {
        dialect,
        pointer: String::new(),
        message: format!("the body is not UTF-8 at byte {}", error.valid_up_to()),
    })
}

/// Reads the text once more, now with an eye on where it goes wrong.
#[cold]
pub(crate) fn explain<'a, F: Field<'a>>(
    dialect: &'static str,
    json: &'a str,
    error: &serde_json::Error,
    field: &mut F,
) -> DecodeError {
    if error.classify() != Category::Data {
        // A message of the JSON parser itself, which quotes nothing.
        let message = format!("the body is not valid JSON: {error}");
        return DecodeError { dialect, pointer: String::new(), message };
    }
    let mut track = Track::new();
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let tracked = serde_path_to_error::Deserializer::new(&mut deserializer, &mut track);
    // It fails where it failed before.
    let error = field.fill(tracked).err();
    let pointer = pointer(&track.path());
    let message = error.map(|error| error.to_string()).unwrap_or_default();
    DecodeError { dialect, pointer, message: expectation(&message) }
}

/// What was expected, and the kind of what was found, from serde's message.
pub(crate) fn expectation(message: &str) -> String {
    // serde writes `invalid type: string "what was found", expected what was expected at line …`:
    // what was found is the user's own, what was expected is ours.
    let expected = message.rsplit_once(", expected ").map_or("something else", |(_, rest)| rest);
    let expected = expected.rsplit_once(" at line ").map_or(expected, |(expected, _)| expected);
    let found = found(message);
    format!("expected {expected}, found {found}")
}

/// The kind of what was found, by serde's word for it. Our own words stand for themselves.
fn found(message: &str) -> &'static str {
    const KINDS: [(&str, &str); 8] = [
        ("string \"\"", EMPTY_STRING),
        ("string ", STRING),
        ("integer ", WHOLE_NUMBER),
        ("floating point ", NUMBER),
        ("boolean ", BOOLEAN),
        ("sequence", LIST),
        ("map", OBJECT),
        ("null", "null"),
    ];
    let own = [EMPTY_STRING, STRING, WHOLE_NUMBER, NUMBER, BOOLEAN, LIST].map(|own| (own, own));
    let found = message.strip_prefix("invalid type: ").unwrap_or_default();
    let mut kinds = KINDS.into_iter().chain(own);
    kinds.find(|(word, _)| found.starts_with(word)).map_or("something else", |(_, kind)| kind)
}

// As `Value::kind` has them.
const EMPTY_STRING: &str = "an empty string";
const STRING: &str = "a string";
const WHOLE_NUMBER: &str = "a whole number";
const NUMBER: &str = "a number with a fraction or exponent";
const BOOLEAN: &str = "a boolean";
const LIST: &str = "a list";
const OBJECT: &str = "an object";

/// A string where none can be, for serde: without the string itself.
pub(super) fn unexpected(text: &str) -> Unexpected<'static> {
    Unexpected::Other(if text.is_empty() { EMPTY_STRING } else { STRING })
}

/// The same for a JSON text that is no object, by its first letter.
pub(crate) fn unexpected_json(json: &str) -> Unexpected<'static> {
    Unexpected::Other(match json.as_bytes() {
        [b'"', b'"', ..] => EMPTY_STRING,
        [b'"', ..] => STRING,
        [b'[', ..] => LIST,
        [b't' | b'f', ..] => BOOLEAN,
        number if number.iter().any(|byte| b".eE".contains(byte)) => NUMBER,
        _ => WHOLE_NUMBER,
    })
}

/// The path as a JSON pointer (RFC 6901). It ends before a name that is no name: those of maps are
/// whatever was sent.
pub(crate) fn pointer(path: &Path) -> String {
    const MAX_NAME: usize = 256;
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => {
                // Writing to a string cannot fail.
                let _ = write!(pointer, "/{index}");
            }
            Segment::Map { key } if key.len() > MAX_NAME => break,
            Segment::Map { key } => {
                pointer.push('/');
                pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
            }
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}
