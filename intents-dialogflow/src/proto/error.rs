use intents_core::connector::DecodeError;
use serde::de::{DeserializeSeed, Unexpected};
use serde_json::error::Category;

use super::{Field, Target, path};

/// Reads a JSON text. The error contains the reason and the position, but no part of the text.
pub(crate) fn decode<'a, F: Field<'a> + Default>(
    dialect: &'static str,
    json: &'a str,
) -> Result<F, DecodeError> {
    let mut field = F::default();
    decode_target(dialect, json, field.target())?;
    Ok(field)
}

/// Reads a JSON text into a target.
fn decode_target<'a>(
    dialect: &'static str,
    json: &'a str,
    target: Target<'_, 'a>,
) -> Result<(), DecodeError> {
    read(json, target).map_err(|failure| failure.explain(dialect))
}

/// Reads a JSON text.
pub(crate) fn read<'a>(
    json: &'a str,
    seed: impl DeserializeSeed<'a, Value = ()>,
) -> Result<(), Failure> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let read = seed.deserialize(&mut deserializer).and_then(|()| deserializer.end());
    read.map_err(Failure::new)
}

/// Reads a JSON value.
pub(crate) fn read_value<'a>(
    value: &'a serde_json::Value,
    seed: impl DeserializeSeed<'a, Value = ()>,
) -> Result<(), Failure> {
    seed.deserialize(value).map_err(Failure::new)
}

/// A JSON text that cannot be read.
pub(crate) struct Failure {
    error: serde_json::Error,
    pointer: String,
}

impl Failure {
    fn new(error: serde_json::Error) -> Self {
        Self { error, pointer: path::take_pointer() }
    }

    /// Returns whether the text is valid JSON with a value of the wrong type, as far as it was
    /// read.
    pub(crate) fn is_data(&self) -> bool {
        self.error.is_data()
    }

    /// Returns the error of a dialect.
    #[cold]
    pub(crate) fn explain(self, dialect: &'static str) -> DecodeError {
        let Self { error, pointer } = self;
        if error.classify() == Category::Data {
            return DecodeError { dialect, pointer, message: expectation(&error.to_string()) };
        }
        // A message of the JSON parser, which repeats no part of the body.
        let message = format!("the body is not valid JSON: {error}");
        DecodeError { dialect, pointer: String::new(), message }
    }
}

/// Returns the body as text, so that its strings need no UTF-8 checks later.
pub(crate) fn text<'a>(dialect: &'static str, body: &'a [u8]) -> Result<&'a str, DecodeError> {
    std::str::from_utf8(body).map_err(|error| DecodeError {
        dialect,
        pointer: String::new(),
        message: format!("the body is not UTF-8 at byte {}", error.valid_up_to()),
    })
}

/// Returns the expected type and the found type, from the message of serde.
fn expectation(message: &str) -> String {
    // serde writes `invalid type: string "found", expected … at line …`. The first part may contain
    // personal data; the second part comes from this crate.
    let expected = message.rsplit_once(", expected ").map_or("something else", |(_, rest)| rest);
    let expected = expected.rsplit_once(" at line ").map_or(expected, |(expected, _)| expected);
    let found = found(message);
    format!("expected {expected}, found {found}")
}

/// Returns the found type for serde's name of it. Names of this crate are unchanged.
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

// The names that `Value::kind` returns.
const EMPTY_STRING: &str = "an empty string";
const STRING: &str = "a string";
const WHOLE_NUMBER: &str = "a whole number";
const NUMBER: &str = "a number with a fraction or exponent";
const BOOLEAN: &str = "a boolean";
const LIST: &str = "a list";
const OBJECT: &str = "an object";

/// Describes a string to serde, without the string itself.
pub(super) fn unexpected(text: &str) -> Unexpected<'static> {
    Unexpected::Other(if text.is_empty() { EMPTY_STRING } else { STRING })
}

/// Describes a JSON text to serde by its first character, without the text itself.
pub(super) fn unexpected_json(json: &str) -> Unexpected<'static> {
    Unexpected::Other(match json.as_bytes() {
        [b'"', b'"', ..] => EMPTY_STRING,
        [b'"', ..] => STRING,
        [b'[', ..] => LIST,
        [b't' | b'f', ..] => BOOLEAN,
        number if number.iter().any(|byte| b".eE".contains(byte)) => NUMBER,
        _ => WHOLE_NUMBER,
    })
}
