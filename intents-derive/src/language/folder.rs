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
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap_or_default();
    let Some(script) = build_script(&manifest) else { return false };
    names_folder(&fs::read_to_string(root.join(script)).unwrap_or_default())
}

/// Whether the line is in a build script, for the folder itself: Cargo looks at everything in it,
/// and at nothing beside what is named.
fn names_folder(script: &str) -> bool {
    let after = script.split("rerun-if-changed=language").skip(1);
    let mut after = after.map(|rest| rest.strip_prefix('/').unwrap_or(rest));
    after.any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || "/_-.".contains(c)))
}

/// The build script, by `build = …` in the section of the package; `None` if it has none.
fn build_script(manifest: &str) -> Option<&str> {
    let mut is_in_package = false;
    for line in manifest.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[') {
            is_in_package = section.split(']').next().is_some_and(|name| name.trim() == "package");
            continue;
        }
        let value = line.strip_prefix("build").map(str::trim_start);
        let Some(value) = value.and_then(|rest| rest.strip_prefix('=')) else { continue };
        if is_in_package {
            let value = value.trim();
            let quote = value.chars().next().filter(|c| "\"'".contains(*c));
            // `false`; `true` is what is there without it.
            let Some(quote) = quote else { return value.starts_with("true").then_some(SCRIPT) };
            return value[1..].split(quote).next();
        }
    }
    Some(SCRIPT)
}

/// Where Cargo looks for one.
const SCRIPT: &str = "build.rs";

#[cfg(test)]
mod tests {
    use super::{LINE, build_script, names_folder};

    #[test]
    fn a_script_names_the_folder_and_nothing_in_it() {
        for script in [
            LINE,
            r#"println!("cargo:rerun-if-changed=language");"#,
            r#"println!("cargo::rerun-if-changed=language/");"#,
            r#"print!("cargo::rerun-if-changed=language\n");"#,
            "// `rerun-if-changed=language` is printed by `other::main`",
            "rerun-if-changed=language/en rerun-if-changed=language",
        ] {
            assert!(names_folder(script), "{script}");
        }
        for script in ["", "language/en", "languages", "language.txt", "language-files"] {
            assert!(!names_folder(&format!("\"rerun-if-changed={script}\"")), "{script}");
        }
    }

    #[test]
    fn the_script_is_that_of_the_package() {
        for (manifest, script) in [
            ("[package]\nname = \"a\"\n", Some("build.rs")),
            ("[package]\nbuild = \"src/make.rs\" # ours\n", Some("src/make.rs")),
            ("[package] # ours\n  build='make.rs'\n", Some("make.rs")),
            ("[package]\nbuild = false\n", None),
            ("[package]\nbuild = true\n", Some("build.rs")),
            ("[package]\nbuild-dir = \"x\"\n[dependencies]\nbuild = \"1\"\n", Some("build.rs")),
            ("[package.metadata.x]\nbuild = \"x\"\n[package]\nbuild = \"y.rs\"", Some("y.rs")),
        ] {
            assert_eq!(build_script(manifest), script, "{manifest}");
        }
    }
}
