//! The comparison of the agent of the code with an imported agent.

use intents_core::definition::{self, AgentDefinition, Change, ChangeKind, Drift};
use serde_json::Value;

use crate::error::Dropped;

/// The differences between the agent of the code and an imported agent.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Comparison {
    /// The differences.
    pub drift: Vec<Drift>,
    /// Settings of the imported agent that the code does not set, and that restoring the export of the
    /// code resets.
    pub resets: Vec<Change>,
    /// Parts of the agent that the platform does not support.
    pub dropped: Vec<Dropped>,
}

/// Compares the export of an agent of the code with an imported agent.
pub(crate) fn compare(
    code: &AgentDefinition,
    exported: &AgentDefinition,
    dropped: Vec<Dropped>,
    is_obsolete: impl Fn(&Change) -> bool,
) -> Comparison {
    let drift = definition::drift(code, exported);
    let mut resets = Vec::new();
    for change in exported.changes(code) {
        let is_drift = drift.iter().any(|drift| drift.change.place == change.place);
        if let Some(reset) = reset(change, code)
            && !is_drift
            && !is_obsolete(&reset)
            && resets.last() != Some(&reset)
        {
            resets.push(reset);
        }
    }
    Comparison { drift, resets, dropped }
}

/// Returns the agent setting that a change resets, if there is one.
fn reset(mut change: Change, code: &AgentDefinition) -> Option<Change> {
    let place: Vec<_> = change.place.iter().map(String::as_str).collect();
    let is_reset = match place.as_slice() {
        ["settings", "webhook", ..] if code.settings.webhook.is_none() => {
            // The whole webhook is one change.
            change.place.truncate(2);
            change.kind = ChangeKind::Removed;
            (change.before, change.after) = (None, None);
            true
        }
        ["settings", "name" | "description" | "time_zone"] => {
            change.before.as_ref().is_some_and(is_set)
        }
        ["settings" | "intents" | "entity_types", ..] => false,
        // The settings of one platform.
        _ if change.kind == ChangeKind::Removed => change.before.as_ref().is_none_or(is_set),
        _ => change.kind != ChangeKind::Added,
    };
    is_reset.then_some(change)
}

/// Returns whether a value differs from the value in a new agent.
fn is_set(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => true,
    }
}
