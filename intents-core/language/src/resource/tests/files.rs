use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::{file_name, list};

/// A folder that is gone with the value.
struct Folder(PathBuf);

impl Folder {
    fn with(name: &str, files: &[&str]) -> io::Result<Self> {
        let root = std::env::temp_dir().join(format!("intents-{}-{name}", std::process::id()));
        for file in files {
            let path = root.join(file);
            fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            fs::write(path, "")?;
        }
        fs::create_dir_all(&root)?;
        Ok(Self(root))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_folder_is_listed_by_languages_and_names() {
    let package = Folder::with(
        "listed",
        &[
            "language/en/shop.Order.yaml",
            "language/en/Where%2FWhen.yaml",
            "language/en/entities/PizzaSize.yaml",
            "language/en/entities/more/Deep.yaml",
            "language/en/notes.txt",
            "language/en/.hidden.yaml",
            "language/en/old/Deep.yaml",
            "language/pt_BR/shop.Order.yaml",
            "language/README.md",
        ],
    )
    .unwrap();
    let found = list(&package.0).unwrap();
    let english = &found.languages["en"];
    assert_eq!(english.language.as_ref().unwrap().as_str(), "en");
    let names = |files: &std::collections::BTreeMap<String, String>| {
        files.iter().map(|(name, path)| format!("{name} {path}")).collect::<Vec<_>>()
    };
    assert_eq!(
        names(&english.intents),
        ["Where/When language/en/Where%2FWhen.yaml", "shop.Order language/en/shop.Order.yaml"]
    );
    assert_eq!(names(&english.entities), ["PizzaSize language/en/entities/PizzaSize.yaml"]);
    assert_eq!(
        found.languages["pt_BR"].language.as_ref().unwrap_err().to_string(),
        "`pt_BR` is not a language tag; did you mean `pt-BR`?"
    );
    assert_eq!(
        found.strays,
        [
            "language/README.md",
            "language/en/entities/more",
            "language/en/notes.txt",
            "language/en/old"
        ]
    );
    assert_eq!(found.folders.len(), 4);
    assert_eq!(found.folders[0], package.0.join("language"));
}

#[test]
fn a_package_without_the_folder_has_nothing() {
    let package = Folder::with("empty", &[]).unwrap();
    let found = list(&package.0).unwrap();
    assert!(found.languages.is_empty() && found.strays.is_empty() && found.folders.is_empty());
}

#[test]
fn no_name_leads_out_of_the_folder() {
    assert_eq!(file_name("../../etc/passwd"), "..%2F..%2Fetc%2Fpasswd.yaml");
}
