//! What `check` and `diff` compare.

use std::path::Path;

use intents_core::definition::{self, AgentDefinition, Change, ChangeKind, Drift, Response};
use intents_core::{Message, Payload};
use serde_json::Value;

use super::answer::Failure;
use super::only_es;
use crate::es;
use crate::es::agent::{Dropped, Exported, ResponseExtension};
use crate::files::Files;

/// What differs between the code and an exported agent.
pub(super) struct Comparison {
    pub(super) drift: Vec<Drift>,
    /// What the exported agent has that the code says nothing of, and that is another when the
    /// export of the code is restored.
    pub(super) resets: Vec<Change>,
    /// What of the code ES has no place for.
    pub(super) dropped: Vec<Dropped>,
}

/// Compares what the code says with an exported agent.
pub(super) fn with_code(
    code: &AgentDefinition,
    exported: &AgentDefinition,
) -> Result<Comparison, Failure> {
    // Its export, rather than the code itself: ES has some messages in other forms, and some not
    // at all.
    let written = es::agent::export(code).map_err(|error| Failure::refused(&error))?;
    let Exported { files, dropped } = written;
    let code = of_files(&files).map_err(|error| Failure::failed(&error))?;
    let drift = definition::drift(&code, exported);
    let resets = resets(&drift, exported, &code);
    Ok(Comparison { drift, resets, dropped })
}

/// What differs between two exported agents.
pub(super) fn agents(old: &AgentDefinition, new: &AgentDefinition) -> Vec<Change> {
    only_es::by_members(old.changes(new), old, new)
}

/// An exported agent, for comparison.
pub(super) fn read(path: &Path) -> Result<AgentDefinition, Failure> {
    let at = |error: &dyn std::error::Error| Failure::at_path(path, error);
    let files = Files::read(path).map_err(|error| at(&error))?;
    of_files(&files).map_err(|error| at(&error))
}

fn of_files(files: &Files) -> Result<AgentDefinition, es::agent::ImportError> {
    let mut agent = es::agent::import(files)?;
    for response in agent.intents.values_mut().flat_map(|intent| &mut intent.responses) {
        if let Some(message) = of_unknown_kind(response) {
            response.message = Message::Payload(Payload::new(message));
            response.extensions = definition::Extensions::default();
        }
    }
    Ok(agent)
}

/// A message of a kind that is not known here, as it is in the agent.
fn of_unknown_kind(response: &Response) -> Option<Value> {
    if !matches!(&response.message, Message::Payload(payload) if payload.is_empty()) {
        return None;
    }
    let kept = response.extensions.get::<ResponseExtension>().ok()??.message.kept;
    let Ok(Value::Object(mut message)) = serde_json::to_value(&kept) else { return None };
    for beside in ["lang", "platform", "condition"] {
        message.remove(beside);
    }
    // The number that payloads have.
    if message.get("type").is_some_and(|kind| *kind == 4 || *kind == "4") {
        message.remove("type");
    }
    Some(Value::Object(message))
}

/// What would be reset: the settings that did not drift because the code does not have them, and
/// those that only ES has.
fn resets(drift: &[Drift], exported: &AgentDefinition, code: &AgentDefinition) -> Vec<Change> {
    let mut resets = Vec::new();
    for mut change in exported.changes(code) {
        let place: Vec<_> = change.place.iter().map(String::as_str).collect();
        match place.as_slice() {
            // All of it at once.
            ["settings", "webhook", ..] if code.settings.webhook.is_none() => {
                change.place.truncate(2);
                change.kind = ChangeKind::Removed;
                (change.before, change.after) = (None, None);
                if resets.last() != Some(&change) {
                    resets.push(change);
                }
            }
            ["settings", "name" | "description" | "time_zone"]
                if !drift.iter().any(|drift| drift.change.place == change.place)
                    && change.before.as_ref().is_some_and(only_es::is_something) =>
            {
                resets.push(change);
            }
            ["extensions"] => {
                resets.extend(only_es::taken(&change, exported, code));
            }
            _ => {}
        }
    }
    resets
}
