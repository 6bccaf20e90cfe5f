//! The arguments of the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use super::formats::Formats;
use super::webhook::WebhookArgs;
use clap::builder::PossibleValuesParser;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

const EXIT_CODES: &str = "\
Exit codes:
  0  success
  1  the agent has problems, or the agents differ
  2  the command line is wrong
  3  a file cannot be read or written, or the webhook cannot be served

An exported agent is a folder or a ZIP archive.";

/// A Dialogflow agent: its webhook and its definition
#[derive(Debug, Parser)]
#[command(after_help = EXIT_CODES)]
pub(super) struct Args {
    /// Write the result, or the error, as one line of JSON to standard output
    #[arg(long, global = true)]
    json: bool,

    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Serve the webhook until Ctrl-C (default)
    Serve {
        /// Name or address to listen on
        #[arg(long, default_value = "127.0.0.1")]
        host: String,
        /// Port to listen on; 0 for any free port
        #[arg(long, env = "PORT", default_value_t = 8000)]
        port: u16,
    },
    /// Export the agent to a folder or a ZIP archive that Dialogflow restores
    #[command(
        after_help = "Exit codes: 0 success, 1 the agent has problems, 3 a file cannot be written."
    )]
    Export {
        /// Platform to export the agent for
        #[arg(long)]
        target: String,
        /// Folder, or ZIP archive if the name ends with `.zip`
        #[arg(long)]
        out: PathBuf,
        #[command(flatten)]
        webhook: WebhookArgs,
    },
    /// Read an exported agent and print what it contains
    #[command(after_help = "Exit codes: 0 success, 3 a file cannot be read or written.")]
    Import {
        /// Exported agent
        path: PathBuf,
        /// Write the agent again, to a folder or to a ZIP archive if the name ends with `.zip`
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Check the agent of the code, or compare it with an exported agent
    #[command(after_help = "\
Exit codes: 0 success, 1 the agent has problems or differs, 3 a file cannot be read.

Settings that the code does not set, such as logging, are not differences. They are listed, since
restoring the export of the code resets them. The same applies to the webhook, unless the code or
an option sets it.")]
    Check {
        /// Exported agent to compare with
        path: Option<PathBuf>,
        #[command(flatten)]
        webhook: WebhookArgs,
    },
    /// Compare two exported agents
    #[command(
        after_help = "Exit codes: 0 the agents are equal, 1 they differ, 3 a file cannot be read."
    )]
    Diff {
        /// Old exported agent
        old: PathBuf,
        /// New exported agent
        new: PathBuf,
    },
}

impl Args {
    /// Parses arguments, of which the first is the name of the program.
    pub(super) fn parse_for(formats: &Formats, args: Vec<OsString>) -> Result<Self, clap::Error> {
        Self::from_arg_matches(&Self::command_for(formats).try_get_matches_from(args)?)
    }

    /// Returns the command whose `--target` takes the names of formats.
    fn command_for(formats: &Formats) -> clap::Command {
        let targets = PossibleValuesParser::new(formats.iter().map(|format| {
            clap::builder::PossibleValue::new(format.target()).help(format.platform())
        }));
        Self::command().mut_subcommand("export", |export| {
            export.mut_arg("target", |target| target.value_parser(targets))
        })
    }
}

/// Adds the default command `serve` to arguments without a command.
pub(super) fn with_default(mut args: Vec<OsString>) -> Vec<OsString> {
    let first = args.iter().skip(1).position(|arg| arg != "--json").map(|after| after + 1);
    let is_serve = first.and_then(|first| args.get(first)).is_none_or(|first| {
        let is_help = ["--help", "-h"].iter().any(|help| first == help);
        !is_help && first.to_string_lossy().starts_with('-')
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
    use intents_agent::es::Es;

    #[test]
    fn the_command_line_is_consistent() {
        Args::command_for(&Formats::new(Es)).debug_assert();
    }

    #[test]
    fn serve_is_the_default_command() {
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
