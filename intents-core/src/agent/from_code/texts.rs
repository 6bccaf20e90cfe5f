//! The texts of intents and entity types, by language, from language files and attributes.

use std::collections::BTreeMap;

use intents_language::Language;
use serde::Deserialize;

use crate::message::Message;
use crate::model::{EntityMeta, IntentMeta, LanguageFile};
use crate::problem::{Place, Problem};

/// Texts by language, each with its place.
#[derive(Debug)]
pub(crate) struct Translations<T>(BTreeMap<Language, Translation<T>>);

/// Texts in one language.
#[derive(Debug)]
pub(crate) struct Translation<T> {
    /// The language file, or the type with an attribute.
    pub(crate) place: Place,
    /// The language file, if the texts are from a file.
    file: Option<&'static LanguageFile>,
    pub(crate) words: T,
}

impl Translation<IntentTexts> {
    /// Returns the position of a training phrase, by its index, or of a part of the phrase.
    pub(crate) fn phrase_place(&self, index: usize, part: &str) -> Place {
        self.place.clone().with_phrase(self.file, index, part)
    }
}

/// The words of an intent, in the form in which derived code embeds a language file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct IntentTexts {
    /// Training phrases, with parameters marked as in `$amount{two}`.
    pub(crate) examples: Vec<String>,
    /// Prompts, by parameter.
    pub(crate) prompts: BTreeMap<String, Vec<String>>,
    /// Responses, in order.
    pub(crate) responses: Vec<ResponseWords>,
}

/// A response.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResponseWords {
    /// The channel, empty for every one.
    #[serde(default)]
    pub(crate) channel: String,
    pub(crate) message: Message,
}

/// The words of an entity type, in the form in which derived code embeds a language file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct EntityTexts {
    pub(crate) entries: Vec<EntryTexts>,
}

/// The synonyms of a reference value.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryTexts {
    pub(crate) value: String,
    #[serde(default)]
    pub(crate) synonyms: Vec<String>,
}

impl<T> Translations<T> {
    /// The languages that have words, sorted.
    pub(crate) fn languages(&self) -> impl Iterator<Item = &Language> {
        self.0.keys()
    }

    /// Returns the texts by language.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Language, &Translation<T>)> {
        self.0.iter()
    }

    /// Returns the texts of a language, then those of the languages that it falls back to.
    pub(crate) fn all(&self, language: &Language) -> impl Iterator<Item = &Translation<T>> {
        language.with_fallbacks().filter_map(|language| self.0.get(&language))
    }

    /// Returns a part of the texts of a language, or of the first language that it falls back to.
    /// Each part falls back by itself: a language may have responses and share the prompts of a
    /// more general one.
    pub(crate) fn find<'w, R>(
        &'w self,
        language: &Language,
        of: impl Fn(&'w Translation<T>) -> Option<R>,
    ) -> Option<R> {
        self.all(language).find_map(of)
    }

    fn add(
        &mut self,
        of: &'static str,
        tag: &str,
        translation: Translation<T>,
        problems: &mut Vec<Problem>,
    ) {
        let language: Language = match tag.parse() {
            Ok(language) => language,
            Err(error) => {
                let error = format!("{error}");
                problems.push(Problem::Words { of, place: translation.place, error });
                return;
            }
        };
        if let Some(first) = self.0.get(&language) {
            let error = format!("`{language}` already has texts at {}; merge the two", first.place);
            problems.push(Problem::Words { of, place: translation.place, error });
            return;
        }
        self.0.insert(language, translation);
    }
}

impl<T: for<'de> Deserialize<'de>> Translations<T> {
    fn read_files(
        of: &'static str,
        files: &'static [LanguageFile],
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut all = Self(BTreeMap::new());
        for file in files {
            let place = Place::file(file.path);
            match serde_json::from_str(file.json) {
                Ok(words) => {
                    let translation = Translation { place, file: Some(file), words };
                    all.add(of, file.language, translation, problems);
                }
                // Only a file that was embedded by hand has this.
                Err(error) => {
                    let error = format!("invalid embedded language file: {error}");
                    problems.push(Problem::Words { of, place, error });
                }
            }
        }
        all
    }
}

/// The words of an intent, and what is wrong with them.
pub(crate) fn read_intent(
    meta: &IntentMeta,
    problems: &mut Vec<Problem>,
) -> Translations<IntentTexts> {
    let mut words =
        Translations::<IntentTexts>::read_files(meta.name, meta.language_files, problems);
    for examples in meta.examples {
        let place = Place::Code(meta.location);
        let examples_of = examples.phrases.iter().map(|&phrase| phrase.to_owned()).collect();
        let translation = IntentTexts { examples: examples_of, ..IntentTexts::default() };
        words.add(
            meta.name,
            examples.language,
            Translation { place, file: None, words: translation },
            problems,
        );
    }
    words
}

/// The words of an entity type, and what is wrong with them.
pub(crate) fn read_entity(
    meta: &EntityMeta,
    problems: &mut Vec<Problem>,
) -> Translations<EntityTexts> {
    Translations::read_files(meta.name, meta.language_files, problems)
}
