//! A YAML document as a tree of values with their positions.
//!
//! Language files do not need anchors and aliases, which can expand a small file to a huge one,
//! tags, directives or several documents. These are refused.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle};

/// The longest file, in bytes.
const MAX_BYTES: usize = 1024 * 1024;
/// The deepest nesting of lists and maps. Language files need eight levels.
const MAX_DEPTH: usize = 32;

/// A value and its bytes in the file.
#[derive(Debug)]
pub(super) struct Node<'t> {
    pub(super) value: Value<'t>,
    pub(super) span: Range<usize>,
}

#[derive(Debug)]
pub(super) enum Value<'t> {
    Scalar(Scalar<'t>),
    List(Vec<Node<'t>>),
    Map(Vec<(Node<'t>, Node<'t>)>),
}

/// A value other than a list or a map.
#[derive(Debug)]
pub(super) struct Scalar<'t> {
    pub(super) text: Cow<'t, str>,
    pub(super) kind: Kind,
}

/// The type of a scalar in the core schema of YAML 1.2, in which `no` is a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Null,
    Bool,
    Number,
}

impl Node<'_> {
    /// Whether the value is absent: `key:` alone.
    pub(super) fn is_nothing(&self) -> bool {
        matches!(&self.value, Value::Scalar(scalar) if scalar.kind == Kind::Null && scalar.text.is_empty())
    }
}

/// The bytes of the file that are wrong, and the message.
pub(super) type Fault = (Range<usize>, String);

/// Returns the text of a file.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, Fault> {
    if bytes.len() > MAX_BYTES {
        let size = bytes.len();
        let message = format!(
            "the file has {size} bytes; the limit for a language file is {MAX_BYTES} bytes"
        );
        return Err((0..0, message));
    }
    if bytes.starts_with(&[0xFE, 0xFF]) || bytes.starts_with(&[0xFF, 0xFE]) || bytes.contains(&0) {
        return Err((0..0, "the file is not valid UTF-8; save the file as UTF-8".to_owned()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        let message = format!("line {line} of the file is not valid UTF-8; save the file as UTF-8");
        (0..0, message)
    })?;
    Ok(text)
}

/// Parses the only document of a file; `None` if the file is empty.
pub(super) fn parse(text: &str) -> Result<Option<Node<'_>>, Fault> {
    // Editors on Windows write a byte order mark.
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let body = &text[start..];
    let mut options = granit_parser::options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    options.set_emit_comments(false);
    let mut builder = Builder::default();
    for event in Parser::new_from_str_with_options(body, options) {
        let (event, span) = event.map_err(|error| {
            let at = start + error.marker().byte_offset().unwrap_or(0).min(body.len());
            (at..at, syntax(&error.info()))
        })?;
        let offset = |marker: granit_parser::Marker| marker.byte_offset().unwrap_or(0) + start;
        builder.take(event, offset(span.start)..offset(span.end))?;
    }
    Ok(builder.root.filter(|root| !root.is_nothing()))
}

fn syntax(info: &str) -> String {
    format!(
        "invalid YAML: {info}; put a text in quotes if it contains `: ` or ` #`, or if it contains \
         `,`, `{{` or `[` inside a bracketed list"
    )
}

#[derive(Default)]
struct Builder<'t> {
    root: Option<Node<'t>>,
    open: Vec<Open<'t>>,
    has_document: bool,
}

/// A list or map that is not complete.
enum Open<'t> {
    List { items: Vec<Node<'t>>, start: usize },
    Map { members: Vec<(Node<'t>, Node<'t>)>, key: Option<Node<'t>>, start: usize },
}

impl<'t> Builder<'t> {
    fn take(&mut self, event: Event<'t>, span: Range<usize>) -> Result<(), Fault> {
        match event {
            Event::DocumentStart(..) if self.has_document => {
                let message = "a language file must be a single YAML document; remove the others";
                return Err((span, message.to_owned()));
            }
            Event::DocumentStart(..) => self.has_document = true,
            Event::Scalar(text, style, anchor, tag) => {
                plain(anchor, tag.is_some(), &span)?;
                let (text, kind) = match style {
                    // The parser returns `~` for an absent value.
                    ScalarStyle::Plain if span.is_empty() => (Cow::Borrowed(""), Kind::Null),
                    ScalarStyle::Plain => {
                        let kind = kind(&text);
                        (text, kind)
                    }
                    _ => (text, Kind::Text),
                };
                self.push(Node { value: Value::Scalar(Scalar { text, kind }), span });
            }
            Event::SequenceStart(_, anchor, tag) => {
                plain(anchor, tag.is_some(), &span)?;
                self.open(Open::List { items: Vec::new(), start: span.start }, span)?;
            }
            Event::MappingStart(_, anchor, tag) => {
                plain(anchor, tag.is_some(), &span)?;
                self.open(Open::Map { members: Vec::new(), key: None, start: span.start }, span)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span.end),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let message = "aliases are not supported; quote a text that starts with `*`";
                return Err((span, message.to_owned()));
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, open: Open<'t>, span: Range<usize>) -> Result<(), Fault> {
        if self.open.len() == MAX_DEPTH {
            let message =
                format!("lists and maps cannot be nested more than {MAX_DEPTH} levels deep");
            return Err((span.start..span.start, message));
        }
        self.open.push(open);
        Ok(())
    }

    fn close(&mut self, end: usize) {
        let (value, start) = match self.open.pop() {
            Some(Open::List { items, start }) => (Value::List(items), start),
            Some(Open::Map { members, start, .. }) => (Value::Map(members), start),
            None => return,
        };
        self.push(Node { value, span: start..end.max(start) });
    }

    fn push(&mut self, node: Node<'t>) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { members, key, .. }) => match key.take() {
                None => *key = Some(node),
                Some(key) => members.push((key, node)),
            },
        }
    }
}

