//! Agents of many intents and entries, which are compared in time. Each pair by itself would take
//! minutes here.

use std::time::{Duration, Instant};

use intents_core::Language;
use intents_core::definition::{
    AgentDefinition, Change, ChangeKind, EntityTypeDefinition, Entry, IntentDefinition, Phrase,
    PhrasePart,
};

const SOON: Duration = Duration::from_secs(20);

fn in_time(before: &AgentDefinition, after: &AgentDefinition) -> Vec<Change> {
    let start = Instant::now();
    let changes = before.changes(after);
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
    changes
}

/// An agent of intents with phrases of their own, whose names have a prefix.
fn intents(prefix: &str, phrases: &str) -> AgentDefinition {
    let phrase = |intent: usize, number: usize| {
        let mut part = PhrasePart::default();
        part.text = format!("{phrases} {number} of {intent}");
        let mut phrase = Phrase::default();
        phrase.parts = vec![part];
        phrase
    };
    let mut agent = AgentDefinition::default();
    for number in 0..2_000 {
        let mut intent = IntentDefinition::default();
        let phrases = (0..20).map(|of| phrase(number, of)).collect();
        intent.phrases.insert(Language::ENGLISH, phrases);
        agent.intents.insert(format!("{prefix} {number}"), intent);
    }
    agent
}

#[test]
fn many_intents_that_all_have_another_name() {
    let (old, new) = (intents("old", "phrase"), intents("new", "phrase"));
    let changes = in_time(&old, &new);
    assert_eq!(changes.len(), old.intents.len());
    assert!(changes.iter().all(|change| change.kind == ChangeKind::Renamed));
    // And such as have nothing in common.
    let changes = in_time(&old, &intents("new", "word"));
    assert_eq!(changes.len(), 2 * old.intents.len());
}

#[test]
fn many_entries() {
    let agent = |synonym: &str| {
        let entry = |number| Entry {
            value: format!("the value with the number {number}"),
            synonyms: vec![synonym.to_owned()],
        };
        let mut values = EntityTypeDefinition::default();
        values.entries.insert(Language::ENGLISH, (0..30_000).map(entry).collect());
        let mut agent = AgentDefinition::default();
        agent.entity_types.insert("Value".to_owned(), values);
        agent
    };
    let changes = in_time(&agent("one"), &agent("another"));
    assert_eq!(changes.len(), 60_000);
}
