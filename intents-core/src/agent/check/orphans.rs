//! Language files that belong to nothing.

use std::collections::{BTreeMap, HashSet};
use std::ffi::OsStr;
use std::path::Path;

use intents_language::closest;
use intents_language::resource::{FOLDER, LanguageFolder, file_name, list};

use crate::model::{EntityEntry, IntentMeta};
use crate::problem::Problem;

/// What the language files of a package are for.
#[derive(Debug, Default)]
struct Package {
    /// The files that were read, as `language/en/shop.OrderPizza.yaml`.
    files: HashSet<&'static str>,
    /// The display names of its intents.
    intents: Vec<&'static str>,
    /// The names of its entity types, and of those that its intents have.
    entities: Vec<&'static str>,
}

/// Language files that nothing reads: of an intent that was renamed, say. A package that is not on
/// this machine, or of which it is not known where it is, has none.
///
/// Every intent and entity type of the program counts, not those of the agent alone: it may have
/// been given a few, and a parameter may be what it will have next.
pub(super) fn of_packages(
    intents: impl Iterator<Item = &'static IntentMeta>,
    entities: impl Iterator<Item = EntityEntry>,
    problems: &mut Vec<Problem>,
) {
    let mut packages: BTreeMap<&str, Package> = BTreeMap::new();
    for meta in intents.filter(|meta| !meta.language_folder.is_empty()) {
        let package = packages.entry(meta.language_folder).or_default();
        package.intents.push(meta.name);
        package.files.extend(meta.language_files.iter().map(|file| file.path));
        for entity in meta.entities() {
            package.entities.push(entity.name);
            package.files.extend(entity.language_files.iter().map(|file| file.path));
        }
    }
    for EntityEntry { meta, language_folder } in entities {
        if !language_folder.is_empty() {
            let package = packages.entry(language_folder).or_default();
            package.entities.push(meta.name);
            package.files.extend(meta.language_files.iter().map(|file| file.path));
        }
    }
    for (folder, package) in &packages {
        // What cannot be listed is not on this machine.
        if let Ok(found) = list(Path::new(folder)) {
            problems.extend(package.orphans(&found));
        }
    }
}

/// Whether the files of these intents can be compared with those that there are. A release does
/// not know where its packages were compiled, and a program may have been moved.
pub(crate) fn are_found(mut intents: impl Iterator<Item = &'static IntentMeta>) -> bool {
    let is_found = |folder: &str| !folder.is_empty() && Path::new(folder).join(FOLDER).is_dir();
    intents.all(|meta| meta.language_files.is_empty() || is_found(meta.language_folder))
}

impl Package {
    fn orphans(&self, folder: &LanguageFolder) -> Vec<Problem> {
        let mut orphans = Vec::new();
        let mut add = |path: &str, hint| {
            if !self.files.contains(path) {
                orphans.push(Problem::OrphanFile { path: path.to_owned(), hint });
            }
        };
        for files in folder.languages.values() {
            for (of, names) in [(&files.intents, &self.intents), (&files.entities, &self.entities)]
            {
                for (name, path) in of {
                    add(
                        path,
                        match &files.language {
                            Ok(_) => hint(name, names),
                            Err(error) => format!(": {error}"),
                        },
                    );
                }
            }
        }
        for [read, other] in &folder.doubles {
            add(other, format!(": {read} has the same name"));
        }
        // Notes beside the language files are nobody's business.
        for path in &folder.strays {
            match Path::new(path).extension().and_then(OsStr::to_str) {
                Some("yml") => add(path, ": its name has to end in `.yaml`".to_owned()),
                Some("yaml") => {
                    add(
                        path,
                        ": it is in no folder of a language, such as `language/en`".to_owned(),
                    );
                }
                _ => {}
            }
        }
        orphans
    }
}

fn hint(name: &str, names: &[&str]) -> String {
    match closest(name, names.iter().copied()) {
        Some(meant) => format!("; did you mean `{}`?", file_name(meant)),
        None => "; remove it, or name it like the intent or entity type that it is for".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn files_that_nothing_reads_are_told_with_what_they_could_be_for() {
        let folder = std::env::temp_dir().join(format!("intents-orphans-{}", std::process::id()));
        let language = folder.join("language");
        for path in [
            "en/shop.Order.yaml",
            "en/shop.Oder.yaml",
            "en/Other.yaml",
            "en/shop.Order.yml",
            "en/notes.txt",
            "en/entities/Siz.yaml",
            "en/entities/Size.yaml",
            "en/shop%2EOrder.yaml",
            "en_US/shop.Order.yaml",
            "shop.Order.yaml",
        ] {
            let path = language.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let package = Package {
            files: ["language/en/shop.Order.yaml", "language/en/entities/Size.yaml"].into(),
            intents: vec!["shop.Order", "shop.Pay"],
            entities: vec!["Size"],
        };
        let listed = list(&folder).unwrap();
        let mut found: Vec<_> = package.orphans(&listed).iter().map(ToString::to_string).collect();
        found.sort();
        fs::remove_dir_all(&folder).unwrap();
        let none = "belongs to no intent or entity type of the agent";
        assert_eq!(
            found,
            [
                format!(
                    "language/en/Other.yaml {none}; remove it, or name it like the intent or \
                     entity type that it is for"
                ),
                format!("language/en/entities/Siz.yaml {none}; did you mean `Size.yaml`?"),
                format!(
                    "language/en/shop%2EOrder.yaml {none}: language/en/shop.Order.yaml has the \
                     same name"
                ),
                format!("language/en/shop.Oder.yaml {none}; did you mean `shop.Order.yaml`?"),
                format!("language/en/shop.Order.yml {none}: its name has to end in `.yaml`"),
                format!(
                    "language/en_US/shop.Order.yaml {none}: `en_US` is not a language tag; did \
                     you mean `en-US`?"
                ),
                format!(
                    "language/shop.Order.yaml {none}: it is in no folder of a language, such as \
                     `language/en`"
                ),
            ]
        );
        assert_eq!(package.orphans(&list(&folder).unwrap()), []);
    }
}
