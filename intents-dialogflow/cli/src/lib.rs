//! The command line of an agent's program: it serves, exports, imports, checks and compares the agent.
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
//! | command | description |
//! |---|---|
//! | `serve [--host HOST] [--port PORT]` | serves the webhook; the default command |
//! | `export --target es --out PATH` | exports the agent to a folder, or to a ZIP archive if `PATH` ends with `.zip` |
//! | `import PATH [--out PATH]` | reads an exported agent, prints what it contains, and writes it again |
//! | `check [PATH]` | checks the agent of the code, or compares it with an exported agent |
//! | `diff OLD NEW` | compares two exported agents |
//!
//! An exported agent is a folder or a ZIP archive. With `--json`, each command writes its result, or
//! its error, as one line of JSON to standard output.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | success |
//! | 1 | the agent has problems, or the agents differ |
//! | 2 | the command line is wrong |
//! | 3 | a file cannot be read or written, or the webhook cannot be served |
//!
//! # Comparison
//!
//! `check PATH` compares the exported agent with the export of the code. Messages that the platform
//! cannot hold are listed, but are not differences. Settings that the code does not set, such as
//! logging or small talk, are not differences either. They are listed separately, since restoring the
//! export of the code resets them to those of a new agent.
//!
//! # Secrets
//!
//! The credentials of the webhook need not be in the code or on the command line. The environment
//! variable `INTENTS_WEBHOOK_URL` sets the URL of the webhook, and `INTENTS_WEBHOOK_HEADERS` its
//! headers, `Name: value`, one per line. Headers of the command line are added. Secrets are written to
//! the export only: no message and no comparison contains them.

#![forbid(unsafe_code)]

mod args;
mod command;
mod formats;
mod output;
mod progress;
mod serve;
mod summary;
mod webhook;

use std::error::Error;
use std::ffi::OsString;
use std::fmt;
use std::io::{self, Write};
use std::pin::Pin;
use std::process::ExitCode;

use intents_agent::AgentFormat;
use intents_agent::es::Es;
use intents_core::AgentBuilder;
use intents_core::definition::AgentDefinition;
use tokio::net::TcpListener;

use args::Args;
use formats::Formats;
use output::Failure;

/// The command line of a program: see the [crate documentation](crate).
#[must_use = "a command line does nothing until it is run"]
pub struct Cli {
    builder: AgentBuilder,
    formats: Formats,
    edit: Option<Edit>,
    serve: Option<Serve>,
}

/// Edits the definition of the agent.
type Edit = Box<dyn FnOnce(&mut AgentDefinition)>;

/// Serves an agent on a listener.
type Serve = Box<dyn FnOnce(AgentBuilder, TcpListener) -> Pin<Box<dyn Future<Output = Served>>>>;

/// The result of a custom server.
type Served = Result<(), Box<dyn Error + Send + Sync>>;

impl Cli {
    /// Creates the commands for an agent. Agent files have the format of Dialogflow ES.
    pub fn new(builder: AgentBuilder) -> Self {
        Self { builder, formats: Formats::new(Es), edit: None, serve: None }
    }

    /// Adds a format of agent files. It is a target of `export`, and an exported agent is read in the
    /// format that matches it best.
    pub fn format(mut self, format: impl AgentFormat + 'static) -> Self {
        self.formats.push(format);
        self
    }

    /// Edits the definition of the agent before it is exported, checked or compared, for settings that
    /// the code of intents and handlers cannot express.
    ///
    /// ```no_run
    /// use intents_cli::Cli;
    /// use intents_core::Agent;
    /// use intents_core::definition::EsAgent;
    ///
    /// let cli = Cli::new(Agent::builder())
    ///     .edit_definition(|agent| agent.es = EsAgent::default().ml_min_confidence(0.5));
    /// ```
    pub fn edit_definition(mut self, edit: impl FnOnce(&mut AgentDefinition) + 'static) -> Self {
        self.edit = Some(Box::new(edit));
        self
    }

    /// Replaces the server, which is [`run_dev_server`](intents_dialogflow::run_dev_server) by
    /// default, for example to set paths or limits or to add other services. The listener is bound to
    /// the host and port of the command line.
    ///
    /// State that only the server needs, such as a database connection, is created here, since no
    /// other command needs it.
    ///
    /// ```no_run
    /// use intents_cli::Cli;
    /// use intents_core::Agent;
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

    /// Runs the command of the arguments, of which the first is the name of the program. Results are
    /// written to `stdout`, errors and messages of the server to `stderr`.
    pub async fn run_with(
        self,
        args: impl IntoIterator<Item = OsString>,
        stdout: &mut dyn Write,
        stderr: &mut dyn Write,
    ) -> Exit {
        let args = args::with_default(args.into_iter().collect());
        let is_json = args.iter().any(|arg| arg == "--json");
        let args = match Args::parse_for(&self.formats, args) {
            Ok(args) => args,
            // `--help` and `--version`.
            Err(help) if !help.use_stderr() => {
                return output::exit_after(write!(stdout, "{help}"), Exit::Success);
            }
            Err(error) => return Failure::usage(&error).print(is_json, stdout, stderr),
        };
        match command::run(self, args.command, is_json, stdout, stderr).await {
            Ok(output) => output.print(is_json, stdout),
            Err(failure) => failure.print(is_json, stdout, stderr),
        }
    }
}

impl fmt::Debug for Cli {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cli").field("builder", &self.builder).finish_non_exhaustive()
    }
}

/// The exit code of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[repr(u8)]
pub enum Exit {
    /// The command succeeded.
    Success = 0,
    /// The agent has problems, or the agents differ.
    Problems = 1,
    /// The command line is wrong.
    Usage = 2,
    /// A file cannot be read or written, or the webhook cannot be served.
    Failed = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
