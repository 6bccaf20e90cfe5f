//! The output of a command, as text and as JSON.

use std::error::Error;
use std::fmt::Display;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use intents_core::BuildError;
use serde_json::{Value, json};

use super::Exit;

/// The result of a command.
pub(super) struct Output {
    pub(super) exit: Exit,
    /// Complete lines of text.
    pub(super) text: String,
    /// The same as JSON: an object, or `null` if there is nothing to print.
    pub(super) data: Value,
}

impl Output {
    /// Prints the result.
    pub(super) fn print(&self, is_json: bool, stdout: &mut dyn Write) -> Exit {
        let printed = if is_json && self.data.is_null() {
            Ok(())
        } else if is_json {
            writeln!(stdout, "{}", self.data)
        } else {
            stdout.write_all(self.text.as_bytes())
        };
        exit_after(printed.and_then(|()| stdout.flush()), self.exit)
    }
}

/// A command that failed.
#[derive(Debug)]
pub(super) struct Failure {
    exit: Exit,
    message: String,
    /// The problems one by one, if there may be several.
    problems: Vec<String>,
}

impl Failure {
    /// The command line is wrong.
    pub(super) fn usage(error: &clap::Error) -> Self {
        let message = error.to_string();
        let message = message.strip_prefix("error: ").unwrap_or(&message);
        Self::new(Exit::Usage, message.trim_end())
    }

    /// An argument or an environment variable is wrong.
    pub(super) fn argument(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, message)
    }

    /// A file, a folder or an address cannot be used.
    pub(super) fn at(place: impl Display, error: &dyn Error) -> Self {
        let (place, error) = (place.to_string(), error.to_string());
        // Some errors name the place themselves.
        let message = if error.contains(&place) { error } else { format!("{place}: {error}") };
        Self::new(Exit::Failed, message)
    }

    /// A file or a folder cannot be used.
    pub(super) fn at_path(path: &Path, error: &dyn Error) -> Self {
        Self::at(path.display(), error)
    }

    /// An error that names its place.
    pub(super) fn failed(error: &dyn Error) -> Self {
        Self::new(Exit::Failed, error.to_string())
    }

    /// The platform cannot hold the agent.
    pub(super) fn refused(error: &dyn Error) -> Self {
        Self::new(Exit::Problems, error.to_string())
    }

    /// The agent has problems.
    pub(super) fn problems(problems: Vec<String>) -> Self {
        let mut message = match problems.len() {
            1 => "the agent has a problem:".to_owned(),
            count => format!("the agent has {count} problems:"),
        };
        for problem in &problems {
            message += "\n- ";
            message += problem;
        }
        Self { exit: Exit::Problems, message, problems }
    }

    fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into(), problems: Vec::new() }
    }

    /// Prints the error.
    pub(super) fn print(
        &self,
        is_json: bool,
        stdout: &mut dyn Write,
        stderr: &mut dyn Write,
    ) -> Exit {
        let printed = if is_json {
            let mut error = json!({"exit_code": self.exit as u8, "message": self.message});
            if !self.problems.is_empty() {
                error["problems"] = json!(self.problems);
            }
            writeln!(stdout, "{}", json!({ "error": error }))
        } else {
            writeln!(stderr, "error: {}", self.message)
        };
        exit_after(printed, self.exit)
    }
}

/// The agent of the code has problems.
impl From<BuildError> for Failure {
    fn from(error: BuildError) -> Self {
        Self::problems(error.problems().iter().map(ToString::to_string).collect())
    }
}

/// Returns the exit code after printing. A reader that closed the pipe is not a failure.
pub(super) fn exit_after(printed: io::Result<()>, exit: Exit) -> Exit {
    match printed {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Exit::Failed,
        _ => exit,
    }
}
