//! Languages as agents spell them: in lower case, `pt-br`.

use intents_core::Language;

/// The tag of a language in an agent.
pub(super) fn tag(language: &Language) -> String {
    language.as_str().to_lowercase()
}
