//! Conversion of training phrases between the definition and their files.

use std::collections::HashMap;

use intents_core::Language;
use intents_core::definition::{EsPhrase, FileMembers, Phrase, PhrasePart};

use super::spelling::{differences, restore};
use super::wire;
use super::{id, language};

/// Writes the training phrases of an intent in a language.
pub(super) fn write_all(
    intent: &str,
    language: &Language,
    phrases: &[Phrase],
) -> Vec<wire::Phrase> {
    let mut ids = Ids::new(intent, language);
    let tag = language::tag(language);
    let write = |phrase: &Phrase| {
        let id = ids.next(phrase);
        let written = write_members(&phrase.es, &id, &tag);
        let meaning = || {
            let mut meaning = phrase.es.clone();
            meaning.spelling = FileMembers::default();
            meaning
        };
        let read = |file: &wire::Phrase| read_members(file, &id);
        let (mut written, _) = restore(written, &phrase.es.spelling, meaning, read);
        if !phrase.parts.is_empty() {
            written.data = Some(phrase.parts.iter().map(write_part).collect());
        }
        written
    };
    phrases.iter().map(write).collect()
}

/// Reads the training phrases of an intent in a language.
pub(super) fn read_all(
    intent: &str,
    language: &Language,
    phrases: Vec<wire::Phrase>,
) -> Vec<Phrase> {
    let mut ids = Ids::new(intent, language);
    let tag = language::tag(language);
    let read = |mut file: wire::Phrase| {
        let mut phrase = Phrase::default();
        let parts = file.data.as_mut().map(std::mem::take).unwrap_or_default();
        phrase.parts = parts.iter().map(read_part).collect();
        let id = ids.next(&phrase);
        phrase.es = read_members(&file, &id);
        phrase.es.spelling = differences(&file, &write_members(&phrase.es, &id, &tag));
        phrase
    };
    phrases.into_iter().map(read).collect()
}

/// The ids of phrases without an id from Dialogflow. They are derived from the text. A second
/// phrase with the same text gets a different id.
struct Ids<'i> {
    intent: &'i str,
    tag: String,
    seen: HashMap<String, u32>,
}

impl<'i> Ids<'i> {
    fn new(intent: &'i str, language: &Language) -> Self {
        Self { intent, tag: language::tag(language), seen: HashMap::new() }
    }

    fn next(&mut self, phrase: &Phrase) -> String {
        let text = phrase.text();
        let seen = self.seen.entry(text.clone()).or_default();
        let nth = seen.to_string();
        *seen += 1;
        id::derive(&["phrase", self.intent, &self.tag, &text, &nth])
    }
}

/// Writes a phrase with an empty list of parts.
fn write_members(es: &EsPhrase, derived_id: &str, tag: &str) -> wire::Phrase {
    let id = if es.id.is_empty() { derived_id } else { &es.id };
    wire::Phrase {
        id: Some(id.to_owned()),
        data: Some(Vec::new()),
        is_template: Some(es.is_template),
        count: Some(es.count),
        lang: Some(tag.to_owned()),
        updated: Some(es.updated),
        is_auto: es.is_auto.then_some(true),
        unknown: es.unknown.clone(),
    }
}

fn read_members(file: &wire::Phrase, derived_id: &str) -> EsPhrase {
    let mut es = EsPhrase::default();
    es.id = file.id.clone().filter(|id| id != derived_id).unwrap_or_default();
    es.is_template = file.is_template.unwrap_or_default();
    es.count = file.count.unwrap_or_default();
    es.updated = file.updated.unwrap_or_default();
    es.is_auto = file.is_auto.unwrap_or_default();
    es.unknown = file.unknown.clone();
    es
}

fn write_part(part: &PhrasePart) -> wire::PhrasePart {
    let meaning = || {
        let mut meaning = part.clone();
        meaning.es.spelling = FileMembers::default();
        meaning
    };
    restore(write_part_members(part), &part.es.spelling, meaning, read_part_members).0
}

fn write_part_members(part: &PhrasePart) -> wire::PhrasePart {
    wire::PhrasePart {
        text: Some(part.text.clone()),
        meta: part.entity.as_ref().map(|entity| format!("@{entity}")),
        alias: part.parameter.clone(),
        // `Intent.TrainingPhrase.Part.user_defined`: whether the text was annotated manually.
        user_defined: Some(part.es.is_user_defined.unwrap_or(part.parameter.is_some())),
        unknown: part.es.unknown.clone(),
    }
}

fn read_part(file: &wire::PhrasePart) -> PhrasePart {
    let mut part = read_part_members(file);
    part.es.spelling = differences(file, &write_part_members(&part));
    part
}

fn read_part_members(file: &wire::PhrasePart) -> PhrasePart {
    let mut part = PhrasePart::default();
    part.text = file.text.clone().unwrap_or_default();
    part.parameter.clone_from(&file.alias);
    let entity = file.meta.as_deref();
    part.entity = entity.map(|entity| entity.strip_prefix('@').unwrap_or(entity).to_owned());
    let is_user_defined = file.user_defined;
    part.es.is_user_defined = is_user_defined.filter(|is| *is != part.parameter.is_some());
    part.es.unknown = file.unknown.clone();
    part
}
