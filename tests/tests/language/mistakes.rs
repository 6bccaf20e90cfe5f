//! Mistakes that the derives report: a program in `ui/language/src/bin` for each topic, with the
//! expected messages beside it. `TRYBUILD=overwrite` writes them anew, as it does the others.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

use crate::package::Package;

/// The release whose messages are expected.
const RELEASE: &str = "rustc 1.95.";

#[test]
fn every_mistake_in_a_file_is_reported_with_its_place() {
    let version = Command::new("rustc").arg("--version").output().unwrap().stdout;
    if !version.starts_with(RELEASE.as_bytes()) && env::var_os("CI").is_none() {
        println!("skipped: the expected messages are those of {RELEASE}x");
        return;
    }
    let sources = Path::new("ui/language");
    let package = Package::new("language-mistakes").unwrap();
    package.copy(sources).unwrap();
    // The compiler, not Cargo, is asked for messages.
    let output =
        package.cargo(&["check", "--bins", "--keep-going", "--message-format=json"]).unwrap();
    assert!(!output.status.success());
    let mut messages: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let message: Value = serde_json::from_str(line).unwrap_or_default();
        let rendered = message["message"]["rendered"].as_str();
        let (Some(target), Some(rendered)) = (message["target"]["name"].as_str(), rendered) else {
            continue;
        };
        // How many there were is no message of its own.
        if !rendered.starts_with("error: aborting") && !rendered.starts_with("For more") {
            let all = messages.entry(target.to_owned()).or_default();
            all.push(rendered.trim_end().to_owned());
        }
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    let mut sources: Vec<_> =
        fs::read_dir(sources.join("src/bin")).unwrap().map(|entry| entry.unwrap().path()).collect();
    sources.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    for source in sources {
        let name = source.file_stem().unwrap().to_str().unwrap();
        let found = messages.remove(name).unwrap_or_default().join("\n\n") + "\n";
        let expected = source.with_extension("stderr");
        if env::var("TRYBUILD").as_deref() == Ok("overwrite") {
            fs::write(expected, found).unwrap();
        } else {
            let expected = fs::read_to_string(expected).unwrap_or_default();
            assert_eq!(found, expected, "{name}: {stderr}");
        }
    }
}
