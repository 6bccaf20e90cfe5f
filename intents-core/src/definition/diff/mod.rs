//! Differences between two agents by intent, training phrase and parameter instead of lines of
//! JSON.

mod drift;
mod entity_type;
mod es;
mod intent;
mod phrase;
mod renamed;

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::AgentDefinition;

pub use drift::{Drift, drift};

/// A difference between an agent and a newer version of the agent.
///
/// ```
/// use intents_core::definition::{AgentDefinition, AgentSettings};
///
/// let mut old = AgentDefinition::default();
/// old.settings = AgentSettings::new("pizzeria");
/// let mut new = old.clone();
/// new.settings.time_zone = "Europe/Rome".to_owned();
/// let changes = old.changes(&new);
/// assert_eq!(changes[0].to_string(), "the settings, time zone: `Etc/UTC` became `Europe/Rome`");
/// assert_eq!(changes[0].place, ["settings", "time_zone"]);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Change {
    /// The path of the difference, from the whole to the part, by names of the serialized
    /// definition: `["intents", "shop.Order", "parameters", "amount", "entity"]`. An item of a list
    /// has the path of the list, such as `["intents", "shop.Order", "phrases", "en"]`.
    pub place: Vec<String>,
    /// The kind of the difference.
    pub kind: ChangeKind,
    /// The old value. `None` if there is no old value, for a whole intent, parameter or entity
    /// type, and for possible secrets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// The new value. `None` if there is no new value, for a whole intent, parameter or entity
    /// type, and for possible secrets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
}

/// The kind of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChangeKind {
    /// Only the newer agent has the item.
    Added,
    /// Only the older agent has the item.
    Removed,
    /// The intent was renamed from `before` to `after`. The path contains the new name.
    Renamed,
    /// Both agents have the item, with different values.
    Changed,
}

impl AgentDefinition {
    /// Returns the differences to a newer definition: first of the settings, then of the intents
    /// and the entity types, sorted by name.
    ///
    /// A renamed intent is recognized by its events, its training phrases or its parameters, and
    /// compared under its new name. The orders of phrases, events, contexts, entries and synonyms
    /// have no effect on the platforms and are not compared.
    #[must_use]
    pub fn changes(&self, newer: &Self) -> Vec<Change> {
        let mut found = Found::default();
        let settings = [&self.settings, &newer.settings].map(|of| serde_json::to_value(of).ok());
        if let [Some(Value::Object(before)), Some(Value::Object(after))] = &settings {
            found.members(&["settings"], before, after);
        }
        for change in &mut found.0 {
            change.keep_secret();
        }
        found.es(&[], &self.es, &newer.es);
        intent::all(&self.intents, &newer.intents, &mut found);
        entity_type::all(&self.entity_types, &newer.entity_types, &mut found);
        found.0
    }
}

impl Change {
    /// Removes the values of a password or a header.
    fn keep_secret(&mut self) {
        let is_secret = |part: &String| matches!(&**part, "password" | "headers");
        if self.place.iter().any(is_secret) {
            (self.before, self.after) = (None, None);
        }
    }
}

/// The changes found by a comparison.
#[derive(Default)]
struct Found(Vec<Change>);

impl Found {
    fn push(
        &mut self,
        place: &[&str],
        kind: ChangeKind,
        before: Option<Value>,
        after: Option<Value>,
    ) {
        let place = place.iter().map(|&part| part.to_owned()).collect();
        self.0.push(Change { place, kind, before, after });
    }

    fn added(&mut self, place: &[&str], after: Option<Value>) {
        self.push(place, ChangeKind::Added, None, after);
    }

    fn removed(&mut self, place: &[&str], before: Option<Value>) {
        self.push(place, ChangeKind::Removed, before, None);
    }

    /// Compares a value as a whole.
    fn value<T: Serialize + PartialEq + ?Sized>(&mut self, place: &[&str], before: &T, after: &T) {
        if before == after {
            return;
        }
        // The values of a definition serialise, except for values that cannot be compared.
        let value = |of: &T| serde_json::to_value(of).ok().filter(|value| !value.is_null());
        match (value(before), value(after)) {
            (None, Some(after)) => self.added(place, Some(after)),
            (Some(before), None) => self.removed(place, Some(before)),
            (before, after) => self.push(place, ChangeKind::Changed, before, after),
        }
    }

