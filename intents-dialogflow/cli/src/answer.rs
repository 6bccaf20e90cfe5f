//! What a command says, as text and as data.

use std::error::Error;
use std::fmt::Display;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use intents_core::BuildError;
use serde_json::{Value, json};

use super::Exit;

/// What a command found.
pub(super) struct Answer {
    pub(super) exit: Exit,
    /// For people: whole lines.
    pub(super) text: String,
    /// The same as data: an object, or `null` where nothing is left to say.
    pub(super) data: Value,
}

impl Answer {
    pub(super) fn tell(&self, is_json: bool, stdout: &mut dyn Write) -> Exit {
        let told = if is_json && self.data.is_null() {
            Ok(())
        } else if is_json {
            writeln!(stdout, "{}", self.data)
        } else {
            stdout.write_all(self.text.as_bytes())
        };
        written(told.and_then(|()| stdout.flush()), self.exit)
    }
}

/// Why a command was not done.
#[derive(Debug)]
pub(super) struct Failure {
    exit: Exit,
    message: String,
    /// Each by itself, where there may be several.
    problems: Vec<String>,
}

impl Failure {
    /// The command line is wrong.
    pub(super) fn usage(error: &clap::Error) -> Self {
        let message = error.to_string();
        let message = message.strip_prefix("error: ").unwrap_or(&message);
        Self::of(Exit::Usage, message.trim_end())
    }

    /// Something that the message names is wrong with the command line or the environment.
    pub(super) fn misused(message: impl Into<String>) -> Self {
        Self::of(Exit::Usage, message)
    }

    /// A file, a folder or an address is not as it should be.
    pub(super) fn at(place: impl Display, error: &dyn Error) -> Self {
        let (place, error) = (place.to_string(), error.to_string());
        // Some errors name the place themselves.
        let message = if error.contains(&place) { error } else { format!("{place}: {error}") };
        Self::of(Exit::Failed, message)
    }

    /// The same of a path.
    pub(super) fn at_path(path: &Path, error: &dyn Error) -> Self {
        Self::at(path.display(), error)
    }

    /// What failed names itself.
    pub(super) fn failed(error: &dyn Error) -> Self {
        Self::of(Exit::Failed, error.to_string())
    }

    /// The agent cannot be what the code says.
    pub(super) fn refused(error: &dyn Error) -> Self {
        Self::of(Exit::Found, error.to_string())
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
        Self { exit: Exit::Found, message, problems }
    }

    fn of(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into(), problems: Vec::new() }
    }

    pub(super) fn tell(
        &self,
        is_json: bool,
        stdout: &mut dyn Write,
        stderr: &mut dyn Write,
    ) -> Exit {
        let told = if is_json {
            let mut error = json!({"exit_code": self.exit as u8, "message": self.message});
            if !self.problems.is_empty() {
                error["problems"] = json!(self.problems);
            }
            writeln!(stdout, "{}", json!({ "error": error }))
        } else {
            writeln!(stderr, "error: {}", self.message)
        };
        written(told, self.exit)
    }
}

/// The agent of the code has problems.
impl From<BuildError> for Failure {
    fn from(error: BuildError) -> Self {
        Self::problems(error.problems().iter().map(ToString::to_string).collect())
    }
}

/// How the command ends once it has told its answer. Nobody listens any more to whoever closed
/// the pipe: that is no failure of the command.
pub(super) fn written(told: io::Result<()>, exit: Exit) -> Exit {
    match told {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Exit::Failed,
        _ => exit,
    }
}
