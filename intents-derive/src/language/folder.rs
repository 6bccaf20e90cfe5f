//! The language folder of the package that is being compiled.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use std::{env, fs, io};

use intents_language::{ENTITIES, FOLDER, LanguageFolder, WATCHED_PACKAGE};

/// A package with a language folder.
pub(super) struct Package {
    pub(super) root: PathBuf,
    pub(super) folder: Arc<LanguageFolder>,
}

/// Returns the package that is being compiled, if it has a language folder. The error says that
/// the folder cannot be read.
pub(super) fn package() -> Result<Option<Package>, String> {
    // Only Cargo sets it.
    let Some(root) = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) else { return Ok(None) };
    if !root.join(FOLDER).is_dir() {
        return Ok(None);
    }
    let folder =
        listing(&root).map_err(|error| format!("the folder `{FOLDER}` cannot be read: {error}"))?;
    Ok(Some(Package { root, folder }))
}

/// Lists a language folder, or returns the last listing if nothing was added or removed since. A
/// thousand intents are compiled in one process, as are all changes while an editor is open.
fn listing(package: &Path) -> io::Result<Arc<LanguageFolder>> {
    static LAST: Mutex<Option<(Stamp, Arc<LanguageFolder>)>> = Mutex::new(None);
    let stamp = stamp(package)?;
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    match &*last {
        Some((last_stamp, folder)) if *last_stamp == stamp => Ok(Arc::clone(folder)),
        _ => {
            let folder = Arc::new(LanguageFolder::list(package)?);
            *last = Some((stamp, Arc::clone(&folder)));
            Ok(folder)
        }
    }
}

/// The modification times of all folders: adding and removing files changes them.
type Stamp = Vec<(PathBuf, Option<SystemTime>)>;

fn stamp(package: &Path) -> io::Result<Stamp> {
    let root = package.join(FOLDER);
    let mut folders = Vec::new();
    for entry in fs::read_dir(&root)? {
        let language = entry?.path();
        folders.extend([language.join(ENTITIES), language]);
    }
    folders.push(root);
    let with_time = |path: PathBuf| {
        let modified = fs::metadata(&path).and_then(|metadata| metadata.modified());
        (path, modified.ok())
    };
    Ok(folders.into_iter().map(with_time).collect())
}

impl Package {
    /// Returns the error for a package whose build script does not watch the language files. It is
    /// returned once per process, because a thousand intents have the same one.
    pub(super) fn unwatched(&self) -> Option<String> {
        static IS_REPORTED: AtomicBool = AtomicBool::new(false);
        // Cargo passes on the variable of another package. The build script can only print Unicode.
        let is_watched = env::var_os(WATCHED_PACKAGE)
            .is_some_and(|package| self.root.to_string_lossy() == package.to_string_lossy());
        if is_watched || IS_REPORTED.swap(true, Ordering::Relaxed) {
            return None;
        }
        let version = env!("CARGO_PKG_VERSION");
        Some(format!(
            "language files need a build script that calls `intents_language::watch_files`; without \
             it, Cargo does not notice changed files. Write in `build.rs`:\n\n\
             fn main() {{\n    intents_language::watch_files();\n}}\n\n\
             and in `Cargo.toml`:\n\n\
             [build-dependencies]\nintents-language = \"{version}\"\n\n\
             with the same version or path as `intents-core`"
        ))
    }
}
