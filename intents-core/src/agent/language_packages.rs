//! The packages with language files.

use std::collections::BTreeMap;

use intents_language::LanguagePackage;

use super::AgentBuilder;
use crate::agent::registry;
use crate::model::{EntityEntry, IntentMeta, LanguageFile};

impl AgentBuilder {
    /// Returns the packages with language files. [`LanguagePackage::orphans`] reports their unused
    /// files. This function reads no files, because the names of embedded files are known to the
    /// program.
    ///
    /// The packages are those of every intent and entity type that is linked into the program,
    /// registered or not. Release builds do not embed folders, so the folder of a package is empty
    /// there.
    #[must_use]
    pub fn language_packages(&self) -> Vec<LanguagePackage<'static>> {
        let mut packages = Packages::default();
        let registered = self.intents.iter().map(|entry| entry.meta);
        for meta in registered.chain(registry::intents().map(|entry| entry.meta)) {
            packages.add_intent(meta);
        }
        for EntityEntry { meta, language_folder } in registry::entities() {
            let package = packages.add(language_folder, meta.language_files);
            package.entities.insert(meta.name);
        }
        packages.0.into_values().filter(is_used).collect()
    }
}

/// Returns whether a package has a language folder, as far as is known.
fn is_used(package: &LanguagePackage<'_>) -> bool {
    !package.root.is_empty() || !package.files.is_empty()
}

/// Packages by folder.
#[derive(Default)]
struct Packages(BTreeMap<&'static str, LanguagePackage<'static>>);

impl Packages {
    fn add(
        &mut self,
        root: &'static str,
        files: &'static [LanguageFile],
    ) -> &mut LanguagePackage<'static> {
        let package = self.0.entry(root).or_default();
        package.root = root;
        package.files.extend(files.iter().map(|file| file.path));
        package
    }

    fn add_intent(&mut self, meta: &'static IntentMeta) {
        let root = meta.language_folder;
        self.add(root, meta.language_files).intents.insert(meta.name);
        for entity in meta.entities() {
            self.add(root, entity.language_files).entities.insert(entity.name);
        }
    }
}
