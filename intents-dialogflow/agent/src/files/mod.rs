//! The files of an agent in memory, in folders and in ZIP archives.
//!
//! An archive or a folder may be broken or hostile. Reading it then returns an error that names the
//! place, and writes nothing.

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
    /// Returns no files.
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
    /// If the path is not valid or leads outside (`..`, an absolute path, a drive letter, a
    /// backslash), or if there is a file at the path.
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

    /// Whether there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Reads an agent from a folder or from a ZIP archive.
    ///
    /// If all files are in one folder, the folder is left out of their paths. Files that the archiver
    /// of macOS adds are ignored. Links are not followed.
    ///
    /// # Errors
    ///
    /// If there is nothing to read, and as [`from_zip`](Self::from_zip). The limits of this module
    /// apply to folders too.
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
    /// If the archive is broken, encrypted or over a limit of this module, or has an entry that is a
    /// link or that [`insert`](Self::insert) refuses.
    pub fn from_zip(bytes: &[u8]) -> Result<Self, FilesError> {
        archive::read(bytes)?.without_nest()
    }

    /// Returns a ZIP archive of the files.
    ///
    /// The same files give the same bytes on every machine: the archive has neither times nor owners.
    /// The bytes differ if a program enables another backend of the crate `flate2`.
    ///
    /// # Errors
    ///
    /// If the files are larger than an archive can hold, 4 GiB.
    pub fn to_zip(&self) -> Result<Vec<u8>, FilesError> {
        archive::write(self)
    }

    /// Writes a ZIP archive of the files. The file at the path is replaced as a whole, or stays as it
    /// is if writing fails. If the files have secrets, only their owner may read the archive.
    ///
    /// # Errors
    ///
    /// As [`to_zip`](Self::to_zip), and if the file cannot be written.
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
    /// Other files that an agent [may have](FileRules::owns) are removed; all other files stay. A
    /// file that is the same is not written. A file that differs is replaced as a whole. Only their
    /// owner may read new files with secrets.
    ///
    /// # Errors
    ///
    /// If the folder has something else in it, if a part of a path is a link, which might lead
    /// outside, if Windows does not take a file name or takes two file names for one, and if a file
    /// cannot be written.
    pub fn write_folder(
        &self,
        path: impl AsRef<Path>,
        rules: &dyn FileRules,
    ) -> Result<(), FilesError> {
        folder::write(self, path.as_ref(), rules)
    }

    /// Refuses two files that some file systems take for one file.
    fn refuse_folded(&self) -> Result<(), FilesError> {
        let mut seen = BTreeMap::new();
        for path in self.paths() {
            if let Some(other) = seen.insert(path::folded(path), path) {
                return Err(FilesError::Duplicate { path: path.into(), other: other.into() });
            }
        }
        Ok(())
    }

    /// Removes the folder that all files may be in from their paths.
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

/// Whether the archiver of macOS added a file.
fn is_of_macos(path: &str) -> bool {
    path.starts_with("__MACOSX/") || path == ".DS_Store" || path.ends_with("/.DS_Store")
}

/// Shows the number of files only: they may contain text of users.
impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Files({})", self.len())
    }
}
