//! The language folder of a package.

#[cfg(test)]
pub(crate) mod tests;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;

use crate::{Language, LanguageError};

/// The name of the language folder, next to the manifest of a package.
pub const FOLDER: &str = "language";
/// The name of the folder of entity types, within the folder of a language.
pub const ENTITIES: &str = "entities";
const EXTENSION: &str = ".yaml";

/// The files in the language folder of a package. All paths start at the package and are
/// separated by `/`: `language/en/shop.Order.yaml`.
#[derive(Debug, Clone, Default)]
pub struct LanguageFolder {
    /// The folders of languages, by name.
    pub languages: BTreeMap<String, LanguageFiles>,
    /// Files and folders that are not language files, sorted. Hidden ones, whose names start with
    /// `.`, are left out.
    pub strays: Vec<String>,
    /// Pairs of files with the same display name, such as `a%2Fb.yaml` and `a%2fb.yaml`: first the
    /// file that is listed in `languages`, then the other one. The file that [`file_name`] names is
    /// listed if it exists.
    pub doubles: Vec<[String; 2]>,
}

/// The files of one language.
#[derive(Debug, Clone)]
pub struct LanguageFiles {
    /// The language that the folder is named after.
    pub language: Result<Language, LanguageError>,
    /// The paths of the files of intents, by display name.
    pub intents: BTreeMap<String, String>,
    /// The paths of the files of entity types, by display name.
    pub entities: BTreeMap<String, String>,
}

/// Returns the name of the language file for a display name. Characters that some file systems do
/// not allow are percent-encoded: `/` is `%2F`, `?` is `%3F`.
///
/// ```
/// use intents_language::file_name;
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

/// Returns the display name that a language file belongs to, or `None` if the file name does not
/// end in `.yaml`.
///
/// Percent-encoding is optional and may use lower case, so several file names belong to one
/// display name. [`file_name`] returns the preferred one.
///
/// ```
/// use intents_language::display_name;
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
                if let (Some(high), Some(low)) = (hex_digit(*high), hex_digit(*low)) {
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
    // Escapes that do not decode to UTF-8 are part of the name.
    Some(String::from_utf8(bytes).unwrap_or_else(|_| written.to_owned()))
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| digit.try_into().ok())
}

impl LanguageFolder {
    /// Lists the language folder of the package at `package`; the result is empty if there is no
    /// such folder. Files are not opened.
    ///
    /// # Errors
    ///
    /// If a folder cannot be read.
    pub fn list(package: &Path) -> io::Result<Self> {
        let mut listed = Self::default();
        let root = package.join(FOLDER);
        if !root.is_dir() {
            return Ok(listed);
        }
        for (name, entry) in sorted_entries(&root)? {
            let path = format!("{FOLDER}/{name}");
            if !is_folder(&entry) {
                listed.strays.push(path);
                continue;
            }
            let mut files = LanguageFiles {
                language: name.parse(),
                intents: BTreeMap::new(),
                entities: BTreeMap::new(),
            };
            listed.add_files(&entry.path(), &path, &mut files.intents)?;
            let entities = entry.path().join(ENTITIES);
            if entities.is_dir() {
                listed.add_files(&entities, &format!("{path}/{ENTITIES}"), &mut files.entities)?;
            }
            listed.languages.insert(name, files);
        }
        listed.strays.sort();
        Ok(listed)
    }

    fn add_files(
        &mut self,
        folder: &Path,
        path: &str,
        files: &mut BTreeMap<String, String>,
    ) -> io::Result<()> {
        for (name, entry) in sorted_entries(folder)? {
            let path = format!("{path}/{name}");
            if is_folder(&entry) {
                // The folder of entity types does not contain another one.
                if name != ENTITIES || folder.ends_with(ENTITIES) {
                    self.strays.push(path);
                }
                continue;
            }
            let Some(display_name) = display_name(&name) else {
                self.strays.push(path);
                continue;
            };
            let is_preferred = file_name(&display_name) == name;
            match files.entry(display_name) {
                Entry::Vacant(entry) => {
                    entry.insert(path);
                }
                Entry::Occupied(mut entry) => {
                    let other = if is_preferred { entry.insert(path) } else { path };
                    self.doubles.push([entry.get().clone(), other]);
                }
            }
        }
        Ok(())
    }
}

/// Whether an entry is a folder or a link to one.
fn is_folder(entry: &DirEntry) -> bool {
    match entry.file_type() {
        Ok(kind) if !kind.is_symlink() => kind.is_dir(),
        _ => entry.path().is_dir(),
    }
}

/// Returns the entries of a folder that are not hidden, sorted by name: the order of a file system
/// is arbitrary.
fn sorted_entries(folder: &Path) -> io::Result<Vec<(String, DirEntry)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            entries.push((name, entry));
        }
    }
    entries.sort_by(|(name, _), (other, _)| name.cmp(other));
    Ok(entries)
}
