//! Why an agent is not read or not written, and what is lost of it.

use std::fmt;

use intents_core::Language;

use super::intent::told;
use crate::files::FilesError;

/// Why files are not an agent of ES.
///
/// It names the file and the place in it, and says what is expected there; of what was found it
/// repeats no more than names.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ImportError {
    /// The file.
    pub path: String,
    /// The line, from 1, and the column, in bytes from 1, where it is known.
    pub position: Option<(usize, usize)>,
    /// The JSON pointer (RFC 6901) of what is wrong; empty for the whole.
    pub pointer: String,
    /// What is wrong, and what is expected.
    pub message: String,
}

impl ImportError {
    pub(super) fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), position: None, pointer: String::new(), message: message.into() }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.escape_debug())?;
        if let Some((line, column)) = self.position {
            write!(f, ":{line}:{column}")?;
        }
        if !self.pointer.is_empty() {
            write!(f, ": {}", self.pointer.escape_debug())?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for ImportError {}

/// Why ES cannot hold an agent: every reason at once.
#[derive(Debug)]
#[non_exhaustive]
pub struct ExportError {
    /// The reasons, in the order of what they are about. There is at least one.
    pub problems: Vec<ExportProblem>,
}

/// A reason why ES cannot hold an agent.
#[derive(Debug)]
#[non_exhaustive]
pub struct ExportProblem {
    /// What it is about: `intent Ping, language en`.
    pub place: String,
    /// What is wrong with it, and what ES can hold.
    pub message: String,
    /// What refused it, if it was not this crate's own check.
    pub source: Option<ExportSource>,
}

/// What refused a part of an agent.
#[derive(Debug)]
#[non_exhaustive]
pub enum ExportSource {
    /// A part of the definition that only ES has is not what it should be.
    Extension(serde_json::Error),
    /// The name of a file, which is another one's too.
    Files(FilesError),
    /// What was written, when it was read again.
    Import(ImportError),
}

impl ExportProblem {
    pub(super) fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into(), source: None }
    }

    pub(super) fn extension(place: impl Into<String>, error: serde_json::Error) -> Self {
        let message = "what only ES has of it cannot be read".to_owned();
        Self { place: place.into(), message, source: Some(ExportSource::Extension(error)) }
    }

    pub(super) fn files(place: impl Into<String>, error: FilesError) -> Self {
        let message = error.to_string();
        Self { place: place.into(), message, source: Some(ExportSource::Files(error)) }
    }
}

impl fmt::Display for ExportProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dialogflow ES cannot hold this agent")?;
        for problem in &self.problems {
            write!(f, "\n- {problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ExportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        let source = self.problems.iter().find_map(|problem| problem.source.as_ref())?;
        Some(match source {
            ExportSource::Extension(error) => error,
            ExportSource::Files(error) => error,
            ExportSource::Import(error) => error,
        })
    }
}

/// Something that ES has no place for, so that it is not in the export.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dropped {
    /// The display name of the intent.
    pub intent: String,
    /// The language of the response; `None` where it has none, or what is lost is no response.
    pub language: Option<Language>,
    /// The channel of the response; empty for all.
    pub channel: String,
    /// What is lost.
    pub what: &'static str,
}

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "intent {}", self.intent)?;
        let language = told(self.language.as_ref());
        for (what, name) in [("language", &language), ("channel", &self.channel)] {
            if !name.is_empty() {
                write!(f, ", {what} {name}")?;
            }
        }
        write!(f, ": {}", self.what)
    }
}