    /// Compares the members of objects. An empty member equals a missing member.
    fn members(
        &mut self,
        place: &[&str],
        before: &serde_json::Map<String, Value>,
        after: &serde_json::Map<String, Value>,
    ) {
        let mut names: Vec<_> = before.keys().chain(after.keys()).collect();
        names.sort();
        names.dedup();
        for name in names {
            let place = [place, &[name.as_str()]].concat();
            let none = serde_json::Map::new();
            match (before.get(name), after.get(name)) {
                (Some(Value::Object(before)), Some(Value::Object(after))) => {
                    self.members(&place, before, after);
                }
                // Members are compared one by one, because some of them are secrets.
                (Some(Value::Object(before)), _) => self.members(&place, before, &none),
                (_, Some(Value::Object(after))) => self.members(&place, &none, after),
                (before, after) => {
                    let [before, after] =
                        [before, after].map(|value| value.unwrap_or(&Value::Null));
                    if !is_blank(before) || !is_blank(after) {
                        self.value(&place, before, after);
                    }
                }
            }
        }
    }

    /// Compares lists without a significant order, item by item. Duplicate items are counted.
    fn items<T: Ord + Serialize>(&mut self, place: &[&str], before: Vec<T>, after: Vec<T>) {
        let mut counts: BTreeMap<T, [usize; 2]> = BTreeMap::new();
        for item in before {
            counts.entry(item).or_default()[0] += 1;
        }
        for item in after {
            counts.entry(item).or_default()[1] += 1;
        }
        for (item, [before, after]) in counts {
            for _ in after..before {
                self.removed(place, serde_json::to_value(&item).ok());
            }
            for _ in before..after {
                self.added(place, serde_json::to_value(&item).ok());
            }
        }
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Writes one line. The alternate form `{:#}` describes a future change: `would become`.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", where_is(&self.place))?;
        let [was, became, changed] = if f.alternate() {
            ["would be", "would become", "would change"]
        } else {
            ["was", "became", "changed"]
        };
        match (self.kind, &self.before, &self.after) {
            (ChangeKind::Renamed, Some(before), _) => write!(f, " was {} before", shown(before)),
            (ChangeKind::Added, _, Some(after)) => write!(f, ": {} {was} added", shown(after)),
            (ChangeKind::Added, _, None) => write!(f, " {was} added"),
            (ChangeKind::Removed, Some(before), _) => {
                write!(f, ": {} {was} removed", shown(before))
            }
            (ChangeKind::Removed, None, _) => write!(f, " {was} removed"),
            (_, Some(before), Some(after)) => {
                write!(f, ": {} {became} {}", shown(before), shown(after))
            }
            _ => write!(f, " {changed}"),
        }
    }
}

/// Returns a path in plain English: "the intent `shop.Order`, parameter `amount`, entity type".
fn where_is(place: &[String]) -> String {
    let parts: Vec<_> = place.iter().map(String::as_str).collect();
    let (mut words, mut rest) = match parts.as_slice() {
        ["settings", rest @ ..] => ("the settings".to_owned(), rest),
        ["intents", name, rest @ ..] => (format!("the intent `{name}`"), rest),
        ["entity_types", name, rest @ ..] => (format!("the entity type `{name}`"), rest),
        other => ("the agent".to_owned(), other),
    };
    loop {
        let part;
        (part, rest) = match rest {
            [] => return words,
            ["parameters", name, rest @ ..] => (format!("parameter `{name}`"), rest),
            ["phrases", language, rest @ ..] => (format!("training phrases in `{language}`"), rest),
            ["prompts", language, rest @ ..] => (format!("prompts in `{language}`"), rest),
            ["entries", language, rest @ ..] => (format!("entries in `{language}`"), rest),
            ["responses", language, "", rest @ ..] => (format!("responses in `{language}`"), rest),
            ["responses", language, channel, rest @ ..] => {
                (format!("responses in `{language}` on `{channel}`"), rest)
            }
            ["es", rest @ ..] => ("ES".to_owned(), rest),
            ["unknown", name, rest @ ..] => (format!("unknown member `{name}`"), rest),
            ["synonyms", value, rest @ ..] => (format!("synonyms of `{value}`"), rest),
            ["output_contexts", context, rest @ ..] => {
                (format!("output context `{context}`"), rest)
            }
            [member, rest @ ..] => {
                let member = member.strip_prefix("is_").unwrap_or(member);
                (member.replace('_', " "), rest)
            }
        };
        words = format!("{words}, {part}");
    }
}

/// Returns a value on one line.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => format!("`{}`", text.escape_debug()),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        other => format!("`{other}`"),
    }
}
