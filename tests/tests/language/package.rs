//! Packages that the tests compile, as a user would.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs, io};

/// The build script of a package with language files.
pub(crate) const BUILD_SCRIPT: &str = "fn main() {\n    intents_language::watch_files();\n}\n";

/// A package in a folder of its own, which depends on `intents-core`.
pub(crate) struct Package {
    root: PathBuf,
}

impl Package {
    /// Creates a package that is set up for language files. A package of the same name, from an
    /// earlier run, is removed.
    pub(crate) fn new(name: &str) -> io::Result<Self> {
        let package = Self::without_build_script(name)?;
        package.append("Cargo.toml", &build_dependency("intents-language"))?;
        package.write("build.rs", BUILD_SCRIPT)?;
        Ok(package)
    }

    /// Creates a package that is not set up for language files.
    pub(crate) fn without_build_script(name: &str) -> io::Result<Self> {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        match fs::remove_dir_all(&root) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let package = Self { root };
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let core = repository.join("intents-core");
        package.write(
            "Cargo.toml",
            &format!(
                "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                 [dependencies]\nintents-core = {{ path = {core:?} }}\n\n[workspace]\n"
            ),
        )?;
        fs::copy(repository.join("Cargo.lock"), package.root.join("Cargo.lock"))?;
        Ok(package)
    }

    pub(crate) fn write(&self, path: &str, text: &str) -> io::Result<()> {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&self.root))?;
        fs::write(path, text)
    }

    pub(crate) fn append(&self, path: &str, text: &str) -> io::Result<()> {
        self.write(path, &(self.read(path)? + text))
    }

    pub(crate) fn read(&self, path: &str) -> io::Result<String> {
        fs::read_to_string(self.root.join(path))
    }

    /// Replaces the first occurrence of a text in a file.
    pub(crate) fn replace(&self, path: &str, from: &str, to: &str) -> io::Result<()> {
        self.write(path, &self.read(path)?.replacen(from, to, 1))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.root
    }

    pub(crate) fn remove(&self, path: &str) -> io::Result<()> {
        fs::remove_file(self.root.join(path))
    }

    pub(crate) fn remove_folder(&self, path: &str) -> io::Result<()> {
        fs::remove_dir_all(self.root.join(path))
    }

    /// Copies everything that is in a folder.
    pub(crate) fn copy(&self, from: &Path) -> io::Result<()> {
        copy(from, &self.root)
    }

    /// Runs Cargo in it, without a network, with what the tests have compiled already.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> io::Result<Output> {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");
        Command::new(cargo)
            .args(arguments)
            .arg("--offline")
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", target)
            .env_remove("CARGO_MANIFEST_DIR")
            .output()
    }
}

/// The section of a manifest that has `intents-language` for the build script, under a name.
pub(crate) fn build_dependency(name: &str) -> String {
    let language = Path::new(env!("CARGO_MANIFEST_DIR")).join("../intents-core/language");
    format!(
        "\n[build-dependencies]\n{name} = {{ package = \"intents-language\", path = {language:?} }}\n"
    )
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
