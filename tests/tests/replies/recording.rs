//! No response escapes the judges: tests use the connectors whose responses are recorded.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// In two parts, or this file would be found itself.
const IMPORT: &str = concat!("use intents_", "dialogflow::");

fn sources(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sources(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(())
}

/// The connectors that a source imports from where they are not recorded.
fn unrecorded(source: &str) -> Vec<&str> {
    let names = source.split(IMPORT).skip(1).flat_map(|rest| {
        let names = rest.split(';').next().unwrap_or_default();
        names.split(|letter: char| !letter.is_alphanumeric())
    });
    names.filter(|name| ["Dialogflow", "EsV2", "EsV2Beta1", "EsV1", "Cx"].contains(name)).collect()
}

#[test]
fn every_test_uses_the_connectors_of_this_package() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["tests", "cross-crate"] {
        sources(&tests.join(folder), &mut files).unwrap();
    }
    assert!(files.iter().any(|file| file.ends_with("replies/recording.rs")), "{files:?}");
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        assert_eq!(unrecorded(&source), [""; 0], "import them from `intents_tests`: {file:?}");
    }
}

#[test]
fn an_import_is_found_in_each_of_its_forms() {
    assert_eq!(unrecorded(&format!("{IMPORT}EsV2;")), ["EsV2"]);
    let among_others = format!("{IMPORT}{{\n    Cx, Webhook, cx, es,\n}};\nEsV1;");
    assert_eq!(unrecorded(&among_others), ["Cx"]);
    assert_eq!(unrecorded("use intents_tests::{Dialogflow, EsV2};"), [""; 0]);
}
