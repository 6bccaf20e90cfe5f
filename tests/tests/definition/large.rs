//! Agents of many intents and entries. Where each pair is compared by itself, these take minutes.

use intents_core::Language;
use intents_core::definition::{
    AgentDefinition, ChangeKind, EntityTypeDefinition, Entry, IntentDefinition, Phrase, PhrasePart,
};

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
    let changes = old.changes(&new);
    assert_eq!(changes.len(), old.intents.len());
    assert!(changes.iter().all(|change| change.kind == ChangeKind::Renamed));
    // And such as have nothing in common.
    let changes = old.changes(&intents("new", "word"));
    assert_eq!(changes.len(), 2 * old.intents.len());
}

#[test]
fn many_entries() {
    let agent = |synonym: &str| {
        let entry = |number| Entry::new(format!("the value with the number {number}"), [synonym]);
        let mut values = EntityTypeDefinition::default();
        values.entries.insert(Language::ENGLISH, (0..30_000).map(entry).collect());
        let mut agent = AgentDefinition::default();
        agent.entity_types.insert("Value".to_owned(), values);
        agent
    };
    let changes = agent("one").changes(&agent("another"));
    assert_eq!(changes.len(), 60_000);
}
