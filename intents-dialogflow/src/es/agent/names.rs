//! The names of an agent's files.

use super::extension::FileNames;
use super::language;
use intents_core::Language;

/// The folder of intents.
pub(super) const INTENTS: &str = "intents";
/// The folder of entity types.
pub(super) const ENTITIES: &str = "entities";
/// What is between the name of an intent and the language of its training phrases.
pub(super) const PHRASES: &str = "_usersays_";
/// What is between the name of an entity type and the language of its entries.
pub(super) const ENTRIES: &str = "_entries_";

/// The name of a file for a display name, which itself is in the file. What file systems and
/// archives do not take in names is percent-encoded: `/` becomes `%2F`.
pub(super) fn file_name(display_name: &str) -> String {
    let mut name = String::new();
    for c in display_name.chars() {
        if c.is_control() || r#"/\:*?"<>|%"#.contains(c) {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                name.push_str(&format!("%{byte:02X}"));
            }
        } else {
            name.push(c);
        }
    }
    name
}

/// How files of an intent or entity type are named.
pub(super) struct Paths<'p> {
    pub(super) folder: &'static str,
    pub(super) infix: &'static str,
    pub(super) display_name: &'p str,
    pub(super) names: &'p FileNames,
}

impl Paths<'_> {
    fn stem(&self) -> String {
        if self.names.name.is_empty() {
            file_name(self.display_name)
        } else {
            self.names.name.clone()
        }
    }

    /// The file itself.
    pub(super) fn main(&self) -> String {
        format!("{}/{}.json", self.folder, self.stem())
    }

    /// That of a language.
    pub(super) fn of_language(&self, of: &Language) -> String {
        let tag = self.names.languages.get(of).cloned().unwrap_or_else(|| language::tag(of));
        format!("{}/{}{}{tag}.json", self.folder, self.stem(), self.infix)
    }
}
