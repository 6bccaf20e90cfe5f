//! Errors of import and export, and reports of what an export loses, for every platform.

use std::fmt;

use intents_core::Language;
use intents_core::connector::{self, InvalidValue};

use crate::files::FilesError;

/// The error for a file that is not valid in an agent of its platform.
///
/// The error contains the file and the position. It repeats names in the file, but no values.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ImportError {
    /// The file.
    pub path: String,
    /// The line and the column in bytes, both from 1, if they are known.
    pub position: Option<(usize, usize)>,
    /// The JSON pointer (RFC 6901) of the invalid value; empty for the whole file.
    pub pointer: String,
    /// The reason.
    pub kind: ImportErrorKind,
}

/// The reason of an [`ImportError`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportErrorKind {
    /// The agent does not have the file.
    Missing,
    /// The file is encoded in UTF-16 or UTF-32.
    Utf16,
    /// The file is not UTF-8.
    NotUtf8,
    /// The file is not JSON, with the message of the parser.
    Json(String),
    /// A value has the wrong type.
    Type {
        /// The expected type.
        expected: String,
        /// The type in the file; `None` if any of several types is expected.
        found: Option<&'static str>,
    },
    /// A member occurs twice.
    DuplicateMember(String),
    /// The intent or the entity type has no `name`.
    NoName,
    /// Another file has the same `name`.
    DuplicateName,
    /// The file is a list, but its name is not a name for training phrases or entries.
    UnexpectedList {
        /// The expected object: `an intent`.
        object: &'static str,
        /// The infix of files that are lists: `_usersays_`.
        infix: &'static str,
    },
    /// The name of the file does not end with a language tag.
    NoLanguage,
    /// The intent or the entity type of the file is missing.
    NoObject {
        /// The missing object: `an intent`.
        object: &'static str,
        /// The infix of the file: `_usersays_`.
        infix: &'static str,
    },
    /// Another file has the same language.
    DuplicateLanguage,
}

impl ImportError {
    pub(crate) fn new(path: impl Into<String>, kind: ImportErrorKind) -> Self {
        Self { path: path.into(), position: None, pointer: String::new(), kind }
    }
}

impl fmt::Display for ImportErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("the file is missing"),
            Self::Utf16 => f.write_str("the file is UTF-16 or UTF-32; save the file as UTF-8"),
            Self::NotUtf8 => {
                f.write_str("this line of the file is not valid UTF-8; save the file as UTF-8")
            }
            Self::Json(message) => write!(f, "the file is not valid JSON: {message}"),
            Self::Type { expected, found: None } => write!(f, "expected {expected}"),
            Self::Type { expected, found: Some(found) } => {
                write!(f, "expected {expected}, found {found}")
            }
            Self::DuplicateMember(member) => {
                write!(f, "the member {member} occurs twice; remove one of them")
            }
            Self::NoName => f.write_str("the member `name` is missing; expected a string"),
            Self::DuplicateName => {
                f.write_str("another file has the same `name`; rename one of the objects")
            }
            Self::UnexpectedList { object, infix } => {
                write!(f, "expected {object}, found a list; a list belongs in `NAME{infix}en.json`")
            }
            Self::NoLanguage => {
                f.write_str("the file name must end with a language tag, such as `_en.json`")
            }
            Self::NoObject { object, infix } => write!(
                f,
                "the file of {object} is missing; expected a file with this name up to `{infix}`"
            ),
            Self::DuplicateLanguage => {
                f.write_str("another file has the same language; remove one of them")
            }
        }
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
        write!(f, ": {}", self.kind)
    }
}

impl std::error::Error for ImportError {}

/// An agent that cannot be exported to a platform, with every reason.
#[derive(Debug)]
#[non_exhaustive]
pub struct ExportError {
    /// The name of the platform: `Dialogflow ES`.
    pub platform: &'static str,
    /// The reasons, in the order of the definition. There is at least one.
    pub problems: Vec<ExportProblem>,
}

/// A reason why an agent cannot be exported to a platform.
#[derive(Debug)]
#[non_exhaustive]
pub struct ExportProblem {
    /// The part of the agent: `intent Ping, language en`.
    pub place: String,
    /// The reason.
    pub kind: ExportProblemKind,
}

