//! A golden test, which compares the agent of the code with a committed agent.
//!
//! ```no_run,standalone_crate
//! use intents_agent::{es, golden};
//! use intents_core::Agent;
//!
//! #[test]
//! fn the_agent_is_the_committed_one() -> Result<(), Box<dyn std::error::Error>> {
//!     let definition = Agent::builder().define()?;
//!     Ok(golden::check("agent/es", &es::export(&definition)?)?)
//! }
//! # fn main() {}
//! ```
//!
//! Run the test with `INTENTS_UPDATE=1` in the environment to create or update the files. The commit
//! that changes the agent then shows how its files change. If Git converts line endings, add a
//! `.gitattributes` with the line `* -text` to the folder.
//!
//! A committed agent cannot contain secrets: the test refuses an agent with a password, a key or a
//! value of a webhook header. Set secrets during the export for Dialogflow, as the command `export`
//! does with the environment variable `INTENTS_WEBHOOK_HEADERS`.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fmt, thread};

use intents_core::Agent;
use intents_core::problem::Orphan;

use crate::files::{Files, FilesError};
use crate::format::{AgentFormat, Exported};

/// The environment variable that makes [`check`] write the folder if its value is `1`.
pub const UPDATE: &str = "INTENTS_UPDATE";

/// Compares an exported agent with the files in a folder. The path of the folder is relative to the
/// package of the test. With [`UPDATE`] in the environment, the function writes the folder instead.
///
/// # Errors
///
/// Returns an error in these cases:
///
/// - Files differ, are missing or do not belong to the agent. The error lists each file with its
///   first different line, and the command that accepts the change.
/// - The agent contains secrets. The error lists their names.
/// - The folder cannot be read or written.
/// - In debug builds, the packages of the program have unused language files.
pub fn check(folder: impl AsRef<Path>, exported: &Exported) -> Result<(), GoldenError> {
    let folder = folder.as_ref();
    let fail = |reason| GoldenError { folder: folder.to_owned(), reason };
    let secrets = secrets(exported);
    if !secrets.is_empty() {
        return Err(fail(Reason::Secrets(secrets)));
    }
    let orphans = unused_language_files();
    if !orphans.is_empty() {
        return Err(fail(Reason::Unused(orphans)));
    }
    if env::var_os(UPDATE).is_some_and(|value| value == "1") {
        return exported.write_folder(folder).map_err(|error| fail(Reason::Files(error)));
    }
    let committed = if folder.exists() {
        Files::read(folder).map_err(|error| fail(Reason::Files(error)))?
    } else {
        Files::new()
    };
    let differences = compare(&committed, &exported.files, exported.format);
    if differences.is_empty() { Ok(()) } else { Err(fail(Reason::Differences(differences))) }
}

/// Returns the language files that no intent or entity type of the program uses. Folders that
/// cannot be read are ignored, because they belong to another machine.
fn unused_language_files() -> Vec<Orphan> {
    let packages = Agent::builder().language_packages();
    packages.iter().flat_map(|package| package.orphans().unwrap_or_default()).collect()
}

/// An agent that differs from the committed agent. `Debug` shows the same text as `Display`, since a
/// failed test shows `Debug`.
pub struct GoldenError {
    folder: PathBuf,
    reason: Reason,
}

enum Reason {
    /// The exported agent has secrets, by file and JSON pointer.
    Secrets(Vec<(String, String)>),
    /// Unused language files.
    Unused(Vec<Orphan>),
    Differences(Vec<Difference>),
    Files(FilesError),
}

/// A file that differs from the committed file.
#[derive(Debug, PartialEq, Eq)]
struct Difference {
    path: String,
    kind: DifferenceKind,
}

#[derive(Debug, PartialEq, Eq)]
enum DifferenceKind {
    /// The first different line, with its number from 1. `None` is the end of a file.
    Line { line: usize, committed: Option<String>, exported: Option<String> },
    /// The committed file may contain secrets, so no line is shown.
    Secret,
    /// The file is exported and not committed.
    Missing,
    /// The file is committed and not exported.
    Extra,
}

