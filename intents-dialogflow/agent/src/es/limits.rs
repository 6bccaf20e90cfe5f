//! The limits of Dialogflow ES.
//!
//! Google documents most limits on the page "Quotas and limits" of Dialogflow ES. "By its copies"
//! marks a limit from copies of the page on other sites.

use std::collections::BTreeMap;

use intents_core::Language;
use intents_core::definition::{AgentDefinition, EntityTypeDefinition, IntentDefinition};

use super::language;
use crate::error::{ExportProblem, ExportProblemKind};

/// The greatest number of intents. Source: "Quotas and limits", by its copies.
pub const MAX_INTENTS: usize = 2_000;

/// The greatest number of entity types. Source: see [`MAX_INTENTS`].
pub const MAX_ENTITY_TYPES: usize = 250;

/// The greatest number of training phrases of an intent in a language. Source: see [`MAX_INTENTS`].
pub const MAX_PHRASES: usize = 2_000;

/// The greatest number of training phrases of an agent in a language. Source: see [`MAX_INTENTS`].
pub const MAX_AGENT_PHRASES: usize = 100_000;

/// The longest training phrase, in characters. Source: see [`MAX_INTENTS`].
pub const MAX_PHRASE_CHARS: usize = 768;

/// The greatest number of parameters of an intent. Source: see [`MAX_INTENTS`].
pub const MAX_PARAMETERS: usize = 20;

/// The greatest number of entries of an entity type in a language. Source: see [`MAX_INTENTS`].
pub const MAX_ENTRIES: usize = 30_000;

/// The greatest number of synonyms of an entry. No current source documents the limit.
pub const MAX_SYNONYMS: usize = 200;

/// The greatest number of variants of a text. Source: "Rich response messages" of Dialogflow ES.
pub const MAX_VARIANTS: usize = 300;

/// The longest name of an event, in characters. Source: `Intent.events` in `intent.proto`.
pub const MAX_EVENT_CHARS: usize = 150;

/// The longest name of a context, in bytes. Source: `Context.name` in `context.proto`.
pub const MAX_CONTEXT_BYTES: usize = 250;

/// Returns the parts that exceed a limit or a range. Limits are not checked for an imported object,
/// which has an id, because Dialogflow accepted the object before.
pub(super) fn check(agent: &AgentDefinition) -> Vec<ExportProblem> {
    let mut over = Over(Vec::new());
    if !(0.0..=1.0).contains(&agent.es.ml_min_confidence) {
        let setting = "ml_min_confidence";
        let kind = ExportProblemKind::OutOfRange { setting, min: 0.0, max: 1.0 };
        over.0.push(ExportProblem::new("the agent", kind));
    }
    let intents = agent.intents.iter().filter(|(_, intent)| intent.es.id.is_empty());
    let intents: Vec<_> = intents.collect();
    let entity_types = agent.entity_types.iter().filter(|(_, of)| of.es.id.is_empty());
    let entity_types: Vec<_> = entity_types.collect();
    if !intents.is_empty() {
        over.most("the agent", "intents", agent.intents.len(), MAX_INTENTS);
        let mut phrases: BTreeMap<&Language, usize> = BTreeMap::new();
        for (language, of) in agent.intents.values().flat_map(|intent| &intent.phrases) {
            *phrases.entry(language).or_default() += of.len();
        }
        for (language, count) in phrases {
            let place = format!("the agent, language {language}");
            over.most(&place, "training phrases", count, MAX_AGENT_PHRASES);
        }
    }
    if !entity_types.is_empty() {
        over.most("the agent", "entity types", agent.entity_types.len(), MAX_ENTITY_TYPES);
    }
    for (name, intent) in intents {
        over.intent(name, intent);
    }
    for (name, entity_type) in entity_types {
        over.entity_type(name, entity_type);
    }
    over.0
}

struct Over(Vec<ExportProblem>);

impl Over {
    fn most(&mut self, place: &str, what: &'static str, found: usize, limit: usize) {
        if found > limit {
            let kind = ExportProblemKind::TooMany { what, found, limit };
            self.0.push(ExportProblem::new(place, kind));
        }
    }

    fn intent(&mut self, name: &str, intent: &IntentDefinition) {
        let place = format!("intent {name}");
        self.most(&place, "parameters", intent.parameters.len(), MAX_PARAMETERS);
        for (language, phrases) in &intent.phrases {
            let place = format!("{place}, language {language}");
            self.most(&place, "training phrases", phrases.len(), MAX_PHRASES);
            for (index, phrase) in phrases.iter().enumerate() {
                let place = format!("{place}, training phrase {}", index + 1);
                self.most(&place, "characters", phrase.text().chars().count(), MAX_PHRASE_CHARS);
            }
        }
        for event in &intent.events {
            let place = format!("{place}, event {event}");
            self.most(&place, "characters", event.chars().count(), MAX_EVENT_CHARS);
        }
        let output = intent.output_contexts.iter().map(|context| &context.name);
        for context in intent.input_contexts.iter().chain(output) {
            let place = format!("{place}, context {context}");
            self.most(&place, "bytes", context.len(), MAX_CONTEXT_BYTES);
        }
        for response in &intent.responses {
            if let intents_core::Message::Text(text) = &response.message {
                let language = response.language.as_ref().map(language::tag).unwrap_or_default();
                let place = format!("{place}, language {language}, channel {}", response.channel);
                self.most(&place, "variants of a text", text.variants().count(), MAX_VARIANTS);
            }
        }
    }

    fn entity_type(&mut self, name: &str, entity_type: &EntityTypeDefinition) {
        for (language, entries) in &entity_type.entries {
            let place = format!("entity type {name}, language {language}");
            self.most(&place, "entries", entries.len(), MAX_ENTRIES);
            for (index, entry) in entries.iter().enumerate() {
                let place = format!("{place}, entry {}", index + 1);
                self.most(&place, "synonyms", entry.synonyms.len(), MAX_SYNONYMS);
            }
        }
    }
}