/// The reason of an [`ExportProblem`].
#[derive(Debug)]
#[non_exhaustive]
pub enum ExportProblemKind {
    /// The number of objects exceeds a limit of the platform.
    TooMany {
        /// The counted objects: `training phrases`.
        what: &'static str,
        /// The number of objects.
        found: usize,
        /// The maximum number.
        limit: usize,
    },
    /// A setting is out of its range.
    OutOfRange {
        /// The setting.
        setting: &'static str,
        /// The lowest value.
        min: f64,
        /// The highest value.
        max: f64,
    },
    /// The members of the definition for one platform do not fit the file format.
    Definition(serde_json::Error),
    /// A file name is not valid.
    Files(FilesError),
    /// The exported files cannot be imported again.
    Import(ImportError),
}

impl ExportError {
    /// Converts the import error of an export.
    pub(crate) fn reread(platform: &'static str, error: ImportError) -> Self {
        let place = error.path.clone();
        let problem = ExportProblem::new(place, ExportProblemKind::Import(error));
        Self { platform, problems: vec![problem] }
    }
}

impl ExportProblem {
    pub(crate) fn new(place: impl Into<String>, kind: ExportProblemKind) -> Self {
        Self { place: place.into(), kind }
    }
}

impl fmt::Display for ExportProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMany { what, found, limit } => {
                write!(f, "{found} {what}, but at most {limit} are possible")
            }
            Self::OutOfRange { setting, min, max } => {
                write!(f, "`{setting}` must be from {min} to {max}")
            }
            Self::Definition(error) => write!(f, "the definition is not valid: {error}"),
            Self::Files(error) => error.fmt(f),
            Self::Import(error) => write!(f, "the export cannot be read again: {error}"),
        }
    }
}

impl fmt::Display for ExportProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.kind)
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} does not support this agent", self.platform)?;
        for problem in &self.problems {
            write!(f, "\n- {problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ExportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.problems.iter().find_map(|problem| match &problem.kind {
            ExportProblemKind::Definition(error) => Some(error as &dyn std::error::Error),
            ExportProblemKind::Files(error) => Some(error),
            ExportProblemKind::Import(error) => Some(error),
            _ => None,
        })
    }
}

/// A part of an agent that an export does not contain.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dropped {
    /// The display name of the intent.
    pub intent: String,
    /// The language of the response; `None` for a response without a language, and for a parameter.
    pub language: Option<Language>,
    /// The channel of the response; empty for every channel.
    pub channel: String,
    /// The loss.
    pub loss: Loss,
}

/// A part of an agent that a platform does not support.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Loss {
    /// A handoff to a human agent.
    Handoff,
    /// The mark of a successful conversation.
    ConversationSuccess,
    /// A message for a channel that the platform does not support.
    Channel,
    /// The description of an image.
    ImageDescription,
    /// The display of a browse carousel's images.
    ImageDisplay,
    /// Audio or a transferred call on a channel other than the telephone.
    Telephony,
    /// The markup of speech on a channel other than the telephone.
    SpeechMarkup,
    /// A message without an equivalent on the platform.
    Message,
    /// The setting that keeps the values of a parameter out of logs.
    SensitiveParameter,
    /// A part of a message that its converted form does not support.
    Conversion(connector::Dropped),
    /// A value that JSON cannot represent.
    Value(InvalidValue),
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Handoff => "a handoff to a human agent; set it on the intent instead",
            Self::ConversationSuccess => "the success of the conversation",
            Self::Channel => "a message for a channel that the platform does not support",
            Self::ImageDescription => "the description of an image",
            Self::ImageDisplay => "the image display of a browse carousel",
            Self::Telephony => "audio or a transferred call, which only telephony channels support",
            Self::SpeechMarkup => {
                "the markup of speech; only telephony channels receive it, others receive the text"
            }
            Self::Message => "a message without an equivalent on the platform",
            Self::SensitiveParameter => "the mark that excludes a parameter from logs",
            Self::Conversion(dropped) => dropped.description(),
            Self::Value(value) => value.description(),
        })
    }
}

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "intent {}", self.intent)?;
        if let Some(language) = &self.language {
            write!(f, ", language {}", language.as_str().to_lowercase())?;
        }
        if !self.channel.is_empty() {
            write!(f, ", channel {}", self.channel)?;
        }
        write!(f, ": {}", self.loss)
    }
}
