//! The files of a package's language folder.

use std::collections::BTreeMap;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use crate::{Language, LanguageError};

/// The folder, beside the manifest of a package.
pub const FOLDER: &str = "language";
/// The folder of entity types, in that of a language.
const ENTITIES: &str = "entities";
const EXTENSION: &str = ".yaml";

/// What is in the language folder of a package. All paths begin at the package and have `/`
/// between their parts: `language/en/shop.Order.yaml`.
#[derive(Debug, Clone, Default)]
pub struct LanguageFolder {
    /// The folders in it, by their names.
    pub languages: BTreeMap<String, LanguageFiles>,
    /// What is neither the folder of a language nor a language file. Names that begin with a `.`
    /// are left out.
    pub strays: Vec<String>,
    /// Every folder that was looked into, the language folder itself first; none of them if there
    /// is no language folder.
    pub folders: Vec<PathBuf>,
}

/// The files of one language.
#[derive(Debug, Clone)]
pub struct LanguageFiles {
    /// The language that the folder is named after.
    pub language: Result<Language, LanguageError>,
    /// The files of intents: the path by the display name.
    pub intents: BTreeMap<String, String>,
    /// The files of entity types: the path by the display name.
    pub entities: BTreeMap<String, String>,
}

/// The name of the file of an intent or entity type with this display name, in which `/` is
/// written `%2F`.
///
/// ```
/// use intents_language::resource::file_name;
/// assert_eq!(file_name("Where/When is it?"), "Where%2FWhen is it?.yaml");
/// ```
#[must_use]
pub fn file_name(display_name: &str) -> String {
    format!("{}{EXTENSION}", display_name.replace('/', "%2F"))
}

/// Lists the language folder of the package at `package`. Where there is none, nothing is in it.
///
/// # Errors
///
/// When a folder cannot be read.
pub fn list(package: &Path) -> io::Result<LanguageFolder> {
    let mut found = LanguageFolder::default();
    let root = package.join(FOLDER);
    if !root.is_dir() {
        return Ok(found);
    }
    for (name, entry) in entries(&root)? {
        let path = format!("{FOLDER}/{name}");
        if !entry.path().is_dir() {
            found.strays.push(path);
            continue;
        }
        let mut files = LanguageFiles {
            language: name.parse(),
            intents: BTreeMap::new(),
            entities: BTreeMap::new(),
        };
        found.read(&entry.path(), &path, &mut files.intents)?;
        let entities = entry.path().join(ENTITIES);
        if entities.is_dir() {
            let path = format!("{path}/{ENTITIES}");
            found.read(&entities, &path, &mut files.entities)?;
            found.folders.push(entities);
        }
        found.folders.push(entry.path());
        found.languages.insert(name, files);
    }
    found.folders.push(root);
    found.folders.reverse();
    found.strays.sort();
    Ok(found)
}

impl LanguageFolder {
    fn read(
        &mut self,
        folder: &Path,
        path: &str,
        files: &mut BTreeMap<String, String>,
    ) -> io::Result<()> {
        for (name, entry) in entries(folder)? {
            let path = format!("{path}/{name}");
            if entry.path().is_dir() {
                // In the folder of entity types there is no such folder.
                if name != ENTITIES || folder.ends_with(ENTITIES) {
                    self.strays.push(path);
                }
                continue;
            }
            match name.strip_suffix(EXTENSION) {
                Some(display_name) => {
                    files.insert(display_name.replace("%2F", "/"), path);
                }
                None => self.strays.push(path),
            }
        }
        Ok(())
    }
}

/// The entries of a folder that are not hidden, with their names.
fn entries(folder: &Path) -> io::Result<Vec<(String, DirEntry)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            found.push((name, entry));
        }
    }
    Ok(found)
}
