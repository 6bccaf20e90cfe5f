//! Reading and writing of folders.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::{FileRules, Files, FilesError, MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES, path};

pub(super) fn read(root: &Path) -> Result<Files, FilesError> {
    let mut files = Files::new();
    let mut folders = vec![(root.to_owned(), String::new())];
    let (mut count, mut total) = (0, 0);
    while let Some((folder, prefix)) = folders.pop() {
        for entry in entries(&folder)? {
            let (path, name) = entry;
            let below = format!("{prefix}{name}");
            let kind = fs::symlink_metadata(&path).map_err(|e| FilesError::io(&path, e))?;
            count += 1;
            if count > MAX_FILES {
                let limit = MAX_FILES as u64;
                return Err(FilesError::TooMuch { what: "files", limit, path: String::new() });
            }
            if kind.is_dir() {
                // A Git repository in the folder is not part of the agent.
                if name != ".git" {
                    folders.push((path, format!("{below}/")));
                }
            } else if kind.is_file() {
                let bytes = content(&path, &below)?;
                total += bytes.len() as u64;
                if total > MAX_TOTAL_BYTES {
                    let what = "bytes in all";
                    return Err(FilesError::TooMuch { what, limit: MAX_TOTAL_BYTES, path: below });
                }
                files.insert(&below, bytes)?;
            } else {
                return Err(FilesError::NotAFile { path: below });
            }
        }
    }
    Ok(files)
}

fn content(path: &Path, below: &str) -> Result<Vec<u8>, FilesError> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| FilesError::io(path, error))?;
    file.take(MAX_FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| FilesError::io(path, error))?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        let what = "bytes of a file";
        return Err(FilesError::TooMuch { what, limit: MAX_FILE_BYTES, path: below.to_owned() });
    }
    Ok(bytes)
}

/// Returns the entries of a folder, sorted. Their names must be Unicode.
fn entries(folder: &Path) -> Result<Vec<(PathBuf, String)>, FilesError> {
    let io = |error| FilesError::io(folder, error);
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(io)? {
        let path = entry.map_err(io)?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).map(str::to_owned) else {
            let path = path.display().to_string();
            return Err(FilesError::Path { path, reason: "the name of the file is not Unicode" });
        };
        entries.push((path, name));
    }
    entries.sort();
    Ok(entries)
}

pub(super) fn write(files: &Files, root: &Path, rules: &dyn FileRules) -> Result<(), FilesError> {
    match fs::metadata(root) {
        Ok(_) => {
            let is_empty = entries(root)?.is_empty();
            if !is_empty && !root.join("agent.json").is_file() {
                return Err(FilesError::Occupied { path: root.to_owned() });
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(root).map_err(|error| FilesError::io(root, error))?;
        }
        Err(error) => return Err(FilesError::io(root, error)),
    }
    // All checks come before the first change.
    files.refuse_folded()?;
    for path in files.paths() {
        path::refuse_unportable(path)?;
        refuse_links(root, path)?;
    }
    // Remove before writing: on file systems that ignore case, the old name of a file may be the new
    // name of another.
    for path in stale(files, root, rules)? {
        fs::remove_file(&path).map_err(|error| FilesError::io(&path, error))?;
    }
    for (path, bytes) in files.iter() {
        let target = root.join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(|error| FilesError::io(folder, error))?;
        }
        if !is_same(&target, bytes) {
            let is_secret = !rules.secrets(path, bytes).is_empty();
            replace(&target, bytes, is_secret)?;
        }
    }
    Ok(())
}

/// Refuses a path that contains a link, because the link might lead outside of the folder.
fn refuse_links(root: &Path, path: &str) -> Result<(), FilesError> {
    let mut folder = root.to_owned();
    for part in path.split('/') {
        folder.push(part);
        if fs::symlink_metadata(&folder).is_ok_and(|kind| kind.is_symlink()) {
            return Err(FilesError::NotAFile { path: path.to_owned() });
        }
    }
    Ok(())
}

/// Returns the files of an earlier agent in the folder that are not among `files`.
fn stale(files: &Files, root: &Path, rules: &dyn FileRules) -> Result<Vec<PathBuf>, FilesError> {
    let mut stale = Vec::new();
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for (path, name) in entries(&folder)? {
            let below = format!("{prefix}{name}");
            let kind = fs::symlink_metadata(&path).map_err(|error| FilesError::io(&path, error))?;
            if kind.is_dir() && rules.owns(&format!("{below}/")) {
                folders.push((path, format!("{below}/")));
            } else if kind.is_file() && rules.owns(&below) && files.get(&below).is_none() {
                stale.push(path);
            }
        }
    }
    Ok(stale)
}

fn is_same(path: &Path, bytes: &[u8]) -> bool {
    let size = fs::metadata(path).map(|file| file.len());
    size.is_ok_and(|size| size == bytes.len() as u64)
        && fs::read(path).is_ok_and(|there| there == bytes)
}

/// Writes a temporary file and then moves it to the path, so that readers never see a partial file.
/// Only the owner can read a file with secrets, if the system has owners.
pub(super) fn replace(path: &Path, bytes: &[u8], is_secret: bool) -> Result<(), FilesError> {
    let io = |error| FilesError::io(path, error);
    if path.file_name().is_none() {
        return Err(io(io::Error::new(
            io::ErrorKind::InvalidInput,
            "the path does not name a file",
        )));
    }
    let (beside, mut file) = create_beside(path, is_secret).map_err(io)?;
    let written = file.write_all(bytes);
    drop(file);
    let moved = written.and_then(|()| fs::rename(&beside, path));
    if moved.is_err() {
        // The error of the write is reported; the unfinished file is useless.
        let _ = fs::remove_file(&beside);
    }
    moved.map_err(io)
}

/// Creates a temporary file next to another file. Its name is unique, even if an earlier process
/// with the same process id left a file behind.
fn create_beside(path: &Path, is_secret: bool) -> io::Result<(PathBuf, File)> {
    static WRITTEN: AtomicU64 = AtomicU64::new(0);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if is_secret {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = is_secret;
    loop {
        let nth = WRITTEN.fetch_add(1, Ordering::Relaxed);
        // A short name: the name of the file may have the greatest length already.
        let beside = path.with_file_name(format!(".{}-{nth}.tmp", std::process::id()));
        match options.open(&beside) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            opened => return opened.map(|file| (beside, file)),
        }
    }
}
