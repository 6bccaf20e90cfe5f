//! Agents that are committed, and reviewed like code.
//!
//! A test compares what is exported with a folder of the repository:
//!
//! ```no_run,standalone_crate
//! use intents_core::Agent;
//! use intents_agent::{es, golden};
//!
//! #[test]
//! fn the_agent_is_the_committed_one() -> Result<(), Box<dyn std::error::Error>> {
//!     let definition = Agent::builder().define()?;
//!     Ok(golden::check("agent/es", &es::export(&definition)?.files)?)
//! }
//! # fn main() {}
//! ```
//!
//! With `INTENTS_UPDATE=1` in the environment it writes the folder instead, so that what changes in
//! the agent is in the diff of the commit that changes it. Where Git converts the ends of lines, a
//! `.gitattributes` in the folder with the line `* -text` keeps it from that.
//!
//! What is committed is no place for secrets: an agent with a password, a key or values of headers
//! is refused. They belong to whoever exports it in earnest, as the environment variable
//! `INTENTS_WEBHOOK_HEADERS` of the subcommand `export` does.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fmt, thread};

use intents_core::Agent;
use intents_core::problem::Orphan;

use crate::files::{Files, FilesError, path, secret};

/// The environment variable that has [`check`] write the folder, if it is `1`.
pub const UPDATE: &str = "INTENTS_UPDATE";

/// Compares the files of an agent with a folder, whose path is relative to the package of the test.
/// With [`UPDATE`] in the environment the folder is written instead.
///
/// # Errors
///
/// Every file that differs, is missing or should not be there, with the first lines that differ and
/// the command that accepts them; that there are secrets in the agent, by their names; or that the
/// folder cannot be read or written. In debug builds also the language files of the program's
/// packages that no intent or entity type uses.
pub fn check(folder: impl AsRef<Path>, files: &Files) -> Result<(), GoldenError> {
    let folder = folder.as_ref();
    let secrets = files.get(secret::FILE).and_then(secret::pointers).unwrap_or_default();
    if !secrets.is_empty() {
        return Err(GoldenError { folder: folder.to_owned(), why: Why::Secrets(secrets) });
    }
    let orphans = unused_language_files();
    if !orphans.is_empty() {
        return Err(GoldenError { folder: folder.to_owned(), why: Why::Unused(orphans) });
    }
    let failed = |error| GoldenError { folder: folder.to_owned(), why: Why::Files(error) };
    if env::var_os(UPDATE).is_some_and(|value| value == "1") {
        return files.write_folder(folder).map_err(failed);
    }
    let committed =
        if folder.exists() { Files::read(folder).map_err(failed)? } else { Files::new() };
    let differences = compare(&committed, files);
    if differences.is_empty() {
        return Ok(());
    }
    Err(GoldenError { folder: folder.to_owned(), why: Why::Differs(differences) })
}

/// The language files that no intent or entity type of the program uses. A folder that cannot be
/// read belongs to another machine.
fn unused_language_files() -> Vec<Orphan> {
    let packages = Agent::builder().language_packages();
    packages.iter().flat_map(|package| package.orphans().unwrap_or_default()).collect()
}

/// Why an agent is not the committed one. `Debug` is as `Display`: it is what a test shows.
pub struct GoldenError {
    folder: PathBuf,
    why: Why,
}

enum Why {
    /// The names of secrets in what is exported.
    Secrets(Vec<String>),
    /// Language files that nothing uses.
    Unused(Vec<Orphan>),
    Differs(Vec<Difference>),
    Files(FilesError),
}

/// A file that is not as it was committed.
#[derive(Debug, PartialEq, Eq)]
struct Difference {
    path: String,
    kind: Kind,
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    /// The number of the first line that differs, and how it is on both sides; `None` is its end.
    Differs { line: usize, committed: Option<String>, exported: Option<String> },
    /// The same of a file with secrets in it, which are nobody's to see.
    Secret,
    /// It is exported, and not committed.
    Missing,
    /// It is committed, and not exported.
    Stray,
}

fn compare(committed: &Files, exported: &Files) -> Vec<Difference> {
    let paths: BTreeSet<_> = committed.paths().chain(exported.paths()).collect();
    let difference = |path: &str| match (committed.get(path), exported.get(path)) {
        (Some(committed), Some(exported)) if path == secret::FILE && secret::is_in(committed) => {
            (committed != exported).then_some(Kind::Secret)
        }
        (Some(committed), Some(exported)) => first_line(committed, exported),
        (None, _) => Some(Kind::Missing),
        (_, None) => path::is_of_agent(path).then_some(Kind::Stray),
    };
    let named = |path: &str| Some(Difference { kind: difference(path)?, path: path.to_owned() });
    paths.into_iter().filter_map(named).collect()
}

/// The first line in which two files differ.
fn first_line(committed: &[u8], exported: &[u8]) -> Option<Kind> {
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
    Some(Kind::Differs {
        line: same + 1,
        committed: at(&mut committed),
        exported: at(&mut exported),
    })
}

/// The command that accepts what is exported: the test that runs, with [`UPDATE`].
fn accept() -> String {
    let mut command = format!("{UPDATE}=1 cargo test");
    if let Ok(package) = env::var("CARGO_PKG_NAME") {
        command += &format!(" -p {package}");
    }
    // The test harness names the thread of each test after it.
    if let Some(test) = thread::current().name().filter(|name| *name != "main") {
        command += &format!(" {test}");
    }
    command
}

