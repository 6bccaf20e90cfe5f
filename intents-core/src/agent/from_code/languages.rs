use std::collections::BTreeSet;

use intents_language::Language;

use crate::definition::AgentSettings;

/// The settings of an agent that was given none: it speaks every language that something is said
/// in, English first, or else the first by its tag.
pub(crate) fn settings(languages: &BTreeSet<Language>) -> AgentSettings {
    let english = languages.get(&Language::ENGLISH);
    let others = languages.iter().filter(|language| **language != Language::ENGLISH);
    AgentSettings::new("").languages(english.into_iter().chain(others).cloned())
}
