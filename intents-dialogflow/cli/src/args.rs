//! What can be said on the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::webhook::WebhookArgs;

const EXIT_CODES: &str = "\
Exit codes:
  0  it is done, and nothing was found
  1  the agent has problems, or the agents differ
  2  the command line is wrong
  3  something cannot be read, written or served

An exported agent is a folder or a ZIP archive.";

/// A Dialogflow agent whose intents are types: its webhook, and its definition
#[derive(Debug, Parser)]
#[command(after_help = EXIT_CODES)]
pub(super) struct Args {
    /// Answer with one line of JSON on standard output, errors too
    #[arg(long, global = true)]
    json: bool,

    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Serve the webhook until Ctrl-C (the default)
    Serve {
        /// The name or address to listen on
        #[arg(long, default_value = "127.0.0.1")]
        host: String,
        /// The port to listen on; 0 for one that is free
        #[arg(long, env = "PORT", default_value_t = 8000)]
        port: u16,
    },
    /// Write the agent for Dialogflow
    #[command(after_help = "Exit codes: 0 written, 1 the agent has problems, 3 cannot write.")]
    Export {
        /// What it is for
        #[arg(long)]
        target: Target,
        /// The folder, or the ZIP archive if it ends in `.zip`
        #[arg(long)]
        out: PathBuf,
        #[command(flatten)]
        webhook: WebhookArgs,
    },
    /// Read an exported agent and tell what is in it
    #[command(after_help = "Exit codes: 0 read, 3 cannot read or write.")]
    Import {
        /// The exported agent
        path: PathBuf,
        /// Write it again: into a folder, or a ZIP archive if it ends in `.zip`
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Check the agent of the code, alone or against an exported one
    #[command(after_help = "\
Exit codes: 0 all is well, 1 the agent has problems or differs, 3 cannot read.
What the code says nothing of, such as settings that only ES has, is no difference; it is told, since
restoring the export of the code resets it. So is the webhook without one in the code or in these
options.")]
    Check {
        /// The exported agent to compare with
        path: Option<PathBuf>,
        #[command(flatten)]
        webhook: WebhookArgs,
    },
    /// Tell how two exported agents differ
    #[command(after_help = "Exit codes: 0 they are the same, 1 they differ, 3 cannot read.")]
    Diff {
        /// The exported agent as it was
        old: PathBuf,
        /// The exported agent as it is
        new: PathBuf,
    },
}

/// What an export is for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Target {
    /// Dialogflow ES
    Es,
}

/// Arguments without a command are those of `serve`.
pub(super) fn with_default(mut args: Vec<OsString>) -> Vec<OsString> {
    let first = args.iter().skip(1).position(|arg| arg != "--json").map(|after| after + 1);
    let is_serve = first.and_then(|first| args.get(first)).is_none_or(|first| {
        let told = ["--help", "-h"].iter().any(|told| first == told);
        !told && first.to_string_lossy().starts_with('-')
    });
    if is_serve {
        if args.is_empty() {
            args.push("agent".into());
        }
        args.insert(1, "serve".into());
    }
    args
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory;
        Args::command().debug_assert();
    }

    #[test]
    fn to_serve_is_the_default() {
        for (given, expected) in [
            ("agent", "agent serve"),
            ("agent --port 9000", "agent serve --port 9000"),
            ("agent --json", "agent serve --json"),
            ("agent --json --port=1", "agent serve --json --port=1"),
            ("agent --help", "agent --help"),
            ("agent --json check", "agent --json check"),
            ("agent exprot", "agent exprot"),
            ("", "agent serve"),
        ] {
            let args = with_default(given.split_whitespace().map(OsString::from).collect());
            assert_eq!(args.join(" ".as_ref()), expected, "{given}");
        }
    }
}