/// Returns the secrets of an exported agent by file and JSON pointer.
fn secrets(exported: &Exported) -> Vec<(String, String)> {
    let files = exported.files.iter();
    let secrets = files.flat_map(|(path, content)| {
        let pointers = exported.format.secrets(path, content).into_iter();
        pointers.map(|pointer| (path.to_owned(), pointer))
    });
    secrets.collect()
}

fn compare(committed: &Files, exported: &Files, format: &dyn AgentFormat) -> Vec<Difference> {
    let paths: BTreeSet<_> = committed.paths().chain(exported.paths()).collect();
    let kind = |path: &str| match (committed.get(path), exported.get(path)) {
        (Some(committed), Some(exported)) if !format.secrets(path, committed).is_empty() => {
            (committed != exported).then_some(DifferenceKind::Secret)
        }
        (Some(committed), Some(exported)) => first_difference(committed, exported),
        (None, _) => Some(DifferenceKind::Missing),
        (_, None) => format.owns(path).then_some(DifferenceKind::Extra),
    };
    let difference = |path: &str| Some(Difference { kind: kind(path)?, path: path.to_owned() });
    paths.into_iter().filter_map(difference).collect()
}

/// Returns the first line in which two files differ.
fn first_difference(committed: &[u8], exported: &[u8]) -> Option<DifferenceKind> {
    if committed == exported {
        return None;
    }
    let lines = |bytes| -> Vec<String> {
        let text = String::from_utf8_lossy(bytes);
        text.split_inclusive('\n').map(str::to_owned).collect()
    };
    let (mut committed, mut exported) = (lines(committed), lines(exported));
    let same = committed.iter().zip(&exported).take_while(|(left, right)| left == right).count();
    let at = |lines: &mut Vec<String>| (same < lines.len()).then(|| lines.swap_remove(same));
    Some(DifferenceKind::Line {
        line: same + 1,
        committed: at(&mut committed),
        exported: at(&mut exported),
    })
}

/// Returns the command that accepts the exported agent: the running test with [`UPDATE`].
fn update_command() -> String {
    let mut command = format!("{UPDATE}=1 cargo test");
    if let Ok(package) = env::var("CARGO_PKG_NAME") {
        command += &format!(" -p {package}");
    }
    // The test harness names the thread of each test after the test.
    if let Some(test) = thread::current().name().filter(|name| *name != "main") {
        command += &format!(" {test}");
    }
    command
}

impl fmt::Display for GoldenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folder = self.folder.display();
        let differences = match &self.reason {
            Reason::Files(error) => return write!(f, "the committed agent in {folder}: {error}"),
            Reason::Secrets(secrets) => {
                write!(f, "the agent has secrets, which must not be committed to {folder}:")?;
                for (path, pointer) in secrets {
                    write!(f, "\n- {}: {}", path.escape_debug(), pointer.escape_debug())?;
                }
                return f.write_str(
                    "\nremove them from the agent that the test exports; the command `export` takes \
                     webhook headers from the environment variable INTENTS_WEBHOOK_HEADERS",
                );
            }
            Reason::Unused(orphans) => {
                f.write_str("the agent has unused language files:")?;
                return orphans.iter().try_for_each(|orphan| write!(f, "\n- {orphan}"));
            }
            Reason::Differences(differences) => differences,
        };
        write!(f, "the agent differs from the agent in {folder}:")?;
        for Difference { path, kind } in differences {
            write!(f, "\n- {path}: {kind}")?;
        }
        write!(f, "\nrun `{}` to accept the change", update_command())
    }
}

impl fmt::Display for DifferenceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Secret => {
                f.write_str("differs; its lines are not shown, since the file may have secrets")
            }
            Self::Missing => f.write_str("the file is not committed"),
            Self::Extra => f.write_str("the file is committed, but not part of the agent"),
            Self::Line { line, committed, exported } => {
                let trimmed =
                    |line: &Option<String>| line.as_ref().map(|line| line.trim_end().to_owned());
                // A difference at the end of a line is shown with escapes.
                let is_at_end = trimmed(committed) == trimmed(exported);
                let show = |line: &Option<String>| match line {
                    Some(line) if is_at_end => format!("{line:?}"),
                    Some(line) => line.trim_end().to_owned(),
                    None => "(end of file)".to_owned(),
                };
                write!(f, "differs from line {line}")?;
                write!(f, "\n    committed: {}", show(committed))?;
                write!(f, "\n    exported:  {}", show(exported))
            }
        }
    }
}

