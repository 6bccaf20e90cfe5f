//! The values in training phrases are those of the entity types.

use intents_language::phrase::{Part, parse};
use intents_language::{Language, closest};

use crate::definition::of_agent::Spoken;
use crate::definition::of_agent::entity_types::entries;
use crate::definition::of_agent::words::{IntentWords, Said};
use crate::entity::EntityKind;
use crate::intent::IntentMeta;
use crate::problem::Problem;

/// A value that Dialogflow would not find where users say it teaches it the wrong thing. Entity
/// types that take other values too cannot be held to theirs, nor can those that only Dialogflow
/// knows the values of: system entities, regular expressions and composites.
pub(super) fn of_phrases(
    meta: &IntentMeta,
    language: &Language,
    said: &Said<IntentWords>,
    spoken: &Spoken,
    problems: &mut Vec<Problem>,
) {
    let params = meta.params.all();
    for (i, phrase) in said.words.examples.iter().enumerate() {
        for part in parse(phrase).unwrap_or_default() {
            let Part::Placeholder { name, words } = part else { continue };
            let Some(param) = params.iter().find(|param| param.name == name) else { continue };
            let entity = param.shape.entity;
            let is_closed = matches!(entity.kind, EntityKind::Map(_) | EntityKind::List(_));
            if entity.is_expanded || !is_closed {
                continue;
            }
            let Some((entity, listed)) = spoken.entities.get(entity.name) else { continue };
            let entries = entries(entity, listed, language);
            let synonyms = || entries.iter().flat_map(|entry| &entry.synonyms);
            let value = folded(words);
            if synonyms().any(|synonym| folded(synonym) == value) {
                continue;
            }
            let suggestion = closest(words, synonyms().map(String::as_str));
            // Fuzzy matching finds what is misspelt, and words in another order.
            if entity.is_fuzzy {
                let known: Vec<_> = synonyms().map(|synonym| sorted(&folded(synonym))).collect();
                let value = sorted(&value);
                if closest(&value, known.iter().map(String::as_str)).is_some() {
                    continue;
                }
            }
            problems.push(Problem::UnknownValue {
                intent: meta.name,
                entity: entity.name,
                language: language.clone(),
                phrase: phrase.clone(),
                value: words.to_owned(),
                suggestion: suggestion.map(str::to_owned),
                place: said.place.clone().of_phrase(meta, i, &format!("${name}{{{words}}}")),
            });
        }
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
