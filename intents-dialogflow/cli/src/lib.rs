//! The commands of an agent's own binary: serve, export, import, check and diff.
//!
//! ```no_run,standalone_crate
//! use std::process::ExitCode;
//!
//! use intents_cli::Cli;
//! use intents_core::Agent;
//!
//! #[tokio::main]
//! async fn main() -> ExitCode {
//!     Cli::new(Agent::builder()).run().await
//! }
//! ```
//!
//! | command | effect |
//! |---|---|
//! | `serve [--host HOST] [--port PORT]` | serves the webhook; the default command |
//! | `export --target es --out PATH` | writes the agent to a folder, or to a ZIP archive if `PATH` ends in `.zip` |
//! | `import PATH [--out PATH]` | reads an exported agent, lists its contents, and optionally writes it again |
//! | `check [PATH]` | checks the agent of the code, and optionally compares it with an exported agent |
//! | `diff OLD NEW` | compares two exported agents |
//!
//! An exported agent is a folder or a ZIP archive. `--json` prints one line of JSON on standard output,
//! for errors too.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | success |
//! | 1 | the agent has problems, or the agents differ |
//! | 2 | the command line is wrong |
//! | 3 | a file cannot be read or written, or the server cannot start |
//!
//! # Comparison
//!
//! `check PATH` compares the exported agent with the files that `export` would write. Differences in
//! intents, entity types and settings of the code count for the exit code. A second list contains the
//! settings that restoring the export would reset, such as the classification threshold, logging and
//! small talk. It does not count for the exit code.
//!
//! # Secrets
//!
//! `INTENTS_WEBHOOK_URL` sets the webhook URL, and `INTENTS_WEBHOOK_HEADERS` its headers, one
//! `Name: value` a line. Headers of the command line are added. The headers are written into the
//! export only; messages and comparisons never contain them.

#![forbid(unsafe_code)]

mod answer;
mod args;
mod command;
mod import;
mod progress;
mod serve;
mod webhook;

use std::error::Error;
use std::ffi::OsString;
use std::fmt;
use std::io::{self, Write};
use std::pin::Pin;
use std::process::ExitCode;

use clap::Parser;
use intents_agent::es::EsSettings;
use intents_core::AgentBuilder;
use tokio::net::TcpListener;

use answer::Failure;
use args::Args;

/// The command line of an agent's binary.
#[must_use = "nothing happens until it is run"]
pub struct Cli {
    builder: AgentBuilder,
    es: EsSettings,
    serve: Option<Serve>,
}

/// A server of the application.
type Serve = Box<dyn FnOnce(AgentBuilder, TcpListener) -> Pin<Box<dyn Future<Output = Served>>>>;

/// The result of a server.
type Served = Result<(), Box<dyn Error + Send + Sync>>;

impl Cli {
    /// Creates the commands for an agent.
    pub fn new(builder: AgentBuilder) -> Self {
        Self { builder, es: EsSettings::default(), serve: None }
    }

    /// Sets the settings that only Dialogflow ES has, for `export` and `check`.
    pub fn es(mut self, settings: EsSettings) -> Self {
        self.es = settings;
        self
    }

    /// Sets the server of the command `serve`, for example one with several paths, other limits or
    /// further services. The listener is bound to the host and port of the command line. The default
    /// is [`run_dev_server`](intents_dialogflow::run_dev_server).
    ///
    /// Add state that only the server needs here, such as connections to a database.
    ///
    /// ```no_run
    /// use intents_core::Agent;
    /// use intents_cli::Cli;
    /// use intents_dialogflow::{Cx, EsV2, Webhook, termination};
    ///
    /// struct Database;
    ///
    /// impl Database {
    ///     async fn connect() -> std::io::Result<Self> {
    ///         Ok(Self)
    ///     }
    /// }
    ///
    /// # async fn example() -> std::process::ExitCode {
    /// Cli::new(Agent::builder())
    ///     .serve(async |builder, listener| {
    ///         let agent = builder.state(Database::connect().await?).build()?;
    ///         let webhook = Webhook::new(agent).route("/es", EsV2).route("/cx", Cx);
    ///         Ok(webhook.serve(listener).with_graceful_shutdown(termination()).await?)
    ///     })
    ///     .run()
    ///     .await
    /// # }
    /// ```
    pub fn serve<F>(mut self, serve: F) -> Self
    where
        F: AsyncFnOnce(AgentBuilder, TcpListener) -> Served + 'static,
    {
        self.serve = Some(Box::new(|builder, listener| Box::pin(serve(builder, listener))));
        self
    }

    /// Runs the command of the process's command line.
    pub async fn run(self) -> ExitCode {
        let (mut stdout, mut stderr) = (io::stdout(), io::stderr());
        self.run_with(std::env::args_os(), &mut stdout, &mut stderr).await.into()
    }

    /// Runs the command of the arguments, the first of which is the name of the program. Results are
    /// written to `stdout`; errors and messages of the server to `stderr`.
    pub async fn run_with(
        self,
        args: impl IntoIterator<Item = OsString>,
        stdout: &mut dyn Write,
        stderr: &mut dyn Write,
    ) -> Exit {
        let args = args::with_default(args.into_iter().collect());
        let is_json = args.iter().any(|arg| arg == "--json");
        let args = match Args::try_parse_from(args) {
            Ok(args) => args,
            // `--help` and `--version`.
            Err(help) if !help.use_stderr() => {
                return answer::written(write!(stdout, "{help}"), Exit::Done);
            }
            Err(error) => return Failure::usage(&error).tell(is_json, stdout, stderr),
        };
        match command::run(self, args.command, is_json, stdout, stderr).await {
            Ok(answer) => answer.tell(is_json, stdout),
            Err(failure) => failure.tell(is_json, stdout, stderr),
        }
    }
}

impl fmt::Debug for Cli {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cli").field("builder", &self.builder).finish_non_exhaustive()
    }
}

/// The result of a command, which is the exit code of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[repr(u8)]
pub enum Exit {
    /// Success.
    Done = 0,
    /// The agent has problems, or the agents differ.
    Found = 1,
    /// The command line is wrong.
    Usage = 2,
    /// A file cannot be read or written, or the server cannot start.
    Failed = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
