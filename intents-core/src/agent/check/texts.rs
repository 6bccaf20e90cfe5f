//! Checks of the texts of every language.

use intents_language::closest;
use intents_language::phrase::{Part, parse};

use super::{languages, shared, values};
use crate::agent::from_code::AgentTexts;
use crate::agent::from_code::texts::{IntentTexts, Translation};
use crate::definition::AgentSettings;
use crate::model::{IntentEntry, IntentMeta};
use crate::problem::Problem;

/// Reports what is wrong with training phrases, prompts, responses and entries. Only the agent in
/// Dialogflow has them; a webhook never reads them.
pub(crate) fn check_texts(
    intents: &[IntentEntry],
    given: Option<&AgentSettings>,
    problems: &mut Vec<Problem>,
) {
    let texts = AgentTexts::read(intents.iter().map(|entry| entry.meta), problems);
    let settings = texts.settings(given);
    for (meta, words) in &texts.intents {
        for (_, translation) in words.iter() {
            phrases_of(meta, translation, problems);
        }
    }
    values::check_phrases(&texts, &settings, problems);
    if given.is_some() {
        languages::unlisted(&texts, &settings, problems);
    }
    languages::missing(&texts, &settings, problems);
    shared::phrases(&texts, &settings, problems);
}

/// The derive refuses these when the crate is compiled; this is for intents that are implemented by
/// hand.
fn phrases_of(
    meta: &IntentMeta,
    translation: &Translation<IntentTexts>,
    problems: &mut Vec<Problem>,
) {
    let params = meta.params.all();
    let tagged = || params.iter().filter(|param| !param.is_untagged).map(|param| param.name);
    let mut problem = |place, error| problems.push(Problem::Words { of: meta.name, place, error });
    for (i, phrase) in translation.words.examples.iter().enumerate() {
        let parts = match parse(phrase) {
            Ok(parts) => parts,
            Err(error) => {
                let place = translation.phrase_place(i, phrase);
                problem(place, format!("the training phrase `{phrase}` is not valid: {error}"));
                continue;
            }
        };
        for part in parts {
            let Part::Placeholder { name, words } = part else { continue };
            if !tagged().any(|param| param == name) {
                let place = translation.phrase_place(i, &format!("${name}{{{words}}}"));
                let hint = did_you_mean(name, tagged());
                problem(
                    place,
                    format!(
                        "unknown or untagged parameter `${name}` in the training phrase \
                         `{phrase}`{hint}"
                    ),
                );
            }
        }
    }
    for name in translation.words.prompts.keys() {
        if !tagged().any(|param| param == name) {
            let hint = did_you_mean(name, tagged());
            let error = format!("unknown or untagged parameter `{name}` in the prompts{hint}");
            problem(translation.place.clone(), error);
        }
    }
}

fn did_you_mean<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> String {
    closest(word, candidates).map(|it| format!("; did you mean `{it}`?")).unwrap_or_default()
}
