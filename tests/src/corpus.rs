//! Real requests and agents, which belong to others and are not part of this repository.
//!
//! Tests take the folder from the environment variable `INTENTS_CORPUS`, by default
//! `../shared/corpus` beside the checkout. Without a corpus they pass and print that they skip it.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The corpus, if there is one; else a line that says what is skipped.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    // A folder that was named and is not there fails the test that reads it.
    if let Some(named) = env::var_os("INTENTS_CORPUS") {
        return Some(named.into());
    }
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if beside.is_dir() {
        return Some(beside);
    }
    eprintln!(
        "skipped: no corpus at {}, and INTENTS_CORPUS does not name another place",
        beside.display()
    );
    None
}

/// The JSON files of a folder by their names, sorted.
///
/// # Errors
///
/// When the folder or one of its files cannot be read, or there is none.
pub fn json_files(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| named(folder, error))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    if files.is_empty() {
        let message = format!("no JSON files in {}", folder.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, message));
    }
    files.sort();
    Ok(files)
}

/// The JSON files of a folder and of all folders in it, by their paths below it, sorted.
///
/// # Errors
///
/// When the folder or one of its files cannot be read.
pub fn json_files_below(folder: &Path) -> io::Result<Vec<(PathBuf, String)>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).map_err(|error| named(&next, error))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                let below = path.strip_prefix(folder).unwrap_or(&path).to_owned();
                files.push((below, fs::read_to_string(&path)?));
            }
        }
    }
    files.sort();
    Ok(files)
}

fn named(folder: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", folder.display()))
}
