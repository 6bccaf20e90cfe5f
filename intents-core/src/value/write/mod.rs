//! Writers of JSON values, which write each value once, without an intermediate tree.

mod notation;
mod serializer;

use std::fmt::{self, Write as _};

use serde::Serialize;
use serde_json::Value as Json;
use serde_json::value::RawValue;
use serializer::{Unwritable, ValueSerializer};

use super::InvalidValue;

pub use notation::Notation;

/// A JSON document under construction, in the notation of one dialect.
///
/// A `Sink` always contains valid JSON. A value that JSON cannot represent, such as a non-finite
/// number, is written as `null` and recorded as a [`problem`](Self::problem), so that the sender
/// can reject the document.
#[derive(Debug)]
pub struct Sink {
    bytes: Vec<u8>,
    notation: Notation,
    problem: Option<InvalidValue>,
}

impl Sink {
    /// Creates an empty document, with capacity for a typical response.
    #[must_use]
    pub fn new(notation: Notation) -> Self {
        Self { bytes: Vec::with_capacity(512), notation, problem: None }
    }

    /// Returns the writer of the document's value.
    #[inline]
    pub fn value(&mut self) -> ValueWriter<'_> {
        ValueWriter { sink: self }
    }

    /// Returns the last invalid value of the document, if there is one.
    #[must_use]
    pub fn problem(&self) -> Option<InvalidValue> {
        self.problem
    }

    /// Returns the document.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Proof that a value was written. The methods of [`ValueWriter`] consume the writer and return
/// this proof, so every writer writes exactly one value.
#[derive(Debug)]
pub struct Written(());

/// A writer of one JSON value.
#[derive(Debug)]
#[must_use = "a place that is left empty makes the document invalid"]
pub struct ValueWriter<'s> {
    sink: &'s mut Sink,
}

impl<'s> ValueWriter<'s> {
    /// Returns the notation of the dialect.
    #[must_use]
    pub fn notation(&self) -> Notation {
        self.sink.notation
    }

    /// Writes `null`, which clears the parameter in a CX session.
    pub fn null(self) -> Written {
        self.bytes(b"null")
    }

    /// Writes `null` in place of an invalid value and records the problem, so that the document is
    /// not sent.
    pub fn refuse(self, problem: InvalidValue) -> Written {
        self.sink.problem = Some(problem);
        self.null()
    }

    /// Writes a boolean.
    pub fn boolean(self, value: bool) -> Written {
        self.bytes(if value { b"true" } else { b"false" })
    }

    /// Writes an integer.
    #[inline]
    pub fn integer(self, value: i64) -> Written {
        self.bytes(itoa::Buffer::new().format(value).as_bytes())
    }

    /// Writes a number, without a fraction if the number is an integer: Dialogflow shows it to
    /// users in this form.
    pub fn number(self, value: f64) -> Written {
        // Up to 2⁵³ every integer is exactly one float; beyond, more digits would suggest
        // precision.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if !value.is_finite() {
            self.refuse(InvalidValue::NotFinite)
        } else if value.fract() == 0.0 && value.abs() <= EXACT && !is_negative_zero(value) {
            self.integer(value as i64)
        } else {
            self.bytes(zmij::Buffer::new().format_finite(value).as_bytes())
        }
    }

    /// Writes a string.
    #[inline]
    pub fn string(self, value: &str) -> Written {
        write_string(&mut self.sink.bytes, value);
        Written(())
    }

    /// Writes the `Display` text of `value` as a string.
    pub fn display(self, value: impl fmt::Display) -> Written {
        let out = &mut self.sink.bytes;
        out.push(b'"');
        // Writing to a vector cannot fail.
        let _ = write!(Escaping(out), "{value}");
        out.push(b'"');
        Written(())
    }

    /// Writes a value that serde can serialize. An integer that a 64-bit float cannot represent is
    /// written as a string, because Dialogflow stores numbers as floats.
    pub fn serialize<T: Serialize + ?Sized>(self, value: &T) -> Written {
        let start = self.sink.bytes.len();
        let writer = ValueWriter { sink: &mut *self.sink };
        match value.serialize(ValueSerializer(writer)) {
            Ok(written) => written,
            Err(Unwritable(problem)) => {
                self.sink.bytes.truncate(start);
                self.refuse(problem)
            }
        }
    }

    /// Writes a JSON text unchanged.
    pub fn raw(self, json: &RawValue) -> Written {
        self.bytes(json.get().as_bytes())
    }

    /// Writes a JSON value.
    pub fn json(self, value: &Json) -> Written {
        const EXACT: u64 = 1 << 53;
        match value {
            Json::Null => self.null(),
            Json::Bool(value) => self.boolean(*value),
            Json::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(integer), _) if integer.unsigned_abs() <= EXACT => self.integer(integer),
                (None, Some(float)) if number.is_f64() => self.number(float),
                _ => self.display(number),
            },
            Json::String(text) => self.string(text),
            Json::Array(items) => {
                let mut list = self.list();
                for item in items {
                    list.item().json(item);
                }
                list.end()
            }
            Json::Object(members) => {
                let mut object = self.object();
                for (name, value) in members {
                    object.member(name).json(value);
                }
                object.end()
            }
        }
    }

    /// Starts an object.
    #[inline]
    pub fn object(self) -> ObjectWriter<'s> {
        self.sink.bytes.push(b'{');
        ObjectWriter { sink: self.sink, empty: true }
    }

    /// Starts a list.
    #[inline]
    pub fn list(self) -> ListWriter<'s> {
        self.sink.bytes.push(b'[');
        ListWriter { sink: self.sink, empty: true }
    }

    fn bytes(self, json: &[u8]) -> Written {
        self.sink.bytes.extend_from_slice(json);
        Written(())
    }
}

