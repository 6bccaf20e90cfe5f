//! The language folder of the package that is compiled.

use std::collections::HashMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use intents_language::resource::{self, FOLDER, LanguageFolder};

/// What a build script prints so that files which are added lead to a rebuild.
const LINE: &str = r#"println!("cargo::rerun-if-changed=language");"#;

/// A package with a language folder.
pub(super) struct Package {
    pub(super) root: PathBuf,
    pub(super) folder: LanguageFolder,
    /// Whether the build script makes Cargo look at the folder.
    is_watched: bool,
    /// Whether that was said: once is enough for a thousand intents.
    is_refused: AtomicBool,
    /// When the folders were changed last, as far as the system says.
    changed: Vec<Option<SystemTime>>,
}

/// A folder is listed once in a process, however many intents there are; and anew when it has
/// changed, as in the process of an editor.
static PACKAGES: Mutex<Option<HashMap<PathBuf, Arc<Package>>>> = Mutex::new(None);

/// The package that is compiled, if it has a language folder. An error is a folder that cannot be
/// read.
pub(super) fn package() -> Result<Option<Arc<Package>>, String> {
    // Compilers that are not run by Cargo know no package.
    let Some(root) = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) else { return Ok(None) };
    let folder = root.join(FOLDER);
    if !folder.is_dir() {
        return Ok(None);
    }
    let mut packages = PACKAGES.lock().unwrap_or_else(PoisonError::into_inner);
    let packages = packages.get_or_insert_with(HashMap::new);
    if let Some(package) = packages.get(&root).filter(|package| package.is_current()) {
        return Ok(Some(Arc::clone(package)));
    }
    let folder = resource::list(&root)
        .map_err(|error| format!("the folder `{FOLDER}` cannot be read: {error}"))?;
    let changed = watched(&root, &folder).map(|path| modified(&path)).collect();
    let is_watched = reruns(&root);
    let is_refused = AtomicBool::new(false);
    let package = Package { root: root.clone(), folder, is_watched, is_refused, changed };
    let package = Arc::new(package);
    packages.insert(root, Arc::clone(&package));
    Ok(Some(package))
}

impl Package {
    /// What there is to do before files of the folder can be used, if nobody was told yet.
    pub(super) fn refuse(&self) -> Option<String> {
        if self.is_watched || self.is_refused.swap(true, Ordering::Relaxed) {
            return None;
        }
        Some(format!(
            "this package has language files, and a build script that does not say so: a file \
             that is added would not be seen; write `fn main() {{ {LINE} }}` in `build.rs`"
        ))
    }

    fn is_current(&self) -> bool {
        watched(&self.root, &self.folder)
            .map(|path| modified(&path))
            .eq(self.changed.iter().copied())
    }
}

/// What the listing depends on: a folder changes when a file is added to it or removed.
fn watched(root: &Path, folder: &LanguageFolder) -> impl Iterator<Item = PathBuf> {
    folder.folders.clone().into_iter().chain([root.join("build.rs"), root.join("Cargo.toml")])
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

/// Whether the build script says that it depends on the folder. A macro cannot see what it
/// prints, only what is written in it: one that leaves the line to a function of another crate has
/// it in a comment.
fn reruns(root: &Path) -> bool {
    let script = build_script(root).unwrap_or_else(|| "build.rs".to_owned());
    let text = fs::read_to_string(root.join(script)).unwrap_or_default();
    text.contains("rerun-if-changed=language")
}

/// `build = "…"` in the manifest.
fn build_script(root: &Path) -> Option<String> {
    let manifest = fs::read_to_string(root.join("Cargo.toml")).ok()?;
    let values = manifest.lines().filter_map(|line| {
        let value = line.trim_start().strip_prefix("build")?.trim_start().strip_prefix('=')?;
        value.trim().strip_prefix('"')?.split('"').next()
    });
    values.map(str::to_owned).next()
}
