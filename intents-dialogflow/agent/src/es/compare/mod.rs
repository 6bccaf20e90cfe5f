//! Agents of ES compared: what the code says and Dialogflow holds, or two that were exported.

mod members;

use intents_core::definition::{
    self, AgentDefinition, Change, ChangeKind, Drift, Extensions, Response,
};
use intents_core::{Message, Payload};
use serde_json::Value;

use super::error::ExportSource;
use super::extension::ResponseExtension;
use super::{Dropped, ExportError, ExportProblem, Exported, export, import};

/// What differs between the code and an agent that Dialogflow exported.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Comparison {
    /// What the two say otherwise.
    pub drift: Vec<Drift>,
    /// What the exported agent has that the code says nothing of, and that is another when the
    /// export of the code is restored.
    pub resets: Vec<Change>,
    /// What of the code ES has no place for.
    pub dropped: Vec<Dropped>,
}

/// Compares what the code says with an agent that Dialogflow exported: its export, rather than the
/// code itself, since ES has some messages in other forms, and some not at all.
///
/// ```
/// use intents_core::definition::{AgentDefinition, IntentDefinition};
/// use intents_agent::es::{compare, export, import};
///
/// // That of `Agent::builder().define()?`.
/// let mut code = AgentDefinition::default();
/// code.intents.insert("Ping".to_owned(), IntentDefinition::default());
/// let exported = import(&export(&code)?.files)?;
/// assert!(compare(&code, &exported)?.drift.is_empty());
///
/// code.intents.insert("Pong".to_owned(), IntentDefinition::default());
/// assert_eq!(
///     compare(&code, &exported)?.drift[0].to_string(),
///     "the intent `Pong` is in the code but not in the exported agent: export the agent again and \
///      restore it, or remove the intent"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// When ES cannot hold what the code says.
pub fn compare(
    code: &AgentDefinition,
    exported: &AgentDefinition,
) -> Result<Comparison, ExportError> {
    let Exported { files, dropped } = export(code)?;
    let code = import(&files).map_err(|error| ExportError {
        problems: vec![ExportProblem {
            place: error.path.clone(),
            message: "what was exported cannot be read again".to_owned(),
            source: Some(ExportSource::Import(error)),
        }],
    })?;
    let (code, exported) = (&comparable(code), &comparable(exported.clone()));
    let drift = definition::drift(code, exported);
    let resets = resets(&drift, exported, code);
    Ok(Comparison { drift, resets, dropped })
}

/// What differs between two agents that were [imported](import), as
/// [`AgentDefinition::changes`], with what only ES has member by member. Values that may be
/// secrets are left out.
#[must_use]
pub fn changes(old: &AgentDefinition, new: &AgentDefinition) -> Vec<Change> {
    let (old, new) = (&comparable(old.clone()), &comparable(new.clone()));
    members::each(old.changes(new), old, new)
}

/// With messages of a kind that is not known here as payloads, which can be compared.
fn comparable(mut agent: AgentDefinition) -> AgentDefinition {
    for response in agent.intents.values_mut().flat_map(|intent| &mut intent.responses) {
        if let Some(message) = of_unknown_kind(response) {
            response.message = Message::Payload(Payload::new(message));
            response.extensions = Extensions::default();
        }
    }
    agent
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
                    && change.before.as_ref().is_some_and(members::is_something) =>
            {
                resets.push(change);
            }
            ["extensions"] => {
                resets.extend(members::taken(&change, exported, code));
            }
            _ => {}
        }
    }
    resets
}
