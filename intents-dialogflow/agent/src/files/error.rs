use std::io;
use std::path::{Path, PathBuf};

/// An error of reading or writing files. Messages escape control characters in names.
#[derive(Debug)]
#[non_exhaustive]
pub enum FilesError {
    /// An error of the file system.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The error.
        source: io::Error,
    },
    /// A path is not valid, or leads outside of the folder.
    Path {
        /// The path.
        path: String,
        /// The reason.
        reason: &'static str,
    },
    /// Two files have the same path if case and Unicode normalization are ignored.
    Duplicate {
        /// The path.
        path: String,
        /// The other path.
        other: String,
    },
    /// An entry is a link, or neither a file nor a folder.
    NotAFile {
        /// The path of the entry.
        path: String,
    },
    /// A limit is exceeded.
    TooMuch {
        /// The limited quantity: `files`, `bytes in all`.
        what: &'static str,
        /// The limit.
        limit: u64,
        /// The file that exceeds the limit; empty for all files together.
        path: String,
    },
    /// A file of an archive is encrypted.
    Encrypted {
        /// The path of the file.
        path: String,
    },
    /// An archive cannot be read.
    Archive {
        /// The file that cannot be read; empty for the whole archive.
        path: String,
        /// The reason.
        message: String,
    },
    /// `agent.json` is missing.
    NoAgent,
    /// A file is outside of the folder of the agent.
    Outside {
        /// The path of the file.
        path: String,
        /// The folder of the agent.
        folder: String,
    },
    /// A folder is not empty, but has no `agent.json`.
    Occupied {
        /// The folder.
        path: PathBuf,
    },
}

impl FilesError {
    pub(super) fn io(path: &Path, source: io::Error) -> Self {
        Self::Io { path: path.to_owned(), source }
    }
}

impl std::fmt::Display for FilesError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Path { path, reason } => write!(f, "{}: {reason}", path.escape_debug()),
            Self::Duplicate { path, other } if path == other => {
                write!(f, "{}: the path occurs twice", path.escape_debug())
            }
            Self::Duplicate { path, other } => write!(
                f,
                "{}: some file systems take this path and {} for the same file",
                path.escape_debug(),
                other.escape_debug()
            ),
            Self::NotAFile { path } => {
                write!(f, "{}: not a file; links are not followed", path.escape_debug())
            }
            Self::TooMuch { what, limit, path } if path.is_empty() => {
                write!(f, "more than {limit} {what}")
            }
            Self::TooMuch { what, limit, path } => {
                write!(f, "{}: more than {limit} {what}", path.escape_debug())
            }
            Self::Encrypted { path } => {
                write!(
                    f,
                    "{}: the file is encrypted; create the archive without a password",
                    path.escape_debug()
                )
            }
            Self::Archive { path, message } if path.is_empty() => {
                write!(f, "cannot read the ZIP archive: {message}")
            }
            Self::Archive { path, message } => {
                write!(
                    f,
                    "{}: cannot read the file from the archive: {message}",
                    path.escape_debug()
                )
            }
            Self::NoAgent => {
                f.write_str("`agent.json` is missing; an agent that Dialogflow exports has it")
            }
            Self::Outside { path, folder } => write!(
                f,
                "{}: the file is outside of the folder of the agent, {}",
                path.escape_debug(),
                folder.escape_debug()
            ),
            Self::Occupied { path } => write!(
                f,
                "{}: the folder is not empty and has no `agent.json`; choose a new folder, or a folder with an agent",
                path.display()
            ),
        }
    }
}

impl std::error::Error for FilesError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
