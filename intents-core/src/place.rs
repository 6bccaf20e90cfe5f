//! Places of words: in the source code, or in a language file.

use std::fmt;

use crate::intent::Location;

/// Where words of an agent stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Place {
    /// In an attribute of the type that is here.
    Code(Location),
    /// In a language file.
    File {
        /// The file, from the folder of its package: `language/en/shop.OrderPizza.yaml`.
        path: String,
        /// Where in the file. `None` where it cannot be read, as on another machine than the one
        /// that compiled the program.
        position: Option<Position>,
    },
}

/// A position in a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// What the line says.
    pub text: String,
}

impl Place {
    /// A whole file.
    pub(crate) fn file(path: impl Into<String>) -> Self {
        Self::File { path: path.into(), position: None }
    }

    /// The line that it is in and a mark below it, each on a line of its own; nothing where the
    /// line is not known.
    pub(crate) fn snippet(&self) -> Snippet<'_> {
        Snippet(match self {
            Self::File { position, .. } => position.as_ref(),
            Self::Code(_) => None,
        })
    }
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
        write!(f, "\n  {line} | {text}\n  {:margin$} | {before}^", "")
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(location) => location.fmt(f),
            Self::File { path, position: None } => f.write_str(path),
            Self::File { path, position: Some(at) } => {
                write!(f, "{path}:{}:{}", at.line, at.column)
            }
        }
    }
}
