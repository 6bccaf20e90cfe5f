//! The definition of an agent that is code: what its types, their language files and its handlers
//! say.

mod contexts;
pub(crate) mod entity_types;
mod languages;
pub(crate) mod parameters;
mod phrases;
pub(crate) mod texts;

use std::collections::{BTreeMap, BTreeSet};

use intents_language::Language;

use crate::definition::{
    AgentDefinition, AgentSettings, IntentDefinition, Phrase, Response, WebhookUse,
};
use crate::model::{EntityKind, EntityMeta, IntentMeta, Role};
use contexts::Relations;
use texts::{EntityTexts, IntentTexts, Translations};

/// The intents and entity types of an agent, with their texts in every language.
pub(crate) struct AgentTexts {
    /// In the order of the agent's intents.
    pub(crate) intents: Vec<(&'static IntentMeta, Translations<IntentTexts>)>,
    /// The agent's own ones, by their names.
    pub(crate) entities: BTreeMap<&'static str, (&'static EntityMeta, Translations<EntityTexts>)>,
}

impl AgentTexts {
    /// Reads the words of the intents, and of the entity types that their parameters have.
    pub(crate) fn read(
        intents: impl Iterator<Item = &'static IntentMeta>,
        problems: &mut Vec<crate::problem::Problem>,
    ) -> Self {
        let mut texts = Self { intents: Vec::new(), entities: BTreeMap::new() };
        for meta in intents {
            for entity in meta.entities() {
                if entity.kind != EntityKind::System && !texts.entities.contains_key(entity.name) {
                    let words = texts::read_entity(entity, problems);
                    texts.entities.insert(entity.name, (entity, words));
                }
            }
            texts.intents.push((meta, texts::read_intent(meta, problems)));
        }
        texts
    }

    /// Returns the languages that have texts.
    pub(crate) fn languages(&self) -> BTreeSet<Language> {
        let intents = self.intents.iter().flat_map(|(_, words)| words.languages());
        let entities = self.entities.values().flat_map(|(_, words)| words.languages());
        intents.chain(entities).cloned().collect()
    }

    /// The settings of the agent: those that it was given, or else its languages alone.
    pub(crate) fn settings(&self, given: Option<&AgentSettings>) -> AgentSettings {
        given.cloned().unwrap_or_else(|| languages::settings(&self.languages()))
    }
}

/// The definition of an agent.
pub(crate) fn definition(
    texts: &AgentTexts,
    settings: AgentSettings,
    fulfillment: impl Fn(&IntentMeta) -> WebhookUse,
) -> AgentDefinition {
    let metas: Vec<_> = texts.intents.iter().map(|(meta, _)| *meta).collect();
    let relations = Relations::new(&metas);
    let intents = texts.intents.iter().map(|(meta, words)| {
        let definition = IntentDefinition {
            fulfillment: fulfillment(meta),
            ..intent(meta, words, &relations, &settings)
        };
        (meta.name.to_owned(), definition)
    });
    let entity_types = texts.entities.iter().filter_map(|(name, (meta, words))| {
        let definition = entity_types::entity_type(meta, words, &settings)?;
        Some(((*name).to_owned(), definition))
    });
    AgentDefinition {
        intents: intents.collect(),
        entity_types: entity_types.collect(),
        settings,
        ..AgentDefinition::default()
    }
}

fn intent(
    meta: &IntentMeta,
    words: &Translations<IntentTexts>,
    relations: &Relations,
    settings: &AgentSettings,
) -> IntentDefinition {
    let welcome = (meta.role == Role::Welcome).then_some(IntentMeta::WELCOME_EVENT);
    IntentDefinition {
        description: meta.description.to_owned(),
        events: std::iter::once(meta.event).chain(welcome).map(str::to_owned).collect(),
        action: meta.action.unwrap_or_default().to_owned(),
        input_contexts: relations.input(meta),
        output_contexts: relations.output(meta),
        parameters: parameters::parameters(meta, words, settings),
        phrases: all_phrases(meta, words, settings),
        responses: responses(words, settings),
        is_fallback: meta.role == Role::Fallback,
        priority: meta.priority.number(),
        ends_conversation: meta.ends_conversation,
        resets_contexts: meta.resets_contexts,
        ..IntentDefinition::default()
    }
}

/// The training phrases of each language that has some, those that it falls back to included.
fn all_phrases(
    meta: &IntentMeta,
    words: &Translations<IntentTexts>,
    settings: &AgentSettings,
) -> BTreeMap<Language, Vec<Phrase>> {
    let phrases = |language: &Language| {
        let examples = words.find(language, |translation| {
            Some(&translation.words.examples).filter(|examples| !examples.is_empty())
        })?;
        let phrases = examples.iter().filter_map(|text| phrases::phrase(text, meta)).collect();
        Some((language.clone(), phrases))
    };
    settings.all_languages().filter_map(phrases).collect()
}

/// The responses, by language in the order of the settings.
fn responses(words: &Translations<IntentTexts>, settings: &AgentSettings) -> Vec<Response> {
    let mut responses = Vec::new();
    for language in settings.all_languages() {
        let translation = words.find(language, |translation| {
            Some(&translation.words.responses).filter(|responses| !responses.is_empty())
        });
        responses.extend(translation.into_iter().flatten().map(|translation| {
            Response::new(Some(language.clone()), translation.message.clone())
                .on(translation.channel.as_str())
        }));
    }
    responses
}
