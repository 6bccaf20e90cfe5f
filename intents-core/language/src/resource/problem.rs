use std::fmt;
use std::ops::Range;

use crate::position::{Position, SourceText};
use crate::printable::{is_escaped, printable};

/// The longest part of a line that is shown, in characters.
const SHOWN: usize = 100;

/// A problem in a language file.
///
/// `Display` writes it like a compiler error: the message, the position, the line and a mark under
/// the part that is wrong.
///
/// ```
/// use intents_language::resource::{Parameters, read_intent};
///
/// let text = "exmples:\n  - hello\n";
/// let invalid = read_intent("language/en/Hello.yaml", text.as_bytes(), &Parameters::default())
///     .unwrap_err();
/// assert_eq!(
///     invalid.problems[0].to_string(),
///     "unknown key `exmples`; did you mean `examples`?
///  --> language/en/Hello.yaml:1:1
///   |
/// 1 | exmples:
///   | ^^^^^^^"
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    path: String,
    line: usize,
    column: usize,
    message: String,
    shown: String,
    /// The characters of `shown` that are marked.
    marked: Range<usize>,
}

/// A file that is read.
pub(super) struct Source<'t> {
    path: &'t str,
    text: SourceText<'t>,
}

impl<'t> Source<'t> {
    pub(super) fn new(path: &'t str, text: &'t str) -> Self {
        Self { path, text: SourceText::new(text) }
    }

    pub(super) fn get(&self, span: Range<usize>) -> Option<&'t str> {
        self.text.text().get(span)
    }

    /// Returns the line number, from 1, of the byte `at`.
    pub(super) fn line(&self, at: usize) -> usize {
        self.text.position(at).line
    }

    /// Creates the problem of a span of bytes, which is marked up to the end of its first line.
    pub(super) fn problem(&self, span: Range<usize>, message: &str) -> Problem {
        let Position { line, column, text: shown } = self.text.position(span.start);
        let start = self.text.floor(span.start);
        let marked = &self.text.text()[start..self.text.floor(span.end).max(start)];
        let marked = marked.split(['\n', '\r']).next().unwrap_or_default();
        let length = marked.trim_end().chars().count().max(1);
        let (shown, marked) = shorten(shown.trim_end(), column - 1..column - 1 + length);
        let (path, message) = (self.path.to_owned(), printable(message).into_owned());
        Problem { path, line, column, message, shown, marked }
    }
}

impl Problem {
    /// Returns the path of the file, as it was given to the reader.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the line number, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// Returns the column in characters, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// Returns the message with its fix, without the position.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, column, message, shown, marked } = self;
        let path = printable(path);
        let number = line.to_string();
        let margin = " ".repeat(number.len());
        write!(f, "{message}\n{margin}--> {path}:{line}:{column}")?;
        if shown.is_empty() {
            return Ok(());
        }
        let (before, mark) = (" ".repeat(marked.start), "^".repeat(marked.len()));
        write!(f, "\n{margin} |\n{number} | {shown}\n{margin} | {before}{mark}")
    }
}

impl std::error::Error for Problem {}

/// Shortens a long line to the part around the marked characters, and returns their range in it.
/// Characters without a fixed width are replaced.
fn shorten(line: &str, marked: Range<usize>) -> (String, Range<usize>) {
    let length = line.chars().count();
    let first = if length <= SHOWN { 0 } else { marked.start.saturating_sub(SHOWN / 2) };
    let visible = |c: char| match c {
        '\t' => ' ',
        c if is_escaped(c) => '\u{fffd}',
        c => c,
    };
    let mut shown: String = line.chars().skip(first).take(SHOWN).map(visible).collect();
    let mut offset = 0;
    if first > 0 {
        shown.insert(0, '…');
        offset = 1;
    }
    if first + SHOWN < length {
        shown.push('…');
    }
    let start = marked.start - first + offset;
    let end = marked.end - first + offset;
    (shown, start..end.min(SHOWN + offset).max(start + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, span: Range<usize>) -> String {
        Source::new("f.yaml", text).problem(span, "wrong").to_string()
    }

    #[test]
    fn a_mark_stays_in_its_line_and_a_byte_order_mark_has_no_width() {
        assert_eq!(at("\u{feff}ab\ncd", 3..7), "wrong\n --> f.yaml:1:1\n  |\n1 | ab\n  | ^^");
        assert_eq!(at("ab", 2..2), "wrong\n --> f.yaml:1:3\n  |\n1 | ab\n  |   ^");
        assert_eq!(at("", 0..0), "wrong\n --> f.yaml:1:1");
    }

    #[test]
    fn a_long_line_is_shown_around_the_mark() {
        let text = format!("{}X{}", "a".repeat(300), "b".repeat(300));
        let shown = at(&text, 300..301);
        let lines: Vec<_> = shown.lines().collect();
        assert_eq!(lines[1], " --> f.yaml:1:301");
        let column = lines[4].find('^').map(|at| lines[4][..at].chars().count());
        let found = column.and_then(|column| lines[3].chars().nth(column));
        assert_eq!(found, Some('X'));
        assert!(lines[3].chars().count() < 120);
    }
}
