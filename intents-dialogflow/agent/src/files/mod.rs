//! The files of an agent in memory, in folders and in ZIP archives.
//!
//! If an archive or a folder is broken or hostile, reading returns an error with the path, and
//! writes nothing.

mod archive;
mod error;
mod folder;
mod limits;
pub(crate) mod path;
mod rules;

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

pub use error::FilesError;
pub use limits::{
    MAX_ARCHIVE_BYTES, MAX_FILE_BYTES, MAX_FILES, MAX_PATH_BYTES, MAX_RATIO, MAX_TOTAL_BYTES,
};
pub use rules::FileRules;

/// Files by their paths, sorted. A path is relative, with `/` between its parts.
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
    /// Creates an empty set of files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file. A leading `./` of its path is removed.
    ///
    /// Paths are compared byte for byte: case and Unicode normalization matter, as in ZIP archives.
    ///
    /// # Errors
    ///
    /// Returns an error if the path is not valid, leads outside of the folder (`..`, an absolute
    /// path, a drive letter, a backslash), or already has a file.
    pub fn insert(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), FilesError> {
        let path = path::checked(path)?;
        if self.files.contains_key(path) {
            return Err(FilesError::Duplicate { path: path.into(), other: path.into() });
        }
        self.files.insert(path.to_owned(), bytes);
        Ok(())
    }

    /// Returns the content of a file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Returns the files with their paths, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Returns the paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Returns the number of files.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Returns whether there are no files.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Reads an agent from a folder or from a ZIP archive.
    ///
    /// If all files are in one folder, their paths are relative to this folder. Files that the
    /// archiver of macOS adds are ignored. Links are not followed.
    ///
    /// # Errors
    ///
    /// Returns an error if there is nothing to read, and in the cases of
    /// [`from_zip`](Self::from_zip). The limits of this module apply to folders too.
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

    /// Reads an agent from the bytes of a ZIP archive, as [`read`](Self::read) does.
    ///
    /// # Errors
    ///
    /// Returns an error if the archive is broken, is encrypted or exceeds a limit of this module.
    /// Also returns an error if an entry is a link, or if [`insert`](Self::insert) refuses its
    /// path.
    pub fn from_zip(bytes: &[u8]) -> Result<Self, FilesError> {
        archive::read(bytes)?.without_nest()
    }

    /// Returns a ZIP archive of the files.
    ///
    /// The same files result in the same bytes on every machine: the archive contains neither times
    /// nor owners. The bytes differ if a program enables another backend of the crate `flate2`.
    ///
    /// # Errors
    ///
    /// Returns an error if the files exceed the maximum size of an archive, 4 GiB.
    pub fn to_zip(&self) -> Result<Vec<u8>, FilesError> {
        archive::write(self)
    }

    /// Writes a ZIP archive of the files. The file at the path is replaced as a whole, or remains
    /// unchanged if writing fails. If the files contain secrets, only their owner can read the
    /// archive.
    ///
    /// # Errors
    ///
    /// Returns an error in the cases of [`to_zip`](Self::to_zip), or if the file cannot be written.
    pub fn write_zip(
        &self,
        path: impl AsRef<Path>,
        rules: &dyn FileRules,
    ) -> Result<(), FilesError> {
        let is_secret = self.iter().any(|(path, content)| !rules.secrets(path, content).is_empty());
        folder::replace(path.as_ref(), &self.to_zip()?, is_secret)
    }

    /// Writes the files into a folder, which is created if necessary. A folder that is not empty must
    /// have an `agent.json`.
    ///
    /// Other files that an agent [may have](FileRules::owns) are removed; all other files remain.
    /// Unchanged files are not written, and changed files are replaced as a whole. Only their owner
    /// can read new files with secrets.
    ///
    /// # Errors
    ///
    /// Returns an error if the folder contains other files but no `agent.json`, if a part of a path
    /// is a link, or if a file cannot be written. Also returns an error if Windows does not allow a
    /// file name, or treats two file names as equal.
    pub fn write_folder(
        &self,
        path: impl AsRef<Path>,
        rules: &dyn FileRules,
    ) -> Result<(), FilesError> {
        folder::write(self, path.as_ref(), rules)
    }

    /// Refuses two files that some file systems treat as the same file.
    fn refuse_folded(&self) -> Result<(), FilesError> {
        let mut seen = BTreeMap::new();
        for path in self.paths() {
            if let Some(other) = seen.insert(path::folded(path), path) {
                return Err(FilesError::Duplicate { path: path.into(), other: other.into() });
            }
        }
        Ok(())
    }

    /// Removes the enclosing folder from the paths, if all files are in one folder.
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

/// Returns whether the archiver of macOS added a file.
fn is_of_macos(path: &str) -> bool {
    path.starts_with("__MACOSX/") || path == ".DS_Store" || path.ends_with("/.DS_Store")
}

/// Shows only the number of files, because files may contain text of users.
impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Files({})", self.len())
    }
}
