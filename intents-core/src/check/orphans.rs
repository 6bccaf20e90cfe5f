//! Language files that belong to nothing.

use std::collections::{BTreeMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use intents_language::{Language, closest};

use crate::intent::IntentMeta;
use crate::problem::Problem;

/// What the language files of a package are for.
#[derive(Debug, Default)]
struct Package {
    /// The files that were read, as `language/en/shop.OrderPizza.yaml`.
    files: HashSet<&'static str>,
    /// The display names of its intents.
    intents: Vec<&'static str>,
    /// The names of the entity types that these have.
    entities: Vec<&'static str>,
}

/// Language files that nothing reads: of an intent that was renamed, say. A package that is not on
/// this machine, or of which it is not known where it is, has none.
///
/// Every intent of the program counts, not those of the agent alone: it may have been given a few.
pub(super) fn of_packages(
    intents: impl Iterator<Item = &'static IntentMeta>,
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
    for (folder, package) in &packages {
        in_folder(&Path::new(folder).join("language"), package, problems);
    }
}

fn in_folder(folder: &Path, package: &Package, orphans: &mut Vec<Problem>) {
    for (language, is_folder) in children(folder) {
        if !is_folder {
            package.check(&["language", &language], orphans);
            continue;
        }
        for (file, is_folder) in children(&folder.join(&language)) {
            if !is_folder {
                package.check(&["language", &language, &file], orphans);
            } else if file == ENTITIES {
                for (file, _) in children(&folder.join(&language).join(ENTITIES)) {
                    package.check(&["language", &language, ENTITIES, &file], orphans);
                }
            }
        }
    }
}

const ENTITIES: &str = "entities";

/// What is in a folder, and whether it is a folder itself. Names that are no text are nobody's.
fn children(folder: &Path) -> Vec<(String, bool)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let children = entries
        .filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path().is_dir())));
    children.collect()
}

impl Package {
    fn check(&self, path: &[&str], orphans: &mut Vec<Problem>) {
        let full = path.join("/");
        let extension = Path::new(&full).extension().and_then(OsStr::to_str);
        // Notes beside the language files are nobody's business.
        if self.files.contains(&*full) || !matches!(extension, Some("yaml" | "yml")) {
            return;
        }
        let hint = match path {
            [_, language, ..] if path.len() > 2 => match language.parse::<Language>() {
                Err(error) => format!(": {error}"),
                Ok(_) if extension == Some("yml") => ": its name has to end in `.yaml`".to_owned(),
                Ok(_) => self.hint(path),
            },
            _ => ": it is in no folder of a language, such as `language/en`".to_owned(),
        };
        orphans.push(Problem::OrphanFile { path: full, hint });
    }

    fn hint(&self, path: &[&str]) -> String {
        let name = path.last().and_then(|file| file.strip_suffix(".yaml")).unwrap_or_default();
        let names = if path.contains(&ENTITIES) { &self.entities } else { &self.intents };
        let files: Vec<_> = names.iter().map(|name| name.replace('/', "%2F")).collect();
        match closest(name, files.iter().map(String::as_str)) {
            Some(meant) => format!("; did you mean `{meant}.yaml`?"),
            None => {
                "; remove it, or name it like the intent or entity type that it is for".to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests {
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
        let mut found = Vec::new();
        in_folder(&language, &package, &mut found);
        let mut found: Vec<_> = found.iter().map(ToString::to_string).collect();
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
        let mut none = Vec::new();
        in_folder(&language, &package, &mut none);
        assert_eq!(none, []);
    }
}