impl fmt::Display for GoldenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folder = self.folder.display();
        let differences = match &self.why {
            Why::Files(error) => return write!(f, "the committed agent in {folder}: {error}"),
            Why::Secrets(names) => {
                write!(f, "the agent has secrets, which are not to be in {folder}:")?;
                for name in names {
                    write!(f, "\n- agent.json: {}", name.escape_debug())?;
                }
                return f.write_str(
                    "\nleave them out of the agent that the test exports; the subcommand `export` \
                     takes headers of the webhook from the environment, INTENTS_WEBHOOK_HEADERS",
                );
            }
            Why::Unused(orphans) => {
                f.write_str("the agent has unused language files:")?;
                return orphans.iter().try_for_each(|orphan| write!(f, "\n- {orphan}"));
            }
            Why::Differs(differences) => differences,
        };
        write!(f, "the agent is not the one that is committed in {folder}:")?;
        for Difference { path, kind } in differences {
            match kind {
                Kind::Secret => write!(
                    f,
                    "\n- {path}: differs; it is not shown, for there may be secrets in the one there"
                )?,
                Kind::Missing => write!(f, "\n- {path}: is missing there")?,
                Kind::Stray => write!(f, "\n- {path}: is there, but no part of the agent")?,
                Kind::Differs { line, committed, exported } => {
                    write!(f, "\n- {path}: differs from line {line} on")?;
                    let trimmed = |line: &Option<String>| {
                        line.as_ref().map(|line| line.trim_end().to_owned())
                    };
                    // What differs at the end of a line alone is shown with escapes.
                    let is_end = trimmed(committed) == trimmed(exported);
                    let show = |line: &Option<String>| match line {
                        Some(line) if is_end => format!("{line:?}"),
                        Some(line) => line.trim_end().to_owned(),
                        None => "(the file ends)".to_owned(),
                    };
                    write!(f, "\n    committed: {}", show(committed))?;
                    write!(f, "\n    exported:  {}", show(exported))?;
                }
            }
        }
        write!(f, "\nif that is what you want, `{}` writes it there", accept())
    }
}

impl fmt::Debug for GoldenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for GoldenError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.why {
            Why::Secrets(_) | Why::Unused(_) | Why::Differs(_) => None,
            Why::Files(error) => Some(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(all: &[(&str, &str)]) -> Files {
        let mut files = Files::new();
        for (path, text) in all {
            files.insert(path, text.as_bytes().to_vec()).unwrap();
        }
        files
    }

    #[test]
    fn every_file_that_is_not_as_committed_is_told() {
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
        let why = Why::Differs(compare(&committed, &exported));
        let error = GoldenError { folder: "agent/es".into(), why };
        let message = error.to_string();
        let (told, command) = message.rsplit_once('\n').unwrap();
        assert_eq!(
            told,
            r#"the agent is not the one that is committed in agent/es:
- agent.json: differs from line 2 on
    committed:   "a": 1
    exported:    "a": 2
- intents/Gone.json: is there, but no part of the agent
- intents/New.json: is missing there
- package.json: differs from line 1 on
    committed: "{}\r\n"
    exported:  "{}\n""#
        );
        assert_eq!(
            command,
            "if that is what you want, `INTENTS_UPDATE=1 cargo test -p intents-agent \
             golden::tests::every_file_that_is_not_as_committed_is_told` writes it there"
        );
        assert_eq!(format!("{error:?}"), message);
    }

    #[test]
    fn secrets_are_neither_committed_nor_told() {
        let agent = |webhook: &str| {
            let text = format!("{{\n  \"webhook\": {webhook}\n}}\n");
            files(&[("agent.json", text.as_str())])
        };
        let folder = env::temp_dir().join("never-written").join("golden");
        for (webhook, name) in [
            (r#"{"password": "sesame"}"#, "/webhook/password"),
            (r#"{"headers": {"": "", "X-Key": "sesame"}}"#, "/webhook/headers/X-Key"),
        ] {
            let error = check(&folder, &agent(webhook)).unwrap_err().to_string();
            assert!(error.contains(&format!("\n- agent.json: {name}\n")), "{error}");
            assert!(!error.contains("sesame"), "{error}");
            // One that was committed all the same.
            let kinds = compare(&agent(webhook), &agent("{}"));
            assert_eq!(kinds, [Difference { path: "agent.json".to_owned(), kind: Kind::Secret }]);
        }
        let broken = files(&[("agent.json", "<<<<<<<\n\"password\": \"sesame\"")]);
        assert_eq!(compare(&broken, &agent("{}"))[0].kind, Kind::Secret);
        let headless = agent(r#"{"headers": {"": ""}, "password": ""}"#);
        assert_eq!(compare(&headless, &agent("{}")).len(), 1);
        assert_ne!(compare(&headless, &agent("{}"))[0].kind, Kind::Secret);
    }

    #[test]
    fn a_file_that_only_begins_the_same_differs() {
        let kind = first_line(b"a\n", b"a\nb\n").unwrap();
        let exported = Some("b\n".to_owned());
        assert_eq!(kind, Kind::Differs { line: 2, committed: None, exported });
        assert_eq!(first_line(b"a\n", b"a\n"), None);
    }
}
