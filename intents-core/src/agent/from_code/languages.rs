use std::collections::BTreeSet;

use intents_language::Language;

use crate::definition::AgentSettings;

/// Returns the settings of an agent without settings: every language that has texts, English first,
/// or else the first by its tag.
pub(crate) fn settings(languages: &BTreeSet<Language>) -> AgentSettings {
    let english = languages.get(&Language::ENGLISH);
    let others = languages.iter().filter(|language| **language != Language::ENGLISH);
    AgentSettings::new("").languages(english.into_iter().chain(others).cloned())
}
