/// The text of a file, and where its lines begin.
///
/// ```
/// use intents_language::SourceText;
///
/// let source = SourceText::new("examples:\n  - hello\n");
/// let position = source.position(14);
/// assert_eq!((position.line, position.column, position.text), (2, 5, "  - hello"));
/// ```
#[derive(Debug)]
pub struct SourceText<'t> {
    text: &'t str,
    line_starts: Vec<usize>,
}

/// A position in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position<'t> {
    /// The line number, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The text of the line, without its line break.
    pub text: &'t str,
}

impl<'t> SourceText<'t> {
    /// Finds the lines of a text. A byte order mark belongs to no line.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let is_break = |at: usize| match text.as_bytes()[at] {
            b'\n' => true,
            // Before `\n` it is half of a line break.
            b'\r' => text.as_bytes().get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let others = (0..text.len()).filter(|at| is_break(*at)).map(|at| at + 1);
        Self { text, line_starts: std::iter::once(first).chain(others).collect() }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Returns the position of the character at or around byte `at`.
    #[must_use]
    pub fn position(&self, at: usize) -> Position<'t> {
        let at = self.floor(at).max(self.line_starts[0]);
        let line = self.line_starts.partition_point(|start| *start <= at);
        let start = self.line_starts[line - 1];
        let end = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        Position {
            line,
            column: self.text[start..at].chars().count() + 1,
            text: self.text[start..end].trim_end_matches(['\n', '\r']),
        }
    }

    /// Returns the last character boundary up to byte `at`.
    #[must_use]
    pub fn floor(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_every_kind_of_line_break_once() {
        for text in ["a\nb\nç d", "a\r\nb\r\nç d", "a\rb\rç d"] {
            let source = SourceText::new(text);
            let position = source.position(text.len() - 1);
            assert_eq!(position, Position { line: 3, column: 3, text: "ç d" });
            assert_eq!(source.position(0), Position { line: 1, column: 1, text: "a" });
        }
    }

    #[test]
    fn ignores_a_byte_order_mark() {
        let source = SourceText::new("\u{feff}ab\ncd");
        assert_eq!(source.position(0), Position { line: 1, column: 1, text: "ab" });
        assert_eq!(source.position(4), Position { line: 1, column: 2, text: "ab" });
    }

    #[test]
    fn accepts_bytes_within_a_character_and_after_the_end() {
        let source = SourceText::new("ç");
        assert_eq!(source.position(1), Position { line: 1, column: 1, text: "ç" });
        assert_eq!(source.position(9), Position { line: 1, column: 2, text: "ç" });
        assert_eq!(SourceText::new("").position(0), Position { line: 1, column: 1, text: "" });
    }
}
