//! Training phrases, between the definition and their files.

use std::collections::HashMap;

use intents_core::Language;
use intents_core::definition::{Phrase, PhrasePart};

use super::defaults::Place;
use super::extension::{PartExtension, PhraseExtension};
use super::wire::{self, Object as _};
use super::{id, language};

pub(super) fn write_all(
    intent: &str,
    language: &Language,
    phrases: &[Phrase],
) -> serde_json::Result<Vec<wire::Phrase>> {
    let mut ids = Ids::new(intent, language);
    let written = phrases.iter().map(|phrase| {
        let extension: PhraseExtension = phrase.extensions.get()?.unwrap_or_default();
        let mut written = ids.phrase(phrase).restored(&extension.phrase);
        let parts = phrase.parts.iter().map(|part| {
            let extension: PartExtension = part.extensions.get()?.unwrap_or_default();
            Ok(write_part(part).restored(&extension.part))
        });
        written.data = Some(parts.collect::<serde_json::Result<_>>()?);
        Ok(written)
    });
    written.collect()
}

/// Phrases get ids by what they say; of two that say the same, the second gets another one.
struct Ids<'i> {
    intent: &'i str,
    tag: String,
    seen: HashMap<String, u32>,
}

impl<'i> Ids<'i> {
    fn new(intent: &'i str, language: &Language) -> Self {
        Self { intent, tag: language::tag(language), seen: HashMap::new() }
    }

    /// The phrase without its parts.
    fn phrase(&mut self, phrase: &Phrase) -> wire::Phrase {
        let text = phrase.text();
        let seen = self.seen.entry(text.clone()).or_default();
        let nth = seen.to_string();
        *seen += 1;
        wire::Phrase {
            id: Some(id::of(&["phrase", self.intent, &self.tag, &text, &nth])),
            is_template: Some(false),
            count: Some(0),
            lang: Some(self.tag.clone()),
            updated: Some(0),
            ..wire::Phrase::default()
        }
    }
}

fn write_part(part: &PhrasePart) -> wire::PhrasePart {
    wire::PhrasePart {
        text: Some(part.text.clone()),
        meta: part.entity.as_ref().map(|entity| format!("@{entity}")),
        alias: part.parameter.clone(),
        // `Intent.TrainingPhrase.Part.user_defined`: whether the text was annotated by hand.
        user_defined: Some(part.parameter.is_some()),
        ..wire::PhrasePart::default()
    }
}

pub(super) fn read_all(
    intent: &str,
    language: &Language,
    phrases: &[wire::Phrase],
    place: Place<'_>,
) -> serde_json::Result<Vec<Phrase>> {
    let place_of_parts = format!("{}/data/*", place.0);
    let mut ids = Ids::new(intent, language);
    let read = phrases.iter().map(|phrase| {
        let mut of = Phrase::default();
        for part in phrase.data.iter().flatten() {
            of.parts.push(read_part(part, Place(&place_of_parts))?);
        }
        let own = wire::Phrase { data: None, ..phrase.clone() };
        let phrase = wire::Phrase::residue(&own, &ids.phrase(&of), place);
        of.extensions.set(&PhraseExtension { phrase })?;
        Ok(of)
    });
    read.collect()
}

fn read_part(part: &wire::PhrasePart, place: Place<'_>) -> serde_json::Result<PhrasePart> {
    let mut of = PhrasePart::default();
    of.text = part.text.clone().unwrap_or_default();
    of.parameter.clone_from(&part.alias);
    let entity = part.meta.as_deref();
    of.entity = entity.map(|entity| entity.strip_prefix('@').unwrap_or(entity).to_owned());
    let residue = wire::PhrasePart::residue(part, &write_part(&of), place);
    of.extensions.set(&PartExtension { part: residue })?;
    Ok(of)
}
