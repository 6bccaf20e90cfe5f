use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{LanguageFolder, display_name, file_name};

/// A folder that is removed when the value is dropped.
pub(crate) struct TestFolder(pub(crate) PathBuf);

impl TestFolder {
    pub(crate) fn with(name: &str, files: &[&str]) -> io::Result<Self> {
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

impl Drop for TestFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn lists_files_by_language_and_display_name() {
    let package = TestFolder::with(
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
    let found = LanguageFolder::list(&package.0).unwrap();
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
}

#[test]
fn lists_nothing_without_a_language_folder() {
    let package = TestFolder::with("empty", &[]).unwrap();
    let found = LanguageFolder::list(&package.0).unwrap();
    assert!(found.languages.is_empty() && found.strays.is_empty());
}

#[test]
fn encodes_display_names_as_portable_file_names() {
    for name in
        ["shop.Order", "What time is it?", "a/b", "a%2Fb", "a%2fb", r#"\:*"<>|%"#, "%", "a\t", "né"]
    {
        let file = file_name(name);
        assert_eq!(display_name(&file).as_deref(), Some(name));
        assert!(!file.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\t']), "{file}");
    }
    for (file, name) in [
        ("What time is it?.yaml", "What time is it?"),
        ("a%2fb%3f.yaml", "a/b?"),
        ("n%C3%A9.yaml", "né"),
        ("100%.yaml", "100%"),
        ("100%2.yaml", "100%2"),
        ("100%2G%.yaml", "100%2G%"),
        ("%FF.yaml", "%FF"),
    ] {
        assert_eq!(display_name(file).as_deref(), Some(name));
    }
    assert_eq!(display_name("a.yml"), None);
}

#[test]
fn lists_two_files_with_one_display_name_as_doubles() {
    let package = TestFolder::with(
        "doubles",
        &["language/en/%61%2Fb.yaml", "language/en/a%2Fb.yaml", "language/en/entities/a%2Fb.yaml"],
    )
    .unwrap();
    let found = LanguageFolder::list(&package.0).unwrap();
    assert_eq!(found.languages["en"].intents["a/b"], "language/en/a%2Fb.yaml");
    let doubles = ["language/en/a%2Fb.yaml", "language/en/%61%2Fb.yaml"].map(str::to_owned);
    assert_eq!(found.doubles, [doubles]);
}

#[test]
fn a_display_name_cannot_leave_the_folder() {
    assert_eq!(file_name("../../etc/passwd"), "..%2F..%2Fetc%2Fpasswd.yaml");
}