impl fmt::Debug for GoldenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for GoldenError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.reason {
            Reason::Secrets(_) | Reason::Unused(_) | Reason::Differences(_) => None,
            Reason::Files(error) => Some(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::es::Es;

    fn files(all: &[(&str, &str)]) -> Files {
        let mut files = Files::new();
        for (path, text) in all {
            files.insert(path, text.as_bytes().to_vec()).unwrap();
        }
        files
    }

    #[test]
    fn every_different_file_is_listed() {
        let committed = files(&[
            ("agent.json", "{\n  \"a\": 1\n}\n"),
            ("intents/Gone.json", "{}"),
            ("intents/Same.json", "{}"),
            ("package.json", "{}\r\n"),
            (".gitattributes", "* -text\n"),
            ("README.md", "The agent.\n"),
        ]);
        let exported = files(&[
            ("agent.json", "{\n  \"a\": 2\n}\n"),
            ("intents/New.json", "{}"),
            ("intents/Same.json", "{}"),
            ("package.json", "{}\n"),
        ]);
        let reason = Reason::Differences(compare(&committed, &exported, &Es));
        let error = GoldenError { folder: "agent/es".into(), reason };
        let message = error.to_string();
        let (differences, command) = message.rsplit_once('\n').unwrap();
        assert_eq!(
            differences,
            r#"the agent differs from the agent in agent/es:
- agent.json: differs from line 2
    committed:   "a": 1
    exported:    "a": 2
- intents/Gone.json: the file is committed, but not part of the agent
- intents/New.json: the file is not committed
- package.json: differs from line 1
    committed: "{}\r\n"
    exported:  "{}\n""#
        );
        assert_eq!(
            command,
            "run `INTENTS_UPDATE=1 cargo test -p intents-agent \
             golden::tests::every_different_file_is_listed` to accept the change"
        );
        assert_eq!(format!("{error:?}"), message);
    }

    #[test]
    fn secrets_are_neither_committed_nor_shown() {
        let agent = |webhook: &str| {
            let text = format!("{{\n  \"webhook\": {webhook}\n}}\n");
            files(&[("agent.json", text.as_str())])
        };
        let folder = env::temp_dir().join("never-written").join("golden");
        for (webhook, name) in [
            (r#"{"password": "sesame"}"#, "/webhook/password"),
            (r#"{"headers": {"": "", "X-Key": "sesame"}}"#, "/webhook/headers/X-Key"),
        ] {
            let files = agent(webhook);
            let exported = Exported { files, dropped: Vec::new(), format: &Es };
            let error = check(&folder, &exported).unwrap_err().to_string();
            assert!(error.contains(&format!("\n- agent.json: {name}\n")), "{error}");
            assert!(!error.contains("sesame"), "{error}");
            // A committed secret.
            let kinds = compare(&agent(webhook), &agent("{}"), &Es);
            assert_eq!(
                kinds,
                [Difference { path: "agent.json".to_owned(), kind: DifferenceKind::Secret }]
            );
        }
        let broken = files(&[("agent.json", "<<<<<<<\n\"password\": \"sesame\"")]);
        assert_eq!(compare(&broken, &agent("{}"), &Es)[0].kind, DifferenceKind::Secret);
        let headless = agent(r#"{"headers": {"": ""}, "password": ""}"#);
        assert_eq!(compare(&headless, &agent("{}"), &Es).len(), 1);
        assert_ne!(compare(&headless, &agent("{}"), &Es)[0].kind, DifferenceKind::Secret);
    }

    #[test]
    fn a_longer_file_differs() {
        let kind = first_difference(b"a\n", b"a\nb\n").unwrap();
        let exported = Some("b\n".to_owned());
        assert_eq!(kind, DifferenceKind::Line { line: 2, committed: None, exported });
        assert_eq!(first_difference(b"a\n", b"a\n"), None);
    }
}
