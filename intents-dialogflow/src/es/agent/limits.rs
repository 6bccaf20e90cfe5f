//! What ES takes at most.

use intents_core::definition::{AgentDefinition, EntityTypeDefinition, IntentDefinition};

use super::error::ExportProblem;
use super::intent::told;

/// The greatest number of intents. Source: "Quotas and limits" of Dialogflow, limits of ES.
pub const MAX_INTENTS: usize = 2_000;

/// The greatest number of entity types. Source: as [`MAX_INTENTS`].
pub const MAX_ENTITY_TYPES: usize = 250;

/// The greatest number of training phrases of an intent in a language. Source: as [`MAX_INTENTS`].
pub const MAX_PHRASES: usize = 2_000;

/// The longest training phrase, in characters. Source: as [`MAX_INTENTS`].
pub const MAX_PHRASE_CHARS: usize = 768;

/// The greatest number of entries of an entity type in a language. Source: as [`MAX_INTENTS`].
pub const MAX_ENTRIES: usize = 30_000;

/// The greatest number of synonyms of an entry. Source: as [`MAX_INTENTS`].
pub const MAX_SYNONYMS: usize = 200;

/// The greatest number of variants of a text. Source: "Rich response messages" of Dialogflow ES.
pub const MAX_VARIANTS: usize = 300;

/// The longest name of an event, in characters. Source: `Intent.events` in `intent.proto`.
pub const MAX_EVENT_CHARS: usize = 150;

/// The longest name of a context, in bytes. Source: `Context.name` in `context.proto`.
pub const MAX_CONTEXT_BYTES: usize = 250;

/// What is over a limit.
pub(super) fn check(agent: &AgentDefinition) -> Vec<ExportProblem> {
    let mut over = Over(Vec::new());
    over.most("the agent", "intents", agent.intents.len(), MAX_INTENTS);
    over.most("the agent", "entity types", agent.entity_types.len(), MAX_ENTITY_TYPES);
    for (name, intent) in &agent.intents {
        over.intent(name, intent);
    }
    for (name, entity_type) in &agent.entity_types {
        over.entity_type(name, entity_type);
    }
    over.0
}

struct Over(Vec<ExportProblem>);

impl Over {
    fn most(&mut self, place: &str, what: &str, found: usize, most: usize) {
        if found > most {
            let message = format!("{found} {what}, and Dialogflow ES takes at most {most}");
            self.0.push(ExportProblem::new(place, message));
        }
    }

    fn intent(&mut self, name: &str, intent: &IntentDefinition) {
        let place = format!("intent {name}");
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
                let language = told(response.language.as_ref());
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
