//! The format of a platform's agent files.

use std::fmt;
use std::path::Path;

use intents_core::definition::{AgentDefinition, Change};

use crate::compare::{self, Comparison};
use crate::error::{Dropped, ExportError, ImportError};
use crate::files::{FileRules, Files, FilesError};

/// The format in which a platform exports and restores agents. [`es::Es`](crate::es::Es) is the format
/// of Dialogflow ES.
///
/// Commands, golden tests and folders use platforms only through this trait.
pub trait AgentFormat: FileRules + fmt::Debug + Send + Sync {
    /// Returns the name of the format on a command line: `es`.
    fn target(&self) -> &'static str;

    /// Returns the name of the platform: `Dialogflow ES`.
    fn platform(&self) -> &'static str;

    /// Returns the confidence that files have the format, with a reason.
    fn recognize(&self, files: &Files) -> Recognition;

    /// Exports an agent.
    ///
    /// # Errors
    ///
    /// Returns an error with every reason why the agent cannot be exported.
    fn export(&self, agent: &AgentDefinition) -> Result<Exported, ExportError>;

    /// Imports an agent.
    ///
    /// # Errors
    ///
    /// Returns an error if a file is not part of an agent in this format.
    fn import(&self, files: &Files) -> Result<AgentDefinition, ImportError>;

    /// Returns the unknown members of files, sorted by file. An import keeps them.
    ///
    /// # Errors
    ///
    /// Returns an error if a file is not part of an agent in this format.
    fn unknown_members(&self, files: &Files) -> Result<Vec<UnknownMember>, ImportError>;

    /// Returns whether a setting no longer has an effect. A comparison then does not report that
    /// restoring an agent resets the setting.
    fn is_obsolete(&self, _: &Change) -> bool {
        false
    }

    /// Checks that an agent can be exported, and returns the parts that the export loses.
    ///
    /// # Errors
    ///
    /// Returns an error with every reason why the agent cannot be exported.
    fn validate(&self, agent: &AgentDefinition) -> Result<Vec<Dropped>, ExportError> {
        Ok(self.export(agent)?.dropped)
    }

    /// Compares the agent of the code with an imported agent.
    ///
    /// The export of the code is compared, not the code itself, because a platform may convert or
    /// omit messages.
    ///
    /// ```
    /// use intents_agent::AgentFormat;
    /// use intents_agent::es::Es;
    /// use intents_core::definition::{AgentDefinition, IntentDefinition};
    ///
    /// // Or the result of `Agent::builder().define()?`.
    /// let mut code = AgentDefinition::default();
    /// code.intents.insert("Ping".to_owned(), IntentDefinition::default());
    /// let exported = Es.import(&Es.export(&code)?.files)?;
    /// assert!(Es.compare(&code, &exported)?.drift.is_empty());
    ///
    /// code.intents.insert("Pong".to_owned(), IntentDefinition::default());
    /// assert_eq!(
    ///     Es.compare(&code, &exported)?.drift[0].to_string(),
    ///     "the intent `Pong` is in the code but not in the exported agent: export the agent again \
    ///      and restore it, or remove the intent"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the agent of the code cannot be exported.
    fn compare(
        &self,
        code: &AgentDefinition,
        exported: &AgentDefinition,
    ) -> Result<Comparison, ExportError> {
        let Exported { files, dropped, .. } = self.export(code)?;
        let code = self.import(&files);
        let code = code.map_err(|error| ExportError::reread(self.platform(), error))?;
        let is_obsolete = |change: &Change| self.is_obsolete(change);
        Ok(compare::compare(&code, exported, dropped, is_obsolete))
    }
}

/// An exported agent.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Exported {
    /// The files.
    pub files: Files,
    /// Parts of the agent that the files do not contain. A message in another form, as
    /// [`Message::simplified`](intents_core::Message::simplified) describes, is only listed if part
    /// of it is lost.
    pub dropped: Vec<Dropped>,
    /// The format of the files.
    pub format: &'static dyn AgentFormat,
}

impl Exported {
    /// Writes the files into a folder with [`Files::write_folder`].
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Files::write_folder`].
    pub fn write_folder(&self, path: impl AsRef<Path>) -> Result<(), FilesError> {
        self.files.write_folder(path, self.format)
    }

    /// Writes the files into a ZIP archive with [`Files::write_zip`].
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Files::write_zip`].
    pub fn write_zip(&self, path: impl AsRef<Path>) -> Result<(), FilesError> {
        self.files.write_zip(path, self.format)
    }
}

/// The confidence that files have a format, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Recognition {
    /// The confidence.
    pub confidence: Confidence,
    /// The reason, as a sentence without a full stop.
    pub reason: String,
}

impl Recognition {
    /// Creates a recognition with its reason.
    #[must_use]
    pub fn new(confidence: Confidence, reason: impl Into<String>) -> Self {
        Self { confidence, reason: reason.into() }
    }
}

/// The confidence that files have a format, in ascending order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Confidence {
    /// The files are not of the format.
    No,
    /// The files may be of the format.
    Possible,
    /// The files are of the format.
    Certain,
}

/// An unknown member of a file.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownMember {
    /// The file.
    pub path: String,
    /// The JSON pointer (RFC 6901) of the member; empty for an unknown file.
    pub pointer: String,
}

impl UnknownMember {
    /// Creates an unknown member from its file and its JSON pointer.
    #[must_use]
    pub fn new(path: impl Into<String>, pointer: impl Into<String>) -> Self {
        Self { path: path.into(), pointer: pointer.into() }
    }
}

impl fmt::Debug for UnknownMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for UnknownMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.escape_debug(), self.pointer.escape_debug())
    }
}
