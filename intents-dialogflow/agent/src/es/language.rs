//! Language tags of agents. They are in lower case: `pt-br`.

use intents_core::Language;

/// Returns the tag of a language in an agent.
pub(super) fn tag(language: &Language) -> String {
    language.as_str().to_lowercase()
}
