//! The files of a package's language folder.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
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
    /// Two files with one display name, as `a%2Fb.yaml` and `a%2fb.yaml` have it: the one that is
    /// listed, which is that of [`file_name`] if it is there, and another one.
    pub doubles: Vec<[String; 2]>,
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

/// The name of the file of an intent or entity type with this display name. What some system does
/// not take in the name of a file is written as in URLs: `/` is `%2F`, `?` is `%3F`.
///
/// ```
/// use intents_language::resource::file_name;
/// assert_eq!(file_name("Where/When is it?"), "Where%2FWhen is it%3F.yaml");
/// ```
#[must_use]
pub fn file_name(display_name: &str) -> String {
    let mut name = String::with_capacity(display_name.len() + EXTENSION.len());
    for c in display_name.chars() {
        if c.is_control() || r#"/\:*?"<>|%"#.contains(c) {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                name += &format!("%{byte:02X}");
            }
        } else {
            name.push(c);
        }
    }
    name + EXTENSION
}

/// The display name that the file of an intent or entity type is for; `None` of a file with
/// another ending.
///
/// Where the system takes a character as it is, so does this, and escapes may be in any case: for
/// each display name there are several file names, of which [`file_name`] gives one.
///
/// ```
/// use intents_language::resource::display_name;
/// assert_eq!(display_name("Where%2fWhen is it?.yaml").as_deref(), Some("Where/When is it?"));
/// assert_eq!(display_name("100% sure.yaml").as_deref(), Some("100% sure"));
/// assert_eq!(display_name("notes.txt"), None);
/// ```
#[must_use]
pub fn display_name(file_name: &str) -> Option<String> {
    let written = file_name.strip_suffix(EXTENSION)?;
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.as_bytes();
    while let [first, after @ ..] = rest {
        match after {
            [high, low, after @ ..] if *first == b'%' => {
                if let (Some(high), Some(low)) = (digit(*high), digit(*low)) {
                    bytes.push(high << 4 | low);
                    rest = after;
                    continue;
                }
            }
            _ => {}
        }
        bytes.push(*first);
        rest = after;
    }
    // Escapes that make no text are none.
    Some(String::from_utf8(bytes).unwrap_or_else(|_| written.to_owned()))
}

/// The value of a hexadecimal digit.
fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| digit.try_into().ok())
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
            let Some(display_name) = display_name(&name) else {
                self.strays.push(path);
                continue;
            };
            let is_ours = file_name(&display_name) == name;
            match files.entry(display_name) {
                Entry::Vacant(entry) => {
                    entry.insert(path);
                }
                Entry::Occupied(mut entry) => {
                    let other = if is_ours { entry.insert(path) } else { path };
                    self.doubles.push([entry.get().clone(), other]);
                }
            }
        }
        Ok(())
    }
}

/// The entries of a folder that are not hidden, by their names.
fn entries(folder: &Path) -> io::Result<Vec<(String, DirEntry)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            found.push((name, entry));
        }
    }
    // The order of the file system is anything.
    found.sort_by(|(name, _), (other, _)| name.cmp(other));
    Ok(found)
}
