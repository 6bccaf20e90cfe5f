//! The example as a separate package, with the language files of the reference.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use super::Result;

/// By their paths in the package.
pub(crate) type Contents = BTreeMap<String, Vec<u8>>;

/// The folder of the example.
pub(crate) fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/example-agent")
}

/// Everything in a folder of the example.
pub(crate) fn read_example(folder: &str) -> Result<Contents> {
    let mut contents = Contents::new();
    read(&example().join(folder), folder, &mut contents)?;
    Ok(contents)
}

fn read(folder: &Path, path: &str, contents: &mut Contents) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|_| "a file's name")?;
        let path = format!("{path}/{name}");
        if entry.file_type()?.is_dir() {
            read(&entry.path(), &path, contents)?;
        } else {
            contents.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// Has the program of a package export its agent, and returns the archive.
///
/// The package stays where it is from one run to the next, and only files that differ are written:
/// Cargo compiles it when there is something new in it.
pub(crate) fn export(contents: &Contents, variables: &[(&str, &str)]) -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reference-export");
    for folder in ["src", "language"] {
        let mut present = Contents::new();
        match read(&root.join(folder), folder, &mut present) {
            Err(error) if root.join(folder).exists() => return Err(error),
            _ => {}
        }
        for path in present.keys().filter(|path| !contents.contains_key(*path)) {
            fs::remove_file(root.join(path))?;
        }
    }
    for (path, bytes) in contents {
        write(&root.join(path), bytes)?;
    }
    write(&root.join("Cargo.toml"), manifest().as_bytes())?;
    fs::copy(repository().join("Cargo.lock"), root.join("Cargo.lock"))?;

    let out = root.join("agent.zip");
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["run", "--quiet", "--offline", "--", "export", "--target", "es", "--out"])
        .arg(&out)
        .current_dir(&root)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join(".."))
        .env_remove("CARGO_MANIFEST_DIR")
        .envs(variables.iter().copied())
        .output()?;
    if !output.status.success() {
        eprintln!("{}", String::from_utf8_lossy(&output.stderr));
        return Err("the example with the words of the reference cannot be exported".into());
    }
    Ok(out)
}

/// What the example depends on. Its own name is another one, so that its program keeps its place in
/// the target folder.
fn manifest() -> String {
    let root = repository();
    let (core, dialogflow) = (root.join("intents-core"), root.join("intents-dialogflow"));
    let (cli, language) = (dialogflow.join("cli"), core.join("language"));
    format!(
        r#"[package]
name = "reference-export"
version = "0.0.0"
edition = "2024"

[lib]
name = "example_agent"

[dependencies]
intents-cli = {{ path = {cli:?} }}
intents-core = {{ path = {core:?} }}
intents-dialogflow = {{ path = {dialogflow:?} }}
serde = {{ version = "1", features = ["derive"] }}
serde_json = "1"
tokio = {{ version = "1", features = ["macros", "rt-multi-thread"] }}

[build-dependencies]
intents-language = {{ path = {language:?} }}

[workspace]
"#
    )
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::read(path).is_ok_and(|present| present == bytes) {
        return Ok(());
    }
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    fs::write(path, bytes)
}
