//! The summary of an agent.

use std::collections::BTreeMap;
use std::fmt::Write;

use intents_core::Language;
use intents_core::definition::AgentDefinition;
use serde_json::{Value, json};

/// The name, the languages and the size of an agent.
pub(super) struct Summary {
    name: String,
    languages: Vec<String>,
    /// The number of objects of each kind.
    counts: Vec<(&'static str, usize)>,
}

impl Summary {
    pub(super) fn new(agent: &AgentDefinition) -> Self {
        let intents = || agent.intents.values();
        let phrases = intents().flat_map(|intent| intent.phrases.values()).map(Vec::len);
        let entities = agent.entity_types.values();
        let entries = entities.flat_map(|entity| entity.entries.values()).map(Vec::len);
        let counts = vec![
            ("intents", agent.intents.len()),
            ("training phrases", phrases.sum()),
            ("parameters", intents().map(|intent| intent.parameters.len()).sum()),
            ("responses", intents().map(|intent| intent.responses.len()).sum()),
            ("entity types", agent.entity_types.len()),
            ("entries", entries.sum()),
        ];
        let languages = agent.settings.all_languages().map(Language::to_string).collect();
        Self { name: agent.settings.name.clone(), languages, counts }
    }

    pub(super) fn text(&self) -> String {
        // Old exports have no name.
        let name = if self.name.is_empty() { "an agent without a name" } else { &self.name };
        let mut text = format!("{name} ({})\n", self.languages.join(", "));
        for (kind, count) in &self.counts {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{count:>8} {kind}");
        }
        text
    }

    pub(super) fn data(&self) -> Value {
        let counts = self.counts.iter();
        let counts: BTreeMap<_, _> =
            counts.map(|(kind, count)| (kind.replace(' ', "_"), count)).collect();
        json!({"name": self.name, "languages": self.languages, "counts": counts})
    }
}
