//! Places of words: in the source code, or in a language file.

use std::fmt;
use std::fs;
use std::path::Path;

use intents_language::printable;
use intents_language::resource::{Parameter, Parameters, read_intent};

use crate::model::{IntentMeta, LanguageFile, Location};

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
        /// that compiled the program, or in a release.
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
    /// What the line says.
    pub text: String,
}

impl Place {
    /// A whole file.
    pub(crate) fn file(path: impl Into<String>) -> Self {
        Self::File { path: path.into(), position: None }
    }

    /// The same place with the position of a training phrase in its file, by its number, and in it
    /// of a mark.
    ///
    /// The file was read when the crate was compiled, and what is embedded has no positions: it is
    /// read again, where it is still there, if there is something to tell of it.
    pub(crate) fn of_phrase(mut self, meta: &IntentMeta, number: usize, mark: &str) -> Self {
        if let Self::File { path, position } = &mut self
            && let Some(file) = meta.language_files.iter().find(|file| file.path == path)
        {
            *position = find(meta, file, number, mark);
        }
        self
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

fn find(meta: &IntentMeta, file: &LanguageFile, number: usize, mark: &str) -> Option<Position> {
    if meta.language_folder.is_empty() {
        return None;
    }
    let yaml = fs::read_to_string(Path::new(meta.language_folder).join(file.path)).ok()?;
    let params = meta.params.all().into_iter();
    let known = params.map(|param| Parameter {
        name: param.name,
        field: param.name,
        is_untagged: param.is_untagged,
    });
    let parameters = Parameters { known: known.collect(), groups: Vec::new() };
    let read = read_intent(file.path, yaml.as_bytes(), &parameters).ok()?;
    // Edited since: the phrase may be anywhere.
    if read.json != file.json {
        return None;
    }
    let [line, column] = *read.places.get(number)?;
    let text = yaml.lines().nth(line.checked_sub(1)?)?;
    let (start, _) = text.char_indices().nth(column.checked_sub(1)?)?;
    let before = text[start..].find(mark).map_or(0, |at| text[start..start + at].chars().count());
    Some(Position {
        line: u32::try_from(line).ok()?,
        column: u32::try_from(column + before).ok()?,
        text: text.to_owned(),
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
        // Other control characters have no width, and are none that a terminal is to obey.
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
