use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;
use std::{fmt, io};

use crate::folder::LanguageFolder;
use crate::{FOLDER, LanguageError, closest, file_name, printable};

/// The language files that the intents and entity types of one package use.
#[derive(Debug, Clone, Default)]
pub struct LanguagePackage<'n> {
    /// The folder of the package. Empty if it is not known.
    pub root: &'n str,
    /// The files in use, as paths from the folder of the package: `language/en/shop.Order.yaml`.
    pub files: BTreeSet<&'n str>,
    /// The display names of its intents.
    pub intents: BTreeSet<&'n str>,
    /// The names of its entity types, and of those that its intents use.
    pub entities: BTreeSet<&'n str>,
}

/// A file in a language folder that no intent or entity type uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// The file, as a path from the folder of its package.
    pub path: String,
    /// The reason why nothing uses it.
    pub reason: OrphanReason,
}

/// The reason why nothing uses a language file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OrphanReason {
    /// No intent or entity type has this name.
    UnknownName {
        /// The file name of the intent or entity type that was probably meant.
        suggestion: Option<String>,
    },
    /// The folder is not named after a language.
    Language(LanguageError),
    /// Another file has the same display name.
    Duplicate {
        /// The file that is used.
        used: String,
    },
    /// The file name ends in `.yml` instead of `.yaml`.
    Extension,
    /// The file is not in the folder of a language.
    Folder,
}

impl LanguagePackage<'_> {
    /// Whether [`orphans`](Self::orphans) can see the files in use: a program may run on another
    /// machine than the one that compiled it.
    #[must_use]
    pub fn is_present(&self) -> bool {
        let has_folder = || Path::new(self.root).join(FOLDER).is_dir();
        self.files.is_empty() || (!self.root.is_empty() && has_folder())
    }

    /// Lists the files in the language folder that no intent or entity type uses, such as the file
    /// of an intent that was renamed. Files are not opened. A package whose folder is not known or
    /// not on this machine has none.
    ///
    /// # Errors
    ///
    /// If a folder cannot be read.
    pub fn orphans(&self) -> io::Result<Vec<Orphan>> {
        if self.root.is_empty() {
            return Ok(Vec::new());
        }
        let folder = LanguageFolder::list(Path::new(self.root))?;
        let mut orphans = Vec::new();
        let mut add = |path: &str, reason| {
            if !self.files.contains(path) {
                orphans.push(Orphan { path: path.to_owned(), reason });
            }
        };
        for files in folder.languages.values() {
            for (files_by_name, names) in
                [(&files.intents, &self.intents), (&files.entities, &self.entities)]
            {
                for (name, path) in files_by_name {
                    let reason = match &files.language {
                        Ok(_) => OrphanReason::UnknownName {
                            suggestion: closest(name, names.iter().copied()).map(file_name),
                        },
                        Err(error) => OrphanReason::Language(error.clone()),
                    };
                    add(path, reason);
                }
            }
        }
        for [used, other] in &folder.doubles {
            add(other, OrphanReason::Duplicate { used: used.clone() });
        }
        // Notes next to the language files are allowed.
        for path in &folder.strays {
            match Path::new(path).extension().and_then(OsStr::to_str) {
                Some("yml") => add(path, OrphanReason::Extension),
                Some("yaml") => add(path, OrphanReason::Folder),
                _ => {}
            }
        }
        orphans.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(orphans)
    }
}

impl fmt::Display for Orphan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = printable(&self.path);
        write!(f, "no intent or entity type uses `{path}`{}", self.reason)
    }
}

/// The text that follows the path in a message, with its punctuation.
impl fmt::Display for OrphanReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName { suggestion: Some(name) } => {
                write!(f, "; did you mean `{}`?", printable(name))
            }
            Self::UnknownName { suggestion: None } => {
                f.write_str("; remove it, or name it after its intent or entity type")
            }
            Self::Language(error) => write!(f, ": {error}"),
            Self::Duplicate { used } => {
                write!(f, ": `{}` has the same display name; remove one of them", printable(used))
            }
            Self::Extension => f.write_str(": its name must end in `.yaml`"),
            Self::Folder => {
                f.write_str(": it is not in the folder of a language, such as `language/en`")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::tests::TestFolder;

    #[test]
    fn lists_unused_files_with_reasons() {
        let folder = TestFolder::with(
            "orphans",
            &[
                "language/en/shop.Order.yaml",
                "language/en/shop.Oder.yaml",
                "language/en/Other.yaml",
                "language/en/shop.Order.yml",
                "language/en/notes.txt",
                "language/en/entities/Siz.yaml",
                "language/en/entities/Size.yaml",
                "language/en/shop%2EOrder.yaml",
                "language/en_US/shop.Order.yaml",
                "language/shop.Order.yaml",
            ],
        )
        .unwrap();
        let package = LanguagePackage {
            root: folder.0.to_str().unwrap(),
            files: ["language/en/shop.Order.yaml", "language/en/entities/Size.yaml"].into(),
            intents: ["shop.Order", "shop.Pay"].into(),
            entities: ["Size"].into(),
        };
        let found: Vec<_> = package.orphans().unwrap().iter().map(ToString::to_string).collect();
        let unused = "no intent or entity type uses";
        assert_eq!(
            found,
            [
                format!(
                    "{unused} `language/en/Other.yaml`; remove it, or name it after its intent or \
                     entity type"
                ),
                format!("{unused} `language/en/entities/Siz.yaml`; did you mean `Size.yaml`?"),
                format!(
                    "{unused} `language/en/shop%2EOrder.yaml`: `language/en/shop.Order.yaml` \
                         has the same display name; remove one of them"
                ),
                format!("{unused} `language/en/shop.Oder.yaml`; did you mean `shop.Order.yaml`?"),
                format!("{unused} `language/en/shop.Order.yml`: its name must end in `.yaml`"),
                format!(
                    "{unused} `language/en_US/shop.Order.yaml`: `en_US` is not a language tag; did \
                     you mean `en-US`?"
                ),
                format!(
                    "{unused} `language/shop.Order.yaml`: it is not in the folder of a language, \
                     such as `language/en`"
                ),
            ]
        );
    }

    #[test]
    fn a_package_that_is_not_on_this_machine_has_no_orphans() {
        for root in ["", "/this/folder/is/on/no/machine"] {
            let files = ["language/en/shop.Order.yaml"].into();
            let package = LanguagePackage { root, files, ..LanguagePackage::default() };
            assert!(!package.is_present());
            assert_eq!(package.orphans().unwrap(), []);
        }
        assert!(LanguagePackage::default().is_present());
    }
}
