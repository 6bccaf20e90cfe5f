//! The command line, on the example agent.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what tests call is a part of them")]

#[macro_use]
#[path = "../definition/spoken.rs"]
mod spoken;

mod check;
mod export;
mod import;
mod own_export;
mod serve;
mod usage;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io};

use example_agent::shop::Carts;
use intents_agent::es::Es;
use intents_agent::files::Files;
use intents_cli::{Cli, Exit};
use serde_json::Value;

/// How a command ended, and what it said.
struct Ended {
    exit: Exit,
    stdout: String,
    stderr: String,
}

impl Ended {
    /// The answer as data.
    fn data(&self) -> Value {
        let mut lines = self.stdout.lines();
        let (line, rest) = (lines.next(), lines.next());
        assert_eq!(rest, None, "an answer is one line");
        serde_json::from_str(line.unwrap()).unwrap()
    }
}

/// Has the example agent do what the arguments say.
async fn run(args: &[&str]) -> Ended {
    run_cli(Cli::new(example_agent::builder(Carts::default())), args).await
}

/// Has an agent do what the arguments say.
async fn run_cli(cli: Cli, args: &[&str]) -> Ended {
    let args = ["example-agent"].iter().chain(args).map(OsString::from);
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let exit = cli.run_with(args, &mut stdout, &mut stderr).await;
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ended { exit, stdout: text(stdout), stderr: text(stderr) }
}

/// A folder of a test's own, empty.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(test);
        match fs::remove_dir_all(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => panic!("{error}"),
            _ => fs::create_dir_all(&path).unwrap(),
        }
        Self(path)
    }

    /// A path in it.
    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    /// The example agent, exported into a folder of this name.
    async fn exported(&self, name: &str) -> String {
        let out = self.path(name);
        let ended = run(&["export", "--target", "es", "--out", &out]).await;
        assert_eq!(ended.exit, Exit::Success, "{}", ended.stderr);
        out
    }

    /// An agent with one of its files changed, as a folder of this name.
    fn edited(&self, agent: &str, name: &str, file: &str, edit: impl Fn(&mut Value)) -> String {
        let mut edited = Files::new();
        for (path, bytes) in Files::read(agent).unwrap().iter() {
            let mut bytes = bytes.to_owned();
            if path == file {
                let mut json = serde_json::from_slice(&bytes).unwrap();
                edit(&mut json);
                bytes = json.to_string().into_bytes();
            }
            edited.insert(path, bytes).unwrap();
        }
        assert!(edited.get(file).is_some(), "{file}");
        let out = self.path(name);
        edited.write_folder(&out, &Es).unwrap();
        out
    }
}
