//! Phrases that two intents claim.

use std::collections::HashMap;

use crate::agent::from_code::AgentTexts;
use crate::agent::from_code::texts::{IntentTexts, Translation};
use crate::definition::AgentSettings;
use crate::model::{IntentMeta, Priority, Role};
use crate::problem::{Place, Problem};
use intents_language::phrase::{Part, parse};

/// Reports training phrases of two intents that can be matched at the same time with the same
/// priority: Dialogflow does not define which of them is matched.
pub(super) fn phrases(texts: &AgentTexts, settings: &AgentSettings, problems: &mut Vec<Problem>) {
    for language in settings.all_languages() {
        let mut claimed = HashMap::new();
        for (meta, words) in &texts.intents {
            // The phrases of a fallback intent are what it is not to be matched for.
            if meta.role == Role::Fallback || meta.priority == Priority::Ignored {
                continue;
            }
            let translation = words.find(language, |translation| {
                Some(translation).filter(|translation| !translation.words.examples.is_empty())
            });
            let Some(translation) = translation else { continue };
            let scope = (contexts(meta), meta.priority.number());
            for (i, phrase) in translation.words.examples.iter().enumerate() {
                let key = (scope.clone(), spoken_words(phrase));
                let claim = Claim { meta, translation, index: i, phrase };
                let first = *claimed.entry(key).or_insert(claim);
                if first.meta.name != meta.name {
                    problems.push(Problem::SharedPhrase {
                        phrase: phrase.clone(),
                        intents: [first.meta.name, meta.name],
                        places: [first.place(), claim.place()],
                    });
                }
            }
        }
    }
}

/// A phrase of an intent.
#[derive(Clone, Copy)]
struct Claim<'s> {
    meta: &'static IntentMeta,
    translation: &'s Translation<IntentTexts>,
    index: usize,
    phrase: &'s str,
}

impl Claim<'_> {
    fn place(&self) -> Place {
        self.translation.phrase_place(self.index, self.phrase)
    }
}

/// The contexts in which it is matched, in one spelling and order.
fn contexts(meta: &IntentMeta) -> Vec<String> {
    let follows = meta.params.all_follows();
    let required = follows.iter().filter(|follow| follow.is_required);
    let followed = required.map(|follow| follow.followed.context);
    let all = followed.chain(meta.input_contexts.iter().copied());
    let mut all: Vec<_> = all.map(str::to_lowercase).collect();
    all.sort();
    all.dedup();
    all
}

/// Returns a phrase without case and punctuation. Speech has neither, and users who type leave out
/// both, so phrases that differ in nothing else are the same.
fn spoken_words(phrase: &str) -> String {
    const PUNCTUATION: &str = ".,;:!?¡¿…。、？！\"'’‘“”«»";
    let parts = parse(phrase).unwrap_or_default();
    let words = parts.iter().map(|part| match part {
        Part::Text(text) => *text,
        Part::Placeholder { words, .. } => words,
    });
    let text: String = words.flat_map(str::chars).filter(|c| !PUNCTUATION.contains(*c)).collect();
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::spoken_words;

    #[test]
    fn what_is_spoken_alike_is_one_phrase() {
        assert_eq!(spoken_words("What's  that, $name{Ann}?"), spoken_words("whats that ann"));
        assert_ne!(spoken_words("2 + 2"), spoken_words("2 - 2"));
        assert_ne!(spoken_words("I want it"), spoken_words("I want"));
    }
}
