//! The command line of an agent's program: it serves the agent, exports, imports and compares it.
//!
//! ```no_run,standalone_crate
//! use std::process::ExitCode;
//!
//! use intents_core::Agent;
//! use intents_cli::Cli;
//!
//! #[tokio::main]
//! async fn main() -> ExitCode {
//!     Cli::new(Agent::builder()).run().await
//! }
//! ```
//!
//! | command | what it does |
//! |---|---|
//! | `serve [--host HOST] [--port PORT]` | serves the webhook; the default |
//! | `export --target es --out PATH` | writes the agent for Dialogflow: a folder, or a ZIP archive if `PATH` ends in `.zip` |
//! | `import PATH [--out PATH]` | reads an exported agent, tells what is in it, and writes it again |
//! | `check [PATH]` | checks the agent of the code, or compares it with an exported one |
//! | `diff OLD NEW` | compares two exported agents |
//!
//! An exported agent is a folder or a ZIP archive. `--json` gives every answer, errors too, as one
//! line of JSON on standard output.
//!
//! | exit code | what it means |
//! |---|---|
//! | 0 | it is done, and nothing was found |
//! | 1 | the agent has problems, or the agents differ |
//! | 2 | the command line is wrong |
//! | 3 | something cannot be read, written or served |
//!
//! # What is compared
//!
//! `check PATH` compares what `export` writes of the code, so an agent is what it exports, though
//! ES has no place for some messages; those are told, as they are by `export`. What the exported
//! agent has and the code says nothing of is told too, in a list of its own that the exit code does
//! not count: settings such as the threshold of machine learning, logging, small talk and unknown
//! files, which are as in a new agent once the export of the code is restored.
//!
//! # Secrets
//!
//! What Dialogflow authenticates itself with at the webhook needs to stand neither in the code nor
//! on the command line: `INTENTS_WEBHOOK_HEADERS` has headers, `Name: value`, one a line, and
//! `INTENTS_WEBHOOK_URL` the address; headers of the command line are put to those. They are written into the export, and nowhere else: neither
//! messages nor comparisons repeat them.

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

/// The command line of a program: see the [module](self).
#[must_use = "nothing happens until it is run"]
pub struct Cli {
    builder: AgentBuilder,
    es: EsSettings,
    serve: Option<Serve>,
}

/// Serves an agent on a listener.
type Serve = Box<dyn FnOnce(AgentBuilder, TcpListener) -> Pin<Box<dyn Future<Output = Served>>>>;

/// What a server of your own ends with.
type Served = Result<(), Box<dyn Error + Send + Sync>>;

impl Cli {
    /// The commands for an agent.
    pub fn new(builder: AgentBuilder) -> Self {
        Self { builder, es: EsSettings::default(), serve: None }
    }

    /// Gives the agent settings that only Dialogflow ES has: they are exported, and compared with.
    pub fn es(mut self, settings: EsSettings) -> Self {
        self.es = settings;
        self
    }

    /// Serves the agent in another way than [`run_dev_server`](intents_dialogflow::run_dev_server) does: with
    /// paths of its own, limits, other services beside it. The listener is bound to the host and
    /// the port of the command line.
    ///
    /// State that only a server has, such as connections to a database, is given here: no other
    /// command needs it.
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

    /// Does what the command line of the process says.
    pub async fn run(self) -> ExitCode {
        let (mut stdout, mut stderr) = (io::stdout(), io::stderr());
        self.run_with(std::env::args_os(), &mut stdout, &mut stderr).await.into()
    }

    /// Does what the arguments say, of which the first is the name of the program. Answers go to
    /// `stdout`, errors and what the server says to `stderr`.
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
            Err(told) if !told.use_stderr() => {
                return answer::written(write!(stdout, "{told}"), Exit::Done);
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

/// How a command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[repr(u8)]
pub enum Exit {
    /// It is done, and nothing was found.
    Done = 0,
    /// The agent has problems, or the agents differ.
    Found = 1,
    /// The command line is wrong.
    Usage = 2,
    /// Something cannot be read, written or served.
    Failed = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