fn is_negative_zero(value: f64) -> bool {
    value == 0.0 && value.is_sign_negative()
}

/// A writer of an object.
#[derive(Debug)]
#[must_use = "an object is closed by `end`"]
pub struct ObjectWriter<'s> {
    sink: &'s mut Sink,
    empty: bool,
}

impl<'s> ObjectWriter<'s> {
    /// Returns the writer of a member's value.
    #[inline]
    pub fn member(&mut self, name: &str) -> ValueWriter<'_> {
        separate(self.sink, &mut self.empty);
        write_string(&mut self.sink.bytes, name);
        self.sink.bytes.push(b':');
        ValueWriter { sink: self.sink }
    }

    /// Writes a member that is an object, unless `fill` leaves it empty.
    pub fn object_unless_empty(&mut self, name: &str, fill: impl FnOnce(&mut ObjectWriter<'_>)) {
        let (length, was_empty) = (self.sink.bytes.len(), self.empty);
        let mut object = self.member(name).object();
        fill(&mut object);
        if object.empty {
            self.sink.bytes.truncate(length);
            self.empty = was_empty;
        } else {
            object.end();
        }
    }

    /// Returns the notation of the dialect.
    #[must_use]
    pub fn notation(&self) -> Notation {
        self.sink.notation
    }

    /// Closes the object.
    #[inline]
    pub fn end(self) -> Written {
        self.sink.bytes.push(b'}');
        Written(())
    }
}

/// A writer of a list.
#[derive(Debug)]
#[must_use = "a list is closed by `end`"]
pub struct ListWriter<'s> {
    sink: &'s mut Sink,
    empty: bool,
}

impl ListWriter<'_> {
    /// Returns the writer of the next item.
    #[inline]
    pub fn item(&mut self) -> ValueWriter<'_> {
        separate(self.sink, &mut self.empty);
        ValueWriter { sink: self.sink }
    }

    /// Closes the list.
    #[inline]
    pub fn end(self) -> Written {
        self.sink.bytes.push(b']');
        Written(())
    }
}

#[inline]
fn separate(sink: &mut Sink, empty: &mut bool) {
    if !std::mem::replace(empty, false) {
        sink.bytes.push(b',');
    }
}

#[inline]
fn write_string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    write_escaped(out, text);
    out.push(b'"');
}

/// A writer that escapes the content of a string.
struct Escaping<'o>(&'o mut Vec<u8>);

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        write_escaped(self.0, text);
        Ok(())
    }
}

fn write_escaped(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let (plain, rest) = bytes.split_at(plain_prefix(bytes));
    out.extend_from_slice(plain);
    if !rest.is_empty() {
        write_rest_escaped(out, rest);
    }
}

