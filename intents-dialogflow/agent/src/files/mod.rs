//! The files of an agent, in memory: what the exporters write and the importers read.
//!
//! Where they come from is a folder or a ZIP archive that somebody else made. What is hostile or
//! broken there is an error that names the place; nothing of it is ever written.

mod archive;
mod error;
mod folder;
mod limits;
pub(crate) mod path;
pub(crate) mod secret;

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

pub use error::FilesError;
pub use limits::{
    MAX_ARCHIVE_BYTES, MAX_FILE_BYTES, MAX_FILES, MAX_PATH_BYTES, MAX_RATIO, MAX_TOTAL_BYTES,
};

/// Files by their paths, sorted. The paths are relative, with `/` between their parts.
///
/// ```
/// use intents_agent::files::Files;
///
/// let mut files = Files::new();
/// files.insert("package.json", b"{}".to_vec())?;
/// files.insert("agent.json", b"{}".to_vec())?;
/// assert_eq!(files.paths().collect::<Vec<_>>(), ["agent.json", "package.json"]);
/// assert_eq!(Files::from_zip(&files.to_zip()?)?, files);
/// # Ok::<(), intents_agent::files::FilesError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Files {
    files: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// No files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file. Leading `./` in its path are left out.
    ///
    /// # Errors
    ///
    /// When the path leads outside (`..`, an absolute path, a drive letter, a backslash) or is
    /// none, and when there is such a file. One whose path differs in nothing but case or the
    /// composition of its characters is another one, as in archives it is.
    pub fn insert(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), FilesError> {
        let path = path::checked(path)?;
        if self.files.contains_key(path) {
            return Err(FilesError::Duplicate { path: path.into(), other: path.into() });
        }
        self.files.insert(path.to_owned(), bytes);
        Ok(())
    }

    /// What is in a file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// The files by their paths, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Reads an agent's files from a folder, or from a ZIP archive. They may be in one folder
    /// within it, which is left out of their paths, as what archivers of macOS add is.
    ///
    /// # Errors
    ///
    /// When there is nothing to read, and as [`from_zip`](Self::from_zip): what is read is never
    /// more than the limits of this module. Links are not followed.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, FilesError> {
        let path = path.as_ref();
        let io = |error| FilesError::io(path, error);
        if path.metadata().map_err(io)?.is_dir() {
            return folder::read(path)?.without_nest();
        }
        let mut bytes = Vec::new();
        let mut file = File::open(path).map_err(io)?.take(MAX_ARCHIVE_BYTES + 1);
        file.read_to_end(&mut bytes).map_err(io)?;
        Self::from_zip(&bytes)
    }

    /// Reads an agent's files from a ZIP archive, as [`read`](Self::read) does.
    ///
    /// # Errors
    ///
    /// When the archive is broken, encrypted, of more than one of the limits of this module, or
    /// has an entry that [`insert`](Self::insert) refuses or that is a link.
    pub fn from_zip(bytes: &[u8]) -> Result<Self, FilesError> {
        archive::read(bytes)?.without_nest()
    }

    /// A ZIP archive of the files: of the same files the same bytes on any machine, for neither a
    /// clock nor an owner is in it. A program that enables another backend of the crate `flate2`
    /// compresses with that one, hence to other bytes.
    ///
    /// # Errors
    ///
    /// When the files are more than an archive can hold, 4 GiB.
    pub fn to_zip(&self) -> Result<Vec<u8>, FilesError> {
        archive::write(self)
    }

    /// Writes the archive into a file, in place of what was there; where that fails, what was
    /// there stays.
    ///
    /// # Errors
    ///
    /// As [`to_zip`](Self::to_zip), and when the file cannot be written.
    pub fn write_zip(&self, path: impl AsRef<Path>) -> Result<(), FilesError> {
        folder::replace(path.as_ref(), &self.to_zip()?, self.are_secret())
    }

    /// Writes the files into a folder, which is made where there is none. A folder with something
    /// in it must be an agent's: have an `agent.json`.
    ///
    /// Files of an agent that are not among these are removed: `*.json` in `intents` and
    /// `entities`, and `package.json` and `customSmalltalkResponses_*.json` beside `agent.json`.
    /// Whatever else is there stays as it is. A file that is the same is not written; one that is
    /// not is replaced as a whole.
    ///
    /// # Errors
    ///
    /// When the folder has something else in it, when a part of it is a link, which would lead
    /// outside, when Windows has no such file names or would take two of them for one, since a
    /// repository is for every system, and when it cannot be written.
    pub fn write_folder(&self, path: impl AsRef<Path>) -> Result<(), FilesError> {
        folder::write(self, path.as_ref())
    }

    /// Refuses two files that some file systems take for one.
    fn refuse_folded(&self) -> Result<(), FilesError> {
        let mut seen = BTreeMap::new();
        for path in self.paths() {
            if let Some(other) = seen.insert(path::folded(path), path) {
                return Err(FilesError::Duplicate { path: path.into(), other: other.into() });
            }
        }
        Ok(())
    }

    /// The files without the one folder that all of them may be in.
    fn without_nest(self) -> Result<Self, FilesError> {
        let agents = self.paths().filter(|path| is_agent(path) && !is_of_macos(path));
        let Some(agent) = agents.min_by_key(|path| (path.matches('/').count(), path.len())) else {
            return Err(FilesError::NoAgent);
        };
        let nest = agent.trim_end_matches("agent.json").to_owned();
        let mut files = Self::new();
        for (path, bytes) in self.files {
            match path.strip_prefix(&nest) {
                _ if is_of_macos(&path) => {}
                Some(path) => files.insert(path, bytes)?,
                None => return Err(FilesError::Outside { path, folder: nest }),
            }
        }
        Ok(files)
    }
}

fn is_agent(path: &str) -> bool {
    path == "agent.json" || path.ends_with("/agent.json")
}

/// What the archiver of macOS adds of its own, beside the files.
fn is_of_macos(path: &str) -> bool {
    path.starts_with("__MACOSX/") || path == ".DS_Store" || path.ends_with("/.DS_Store")
}

/// They may be of users: how many there are, not what they are.
impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Files({})", self.len())
    }
}