fn plain(anchor: usize, is_tagged: bool, span: &Range<usize>) -> Result<(), Fault> {
    let message = if anchor != 0 {
        "anchors are not supported; quote a text that starts with `&`"
    } else if is_tagged {
        "tags are not supported; quote a text that starts with `!`"
    } else {
        return Ok(());
    };
    Err((span.clone(), message.to_owned()))
}

/// Source: the core schema in YAML 1.2.2, section 10.3.2.
fn kind(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Kind::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => return Kind::Bool,
        ".nan" | ".NaN" | ".NAN" => return Kind::Number,
        _ => {}
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_number = matches!(unsigned, ".inf" | ".Inf" | ".INF")
        || radix(text).is_some()
        || (unsigned.bytes().any(|byte| byte.is_ascii_digit())
            && unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.')
            && unsigned.bytes().all(|b| b.is_ascii_digit() || b".eE+-".contains(&b))
            && unsigned.parse::<f64>().is_ok());
    if is_number { Kind::Number } else { Kind::Text }
}

/// `0x1F` and `0o17`
fn radix(text: &str) -> Option<u64> {
    let (digits, radix) = match text.get(..2)? {
        "0x" => (&text[2..], 16),
        "0o" => (&text[2..], 8),
        _ => return None,
    };
    // `from_str_radix` would accept a sign.
    digits
        .starts_with(|c: char| c.is_digit(radix))
        .then(|| u64::from_str_radix(digits, radix).ok())?
}

/// Returns a number in the syntax of JSON; `None` for infinities and NaN.
pub(super) fn json_number(text: &str) -> Option<String> {
    if let Some(number) = radix(text) {
        return Some(number.to_string());
    }
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    if unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        let digits = unsigned.trim_start_matches('0');
        return Some(format!("{sign}{}", if digits.is_empty() { "0" } else { digits }));
    }
    // `Debug` writes an exponent for long numbers and a decimal point for others.
    unsigned.parse::<f64>().ok().filter(|n| n.is_finite()).map(|n| format!("{sign}{n:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_have_the_types_of_the_core_schema() {
        for (text, expected) in [
            ("no", Kind::Text),
            ("Yes", Kind::Text),
            ("off", Kind::Text),
            ("inf", Kind::Text),
            ("nan", Kind::Text),
            ("1:30", Kind::Text),
            ("2026-11-21", Kind::Text),
            ("1_000", Kind::Text),
            ("-", Kind::Text),
            (".", Kind::Text),
            ("e5", Kind::Text),
            ("0xZZ", Kind::Text),
            ("true", Kind::Bool),
            ("FALSE", Kind::Bool),
            ("~", Kind::Null),
            ("null", Kind::Null),
            ("3", Kind::Number),
            ("+12025550123", Kind::Number),
            ("-1.5e3", Kind::Number),
            (".5", Kind::Number),
            ("-.inf", Kind::Number),
            ("0x1F", Kind::Number),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_converted_to_json() {
        for (text, expected) in [
            ("007", Some("7")),
            ("+3", Some("3")),
            ("-0", Some("-0")),
            ("0x1F", Some("31")),
            ("0o17", Some("15")),
            (".5", Some("0.5")),
            ("1.", Some("1.0")),
            ("-1e300", Some("-1e300")),
            ("12345678901234567890123", Some("12345678901234567890123")),
            ("1e999", None),
            (".inf", None),
            (".nan", None),
        ] {
            assert_eq!(json_number(text).as_deref(), expected, "{text}");
        }
    }
}
