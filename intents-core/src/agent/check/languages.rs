//! Every language of the agent has words, and every word a language of the agent.

use std::collections::BTreeMap;

use intents_language::{FOLDER, Language, file_name};

use crate::agent::from_code::AgentTexts;
use crate::agent::from_code::texts::{IntentTexts, Translation, Translations};
use crate::definition::AgentSettings;
use crate::model::{EntityKind, EntityMeta};
use crate::problem::{Place, Problem};

/// Reports texts in a language that the agent does not list and that none of its languages falls
/// back to.
/// One problem for each language: a folder of files that the agent does not need has one reason.
pub(super) fn unlisted(texts: &AgentTexts, settings: &AgentSettings, problems: &mut Vec<Problem>) {
    let intents = texts.intents.iter().flat_map(|(_, words)| places(words));
    let entities = texts.entities.values().flat_map(|(_, words)| places(words));
    let mut unlisted: BTreeMap<&Language, Vec<&Place>> = BTreeMap::new();
    for (language, place) in intents.chain(entities) {
        let is_asked =
            settings.all_languages().any(|of| of.with_fallbacks().any(|of| of == *language));
        if !is_asked {
            unlisted.entry(language).or_default().push(place);
        }
    }
    problems.extend(unlisted.into_iter().filter_map(|(language, mut places)| {
        places.sort();
        Some(Problem::UnlistedLanguage {
            language: language.clone(),
            listed: settings.all_languages().cloned().collect(),
            others: places.len() - 1,
            place: (*places.first()?).clone(),
        })
    }));
}

fn places<T>(words: &Translations<T>) -> impl Iterator<Item = (&Language, &Place)> {
    words.iter().map(|(language, translation)| (language, &translation.place))
}

/// Languages of the agent in which an intent or an entity type says nothing, though it does in
/// others.
pub(super) fn missing(texts: &AgentTexts, settings: &AgentSettings, problems: &mut Vec<Problem>) {
    for (meta, words) in &texts.intents {
        let mut check = |what: &str, has: &dyn Fn(&IntentTexts) -> bool| {
            for language in lacking(words, settings, has) {
                problems.push(Problem::MissingLanguage {
                    of: meta.name,
                    what: what.to_owned(),
                    file: format!("{FOLDER}/{language}/{}", file_name(meta.name)),
                    language,
                    location: Some(meta.location),
                });
            }
        };
        check("training phrases", &|words| !words.examples.is_empty());
        check("responses", &|words| !words.responses.is_empty());
        // Dialogflow does not prompt for optional parameters.
        for param in meta.params.all().into_iter().filter(|param| param.is_required()) {
            check(&format!("prompts for `{}`", param.name), &|words| {
                words.prompts.get(param.name).is_some_and(|prompts| !prompts.is_empty())
            });
        }
    }
    for (meta, words) in texts.entities.values() {
        if has_synonyms(meta) {
            // They are those of every language that has no file.
            continue;
        }
        for language in lacking(words, settings, |_| true) {
            problems.push(Problem::MissingLanguage {
                of: meta.name,
                what: "entries".to_owned(),
                file: format!("{FOLDER}/{language}/entities/{}", file_name(meta.name)),
                language,
                location: None,
            });
        }
    }
}

/// The agent's languages that have none of something which others have.
fn lacking<T>(
    words: &Translations<T>,
    settings: &AgentSettings,
    has: impl Fn(&T) -> bool,
) -> Vec<Language> {
    let translation = |translation: &Translation<T>| has(&translation.words).then_some(());
    let (having, lacking): (Vec<_>, Vec<_>) = settings
        .all_languages()
        .cloned()
        .partition(|language| words.find(language, translation).is_some());
    if having.is_empty() { Vec::new() } else { lacking }
}

fn has_synonyms(meta: &EntityMeta) -> bool {
    match meta.kind {
        EntityKind::Map(values) => values.iter().any(|value| !value.synonyms.is_empty()),
        _ => false,
    }
}
