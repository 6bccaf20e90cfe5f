//! Places of words: in the source code, or in a language file.

use std::fmt;
use std::fs;
use std::path::Path;

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

    /// The same place with the position of a text in its file, and in it of a mark. `package` is
    /// the folder of the package that the file is in; nothing where it is not known.
    ///
    /// The file was read when the crate was compiled, and what is embedded has no positions: they
    /// are looked for only where there is something to tell of them.
    pub(crate) fn locate(mut self, package: &str, text: &str, mark: &str) -> Self {
        if let Self::File { path, position } = &mut self
            && !package.is_empty()
            && let Ok(yaml) = fs::read_to_string(Path::new(package).join(path))
        {
            *position = find(&yaml, text, mark);
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

/// The first line that has a text as YAML may spell it, one that has it as an item of a list before
/// one in which it is a part of something longer.
fn find(yaml: &str, text: &str, mark: &str) -> Option<Position> {
    let in_double_quotes = text.replace('\\', "\\\\").replace('"', "\\\"");
    let spellings = [text, &text.replace('\'', "''"), &in_double_quotes];
    let found = |is_item: bool| {
        yaml.lines().enumerate().find_map(|(i, line)| {
            let (start, spelling) = spellings.iter().find_map(|&it| Some((line.find(it)?, it)))?;
            let item = line.trim_start().strip_prefix("- ").unwrap_or_default().trim();
            if is_item && item.trim_matches(['"', '\'']) != spelling {
                return None;
            }
            let start = start + line[start..].find(mark).unwrap_or_default();
            let column = line[..start].chars().count() + 1;
            Some(Position {
                line: u32::try_from(i + 1).ok()?,
                column: u32::try_from(column).ok()?,
                text: line.to_owned(),
            })
        })
    };
    found(true).or_else(|| found(false))
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

#[cfg(test)]
mod tests {
    use super::*;

    const YAML: &str = "examples:\n  - yes, please\n  - yes\n  - 'it''s $size{small}'\n  \
                        - \"say \\\"hi\\\"\"\nresponses: {default: [{text: [\"Sì, grazie\"]}]}\n";

    fn at(text: &str, mark: &str) -> Option<(u32, u32)> {
        find(YAML, text, mark).map(|found| (found.line, found.column))
    }

    #[test]
    fn a_text_is_found_as_yaml_spells_it() {
        assert_eq!(at("yes", "yes"), Some((3, 5)));
        assert_eq!(at("it's $size{small}", "$size{small}"), Some((4, 12)));
        assert_eq!(at("say \"hi\"", "say"), Some((5, 6)));
        assert_eq!(at("Sì, grazie", "grazie"), Some((6, 36)));
        assert_eq!(at("no", "no"), None);
    }

    #[test]
    fn the_mark_is_below_what_it_marks() {
        let position = find("\t- a\u{e8} $x{y}", "a\u{e8} $x{y}", "$x{y}");
        let place = Place::File { path: "language/en/A.yaml".to_owned(), position };
        assert_eq!(place.to_string(), "language/en/A.yaml:1:7");
        assert_eq!(place.snippet().to_string(), "\n  1 | \t- aè $x{y}\n    | \t     ^");
        // A file that is not there has no position, and that is no error.
        let place = Place::file("language/en/A.yaml").locate("/nowhere", "a", "a");
        assert_eq!(place.to_string(), "language/en/A.yaml");
    }
}