/// Writes what follows the plain text, from the first byte that has to be escaped on.
#[inline(never)]
fn write_rest_escaped(out: &mut Vec<u8>, mut rest: &[u8]) {
    while let Some((byte, after)) = rest.split_first() {
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            control => {
                const HEX: &[u8; 16] = b"0123456789abcdef";
                let (high, low) = (usize::from(control >> 4), usize::from(control & 15));
                out.extend_from_slice(&[b'\\', b'u', b'0', b'0', HEX[high], HEX[low]]);
            }
        }
        let plain;
        (plain, rest) = after.split_at(plain_prefix(after));
        out.extend_from_slice(plain);
    }
}

/// Returns the number of bytes before the first byte that must be escaped.
fn plain_prefix(bytes: &[u8]) -> usize {
    let mut length = 0;
    // Nearly all text needs no escapes, so eight bytes are checked at a time.
    while let Some(word) = bytes[length..].first_chunk()
        && is_plain(u64::from_ne_bytes(*word))
    {
        length += 8;
    }
    let is_escaped = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == b'\\';
    let rest = &bytes[length..];
    // The last eight bytes of the text are checked together, instead of the remaining bytes one by
    // one.
    if rest.len() < 8
        && let Some(word) = bytes.last_chunk()
        && is_plain(u64::from_ne_bytes(*word))
    {
        return bytes.len();
    }
    length + rest.iter().position(is_escaped).unwrap_or(rest.len())
}

/// Returns whether none of eight bytes must be escaped. The result can be a false negative, but
/// never a false positive: a borrow only comes out of a byte that must be escaped.
fn is_plain(word: u64) -> bool {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGHS: u64 = ONES << 7;
    let has_less = |word: u64, than: u8| word.wrapping_sub(ONES * u64::from(than)) & !word & HIGHS;
    let has = |byte: u8| has_less(word ^ (ONES * u64::from(byte)), 1);
    has_less(word, b' ') | has(b'"') | has(b'\\') == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(ValueWriter<'_>) -> Written) -> String {
        let mut sink = Sink::new(Notation::Iso);
        write(sink.value());
        String::from_utf8(sink.into_bytes()).unwrap()
    }

    #[test]
    fn objects_and_lists_nest() {
        let json = written(|out| {
            let mut object = out.object();
            object.member("a").integer(-1);
            let mut list = object.member("b\n").list();
            list.item().null();
            list.item().boolean(true);
            list.item().object().end();
            list.end();
            object.end()
        });
        assert_eq!(json, r#"{"a":-1,"b\n":[null,true,{}]}"#);
    }

    #[test]
    fn an_object_that_stays_empty_can_be_left_out() {
        let json = written(|out| {
            let mut object = out.object();
            object.object_unless_empty("a", |_| {});
            object.object_unless_empty("b", |b| {
                b.member("c").null();
            });
            object.object_unless_empty("d", |_| {});
            object.member("e").string("f");
            object.end()
        });
        assert_eq!(json, r#"{"b":{"c":null},"e":"f"}"#);
    }

    #[test]
    fn whole_numbers_have_no_fraction_and_others_keep_theirs() {
        for (value, json) in [
            (4.0, "4"),
            (-4.0, "-4"),
            (0.0, "0"),
            (-0.0, "-0.0"),
            (4.5, "4.5"),
            (9_007_199_254_740_992.0, "9007199254740992"),
            (1e300, "1e+300"),
        ] {
            assert_eq!(written(|out| out.number(value)), json);
        }
    }

    #[test]
    fn a_number_that_json_cannot_hold_is_a_problem() {
        let mut sink = Sink::new(Notation::Structs);
        sink.value().number(f64::NAN);
        assert_eq!(sink.problem(), Some(InvalidValue::NotFinite));
        assert_eq!(sink.into_bytes(), b"null");
    }

    #[test]
    fn every_character_survives() {
        let text: String =
            (0..=0x2ff).filter_map(char::from_u32).chain(['\u{2028}', '🚀']).collect();
        let json = written(|out| out.string(&text));
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        assert_eq!(written(|out| out.display(&text)), json);
        // Every position in runs of eight bytes and in the remaining bytes is tested.
        for (length, at) in (1..=24).flat_map(|length| (0..length).map(move |at| (length, at))) {
            for c in ['"', '\\', '\u{1f}', ' ', '\u{7f}', 'é'] {
                let text: String = (0..length).map(|i| if i == at { c } else { 'x' }).collect();
                let json = written(|out| out.string(&text));
                assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
            }
        }
    }
}
