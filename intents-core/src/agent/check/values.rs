//! The values in training phrases are those of the entity types.

use std::collections::{BTreeSet, HashMap, HashSet};

use intents_language::phrase::{Part, parse};
use intents_language::{Language, closest};

use crate::agent::from_code::AgentTexts;
use crate::agent::from_code::entity_types::entries;
use crate::agent::from_code::texts::{IntentTexts, Translation};
use crate::definition::AgentSettings;
use crate::model::{EntityKind, EntityMeta, IntentMeta};
use crate::problem::Problem;

/// A value that Dialogflow would not find where users say it teaches it the wrong thing. Entity
/// types that take other values too cannot be held to theirs, nor can those that only Dialogflow
/// knows the values of: system entities, regular expressions and composites.
///
/// Phrases are those of each language of the agent, and so are values: what a language falls back
/// to for its phrases may be another one than for its values. A mark that several languages share
/// is reported once, in the first of them that lacks the value.
pub(super) fn check_phrases(
    texts: &AgentTexts,
    settings: &AgentSettings,
    problems: &mut Vec<Problem>,
) {
    let mut told = BTreeSet::new();
    for language in settings.all_languages() {
        let mut known = Known { texts, language, entities: HashMap::new() };
        for (meta, words) in &texts.intents {
            let translation = words.find(language, |translation| {
                Some(translation).filter(|translation| !translation.words.examples.is_empty())
            });
            if let Some(translation) = translation {
                for (mark, problem) in check_intent(meta, translation, &mut known) {
                    if told.insert((meta.name, &translation.place, mark)) {
                        problems.push(problem);
                    }
                }
            }
        }
    }
}

/// The numbers of a phrase and of a part of it.
type Mark = (usize, usize);

fn check_intent(
    meta: &IntentMeta,
    translation: &Translation<IntentTexts>,
    known: &mut Known<'_>,
) -> Vec<(Mark, Problem)> {
    let mut problems = Vec::new();
    let params = meta.params.all();
    let language = known.language;
    for (i, phrase) in translation.words.examples.iter().enumerate() {
        for (j, part) in parse(phrase).unwrap_or_default().into_iter().enumerate() {
            let Part::Placeholder { name, words } = part else { continue };
            let Some(param) = params.iter().find(|param| param.name == name) else { continue };
            let entity = param.shape.entity;
            let is_closed = matches!(entity.kind, EntityKind::Map(_) | EntityKind::List(_));
            if entity.is_expanded || !is_closed {
                continue;
            }
            let values = known.values(entity);
            if values.find(words) {
                continue;
            }
            let suggestion = closest(words, values.translation.iter().map(String::as_str));
            let problem = Problem::UnknownValue {
                intent: meta.name,
                entity: entity.name,
                language: language.clone(),
                phrase: phrase.clone(),
                value: words.to_owned(),
                suggestion: suggestion.map(str::to_owned),
                place: translation.phrase_place(i, &format!("${name}{{{words}}}")),
            };
            problems.push(((i, j), problem));
        }
    }
    problems
}

/// The values of entity types in a language.
struct Known<'s> {
    texts: &'s AgentTexts,
    language: &'s Language,
    entities: HashMap<&'static str, Values>,
}

/// The words for the values of an entity type.
#[derive(Default)]
struct Values {
    translation: Vec<String>,
    /// The same, as Dialogflow compares it.
    folded: HashSet<String>,
    /// The same with sorted words, where it is found misspelt and in another order too.
    sorted: Option<Vec<String>>,
}

impl Known<'_> {
    fn values(&mut self, meta: &EntityMeta) -> &Values {
        self.entities.entry(meta.name).or_insert_with(|| {
            let Some((meta, listed)) = self.texts.entities.get(meta.name) else {
                return Values::default();
            };
            let entries = entries(meta, listed, self.language);
            let translation: Vec<_> =
                entries.into_iter().flat_map(|entry| entry.synonyms).collect();
            let folded: HashSet<_> = translation.iter().map(|synonym| folded(synonym)).collect();
            let sorted =
                meta.is_fuzzy.then(|| folded.iter().map(|synonym| sorted(synonym)).collect());
            Values { translation, folded, sorted }
        })
    }
}

impl Values {
    fn find(&self, words: &str) -> bool {
        let words = folded(words);
        if self.folded.contains(&words) {
            return true;
        }
        let Some(all) = &self.sorted else { return false };
        closest(&sorted(&words), all.iter().map(String::as_str)).is_some()
    }
}

/// Dialogflow finds values in any case, and however far apart their words are.
fn folded(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sorted(text: &str) -> String {
    let mut words: Vec<_> = text.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}
