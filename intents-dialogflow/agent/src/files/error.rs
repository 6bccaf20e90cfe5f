use std::io;
use std::path::{Path, PathBuf};

/// Why files are not read or written. Names are shown as text without control characters.
#[derive(Debug)]
#[non_exhaustive]
pub enum FilesError {
    /// The file system refused.
    Io {
        /// Where.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A path is none, or leads outside.
    Path {
        /// The path.
        path: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Two files have one path, where case and the composition of characters do not count.
    Duplicate {
        /// The path.
        path: String,
        /// That of the other one.
        other: String,
    },
    /// A file is a link, or something else that is neither a file nor a folder.
    NotAFile {
        /// Its path.
        path: String,
    },
    /// There is more than is read.
    TooMuch {
        /// Of what: `files`, `bytes in all`.
        what: &'static str,
        /// The limit.
        limit: u64,
        /// Where it was passed; empty for the whole.
        path: String,
    },
    /// A file of an archive is encrypted.
    Encrypted {
        /// Its path.
        path: String,
    },
    /// An archive cannot be read.
    Archive {
        /// The path of the file in it that cannot be read; empty for the whole.
        path: String,
        /// What is wrong with it.
        message: String,
    },
    /// There is no `agent.json`.
    NoAgent,
    /// A file is beside the folder that the agent is in.
    Outside {
        /// Its path.
        path: String,
        /// The folder of the agent.
        folder: String,
    },
    /// A folder has something in it, but no `agent.json`.
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
                write!(f, "{}: is there twice", path.escape_debug())
            }
            Self::Duplicate { path, other } => write!(
                f,
                "{}: is the same file as {} where case and composition do not count",
                path.escape_debug(),
                other.escape_debug()
            ),
            Self::NotAFile { path } => {
                write!(f, "{}: is a link or no file; links are not followed", path.escape_debug())
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
                    "{}: is encrypted; write the archive without a password",
                    path.escape_debug()
                )
            }
            Self::Archive { path, message } if path.is_empty() => {
                write!(f, "not a ZIP archive that can be read: {message}")
            }
            Self::Archive { path, message } => {
                write!(f, "{}: cannot be read from the archive: {message}", path.escape_debug())
            }
            Self::NoAgent => {
                f.write_str("no agent.json: this is not what Dialogflow exports of an agent")
            }
            Self::Outside { path, folder } => write!(
                f,
                "{}: is outside of the folder of the agent, {}",
                path.escape_debug(),
                folder.escape_debug()
            ),
            Self::Occupied { path } => write!(
                f,
                "{}: the folder is not empty and has no agent.json; name a new one, or one that an agent was written to",
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
