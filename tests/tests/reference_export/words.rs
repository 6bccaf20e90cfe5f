//! The words of the reference's language files, in the place of the example's own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use intents_core::definition::{
    AgentDefinition, Entry, IntentDefinition, Phrase, PhrasePart, Prompt, Response,
};
use intents_core::{Language, Message};
use intents_language::phrase::{Part, parse};
use intents_language::resource::{Parameter, Parameters, Values, read_entity, read_intent};
use serde::Deserialize;

/// What could not be read.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Puts the words into a definition.
pub(crate) fn put(folder: &Path, definition: &mut AgentDefinition) -> Result<()> {
    let languages: Vec<_> = definition.settings.all_languages().cloned().collect();
    for (name, intent) in &mut definition.intents {
        if !folder.join(format!("en/{name}.yaml")).exists() {
            continue; // one of those that the reference does not have
        }
        intent.phrases.clear();
        intent.responses.clear();
        intent.parameters.iter_mut().for_each(|parameter| parameter.prompts.clear());
        for language in &languages {
            let text = ours(&fs::read_to_string(folder.join(format!("{language}/{name}.yaml")))?);
            let parameters = parameters(intent);
            let read = read_intent(name, text.as_bytes(), &parameters)?;
            intent_words(intent, language, serde_json::from_str(&read.json)?)?;
        }
    }
    for (name, entity_type) in &mut definition.entity_types {
        let entries = entity_type.entries.values().next().ok_or("no entries")?;
        let listed: Vec<_> = entries.iter().map(|entry| entry.value.clone()).collect();
        let values =
            Values { listed: listed.iter().map(String::as_str).collect(), ..Values::default() };
        entity_type.entries.clear();
        for language in &languages {
            let path = folder.join(format!("{language}/ENTITY_{name}.yaml"));
            let text = ours(&fs::read_to_string(path)?);
            let read = read_entity(name, text.as_bytes(), &values)?;
            let words: EntityWords = serde_json::from_str(&read.json)?;
            let mut entries = words.entries;
            for entry in &mut entries {
                // Users say the value too, whether it is among its synonyms or not.
                entry.synonyms.insert(0, entry.value.clone());
            }
            entity_type.entries.insert(language.clone(), entries);
        }
    }
    Ok(())
}

/// A language file of the reference in our form.
fn ours(theirs: &str) -> String {
    let mut text = theirs
        .replace("slot_filling_prompts:", "prompts:")
        .replace("entries:", "values:")
        .replace("- custom:", "- payload:");
    // What is written on the button of a link stands in the reference's code.
    if let Some((before, after)) = text.split_once("link: ") {
        let (link, after) = after.split_once('\n').unwrap_or((after, ""));
        text = format!("{before}buttons: [{{text: 👁, postback: \"{link}\"}}]\n{after}");
    }
    // The group `rich`, the last one, is for the channels that an export is made for.
    if let Some((before, rich)) = text.split_once("  rich:\n") {
        text = format!("{before}  telegram:\n{rich}\n  slack:\n{rich}");
    }
    text
}

/// What a language file says of an intent.
#[derive(Default, Deserialize)]
#[serde(default)]
struct IntentWords {
    examples: Vec<String>,
    prompts: BTreeMap<String, Vec<String>>,
    responses: Vec<Said>,
}

#[derive(Deserialize)]
struct Said {
    channel: String,
    message: Message,
}

#[derive(Deserialize)]
struct EntityWords {
    entries: Vec<Entry>,
}

fn parameters(intent: &IntentDefinition) -> Parameters<'_> {
    let known = intent.parameters.iter().map(|parameter| {
        let (name, is_untagged) = (parameter.name.as_str(), parameter.entity.is_empty());
        Parameter { name, field: name, is_untagged }
    });
    Parameters { known: known.collect(), groups: Vec::new() }
}

fn intent_words(
    intent: &mut IntentDefinition,
    language: &Language,
    words: IntentWords,
) -> Result<()> {
    for parameter in &mut intent.parameters {
        let texts = words.prompts.get(&parameter.name).into_iter().flatten().cloned();
        let language = Some(language.clone());
        parameter.prompts.extend(texts.map(|text| Prompt::new(language.clone(), text)));
    }
    let phrases = words.examples.iter().map(|example| phrase(example, intent));
    let phrases = phrases.collect::<Result<Vec<_>>>()?;
    if !phrases.is_empty() {
        intent.phrases.insert(language.clone(), phrases);
    }
    // The reference writes each of its rich messages for one channel after the other.
    let mut order: Vec<_> = words.responses.into_iter().map(|said| (0, said)).collect();
    for at in 0..order.len() {
        let channel = &order[at].1.channel;
        let before = order[..at].iter().filter(|(_, said)| said.channel == *channel).count();
        order[at].0 = if channel.is_empty() { 0 } else { 1 + before };
    }
    order.sort_by_key(|(place, _)| *place);
    intent.responses.extend(
        order
            .into_iter()
            .map(|(_, said)| Response::new(Some(language.clone()), said.message).on(said.channel)),
    );
    Ok(())
}

fn phrase(example: &str, intent: &IntentDefinition) -> Result<Phrase> {
    let mut phrase = Phrase::default();
    for part in parse(example)? {
        let mut marked = PhrasePart::default();
        match part {
            Part::Text(text) => marked.text = text.to_owned(),
            Part::Placeholder { name, words } => {
                let found = intent.parameters.iter().find(|parameter| parameter.name == name);
                marked.entity = Some(found.ok_or("no such parameter")?.entity.clone());
                marked.text = words.to_owned();
                marked.parameter = Some(name.to_owned());
            }
        }
        phrase.parts.push(marked);
    }
    Ok(phrase)
}
