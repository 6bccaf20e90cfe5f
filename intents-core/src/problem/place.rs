//! Positions of problems: in the source code, or in a language file.

use std::fmt;

use intents_language::{SourceText, printable};

use crate::model::{LanguageFile, Location};

/// A place of texts of an agent: in the code or in a language file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Place {
    /// An attribute of the type at this location.
    Code(Location),
    /// A language file.
    File {
        /// The file, relative to the folder of its package: `language/en/shop.OrderPizza.yaml`.
        path: String,
        /// The position in the file. `None` for a problem of the whole file, and in release
        /// builds, which embed no positions.
        position: Option<Position>,
    },
}

/// A position in a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// The text of the line.
    pub text: String,
}

impl Place {
    /// Creates the place of a whole file.
    pub(crate) fn file(path: impl Into<String>) -> Self {
        Self::File { path: path.into(), position: None }
    }

    /// Adds the position of a training phrase, by its index in `file`, or of a part of the phrase.
    pub(crate) fn with_phrase(self, file: Option<&LanguageFile>, index: usize, part: &str) -> Self {
        match self {
            Self::File { path, .. } => {
                Self::File { path, position: file.and_then(|file| find(file, index, part)) }
            }
            Self::Code(_) => self,
        }
    }

    /// Returns the line of the place and a mark below it, or nothing if the line is not known.
    pub(crate) fn snippet(&self) -> Snippet<'_> {
        Snippet(match self {
            Self::File { position, .. } => position.as_ref(),
            Self::Code(_) => None,
        })
    }
}

fn find(file: &LanguageFile, index: usize, part: &str) -> Option<Position> {
    let source = file.source?;
    let start = *source.starts.get(index)?;
    let rest = source.text.get(start..)?.split(['\n', '\r']).next()?;
    // A part that is escaped in the file is not found: the mark is then at the phrase.
    let position = SourceText::new(source.text).position(start + rest.find(part).unwrap_or(0));
    Some(Position {
        line: u32::try_from(position.line).ok()?,
        column: u32::try_from(position.column).ok()?,
        text: position.text.to_owned(),
    })
}

/// A line of a file with a mark below it.
pub(crate) struct Snippet<'p>(Option<&'p Position>);

impl fmt::Display for Snippet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(Position { line, column, text }) = self.0 else { return Ok(()) };
        let margin = line.to_string().len();
        // Tabs stay, so that the mark is below what it marks.
        let before = text.chars().take((*column).saturating_sub(1) as usize);
        let before: String = before.map(|c| if c == '\t' { c } else { ' ' }).collect();
        // Other control characters have no width, and a terminal must not obey them.
        let text: String = text
            .chars()
            .map(|c| if c.is_control() && c != '\t' { '\u{fffd}' } else { c })
            .collect();
        write!(f, "\n  {line} | {text}\n  {:margin$} | {before}^", "")
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(location) => location.fmt(f),
            Self::File { path, position: None } => f.write_str(&printable(path)),
            Self::File { path, position: Some(at) } => {
                write!(f, "{}:{}:{}", printable(path), at.line, at.column)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_below_what_it_marks() {
        let text = "\t- a\u{e8} $x{y}".to_owned();
        let position = Some(Position { line: 12, column: 7, text });
        let place = Place::File { path: "language/en/A.yaml".to_owned(), position };
        assert_eq!(place.to_string(), "language/en/A.yaml:12:7");
        assert_eq!(place.snippet().to_string(), "\n  12 | \t- aè $x{y}\n     | \t     ^");
        assert_eq!(Place::file("language/en/A.yaml").snippet().to_string(), "");
    }
}
