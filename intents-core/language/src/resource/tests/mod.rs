//! Problems of language files, and their conversion to JSON.

mod entities;
mod intents;
mod responses;
mod syntax;

use super::{Invalid, Parameter, Parameters, Problem, Resource, read_intent};

/// An intent with `amount`, `kind` (whose field is `type_of`), and `token`, which is untagged.
fn parameters() -> Parameters<'static> {
    let parameter = |name, field, is_untagged| Parameter { name, field, is_untagged };
    Parameters {
        known: vec![
            parameter("amount", "amount", false),
            parameter("kind", "type_of", false),
            parameter("token", "token", true),
        ],
        groups: Vec::new(),
    }
}

fn read(text: &str) -> Result<Resource, Invalid> {
    read_intent("f.yaml", text.as_bytes(), &parameters())
}

/// Returns the problems of a file, one per line: the position and the message.
fn lines(result: Result<Resource, Invalid>) -> String {
    let problems = result.err().map(|invalid| invalid.problems).unwrap_or_default();
    let line = |p: &Problem| format!("{}:{} {}", p.line(), p.column(), p.message());
    problems.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Returns the problems of a file of the intent.
fn problems(text: &str) -> String {
    lines(read(text))
}
