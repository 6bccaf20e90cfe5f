//! What is in an exported agent.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use intents_core::Language;
use intents_core::definition::{AgentDefinition, Extensions};
use serde_json::{Value, json};

/// What was found in an agent.
pub(super) struct Found {
    name: String,
    languages: Vec<String>,
    /// How many there are of each kind of thing.
    counts: Vec<(&'static str, usize)>,
    /// The members that only the platform has, by where they are, with how often they are.
    kept: BTreeMap<&'static str, BTreeMap<String, usize>>,
}

impl Found {
    pub(super) fn in_agent(agent: &AgentDefinition) -> Self {
        let intents = || agent.intents.values();
        let parameters = || intents().flat_map(|intent| &intent.parameters);
        let phrases = || intents().flat_map(|intent| intent.phrases.values().flatten());
        let responses = || intents().flat_map(|intent| &intent.responses);
        let entity_types = || agent.entity_types.values();
        let entries = || entity_types().flat_map(|entity| entity.entries.values().flatten());
        let counts = vec![
            ("intents", agent.intents.len()),
            ("training phrases", phrases().count()),
            ("parameters", parameters().count()),
            ("responses", responses().count()),
            ("entity types", agent.entity_types.len()),
            ("entries", entries().count()),
        ];
        let mut kept = BTreeMap::new();
        keep(&mut kept, "agent", [&agent.extensions]);
        keep(&mut kept, "intents", intents().map(|intent| &intent.extensions));
        keep(&mut kept, "parameters", parameters().map(|parameter| &parameter.extensions));
        keep(&mut kept, "training phrases", phrases().map(|phrase| &phrase.extensions));
        let parts = phrases().flat_map(|phrase| &phrase.parts).map(|part| &part.extensions);
        keep(&mut kept, "parts of phrases", parts);
        keep(&mut kept, "responses", responses().map(|response| &response.extensions));
        keep(&mut kept, "entity types", entity_types().map(|entity| &entity.extensions));
        let languages = agent.settings.all_languages().map(Language::to_string).collect();
        Self { name: agent.settings.name.clone(), languages, counts, kept }
    }

    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        // Nothing that is written to a string fails.
        let _ = writeln!(text, "{} ({})", name(&self.name), self.languages.join(", "));
        for (what, count) in &self.counts {
            let _ = writeln!(text, "{count:>8} {what}");
        }
        if self.kept.is_empty() {
            return text;
        }
        text += "what only ES has, by members:\n";
        for (place, members) in &self.kept {
            let members: Vec<_> =
                members.iter().map(|(member, count)| format!("{member} ({count})")).collect();
            let _ = writeln!(text, "  {place}: {}", members.join(", "));
        }
        text
    }

    pub(super) fn data(&self) -> Value {
        let counts: BTreeMap<_, _> =
            self.counts.iter().map(|(what, count)| (what.replace(' ', "_"), count)).collect();
        json!({
            "name": self.name,
            "languages": self.languages,
            "counts": counts,
            "only_es": self.kept,
        })
    }
}

/// Old exports have no name.
fn name(name: &str) -> &str {
    if name.is_empty() { "an agent without a name" } else { name }
}

fn keep<'a>(
    kept: &mut BTreeMap<&'static str, BTreeMap<String, usize>>,
    place: &'static str,
    all: impl IntoIterator<Item = &'a Extensions>,
) {
    let mut members = BTreeMap::new();
    for extensions in all {
        let Ok(Value::Object(platforms)) = serde_json::to_value(extensions) else { continue };
        let parts = platforms.into_iter().filter_map(|(_, of)| match of {
            Value::Object(parts) => Some(parts),
            _ => None,
        });
        let names = parts.flatten().flat_map(|(part, value)| match value.get("kept") {
            Some(Value::Object(kept)) => kept.keys().cloned().collect::<Vec<_>>(),
            _ => vec![part],
        });
        for name in names.collect::<BTreeSet<_>>() {
            *members.entry(name).or_default() += 1;
        }
    }
    if !members.is_empty() {
        kept.insert(place, members);
    }
}
