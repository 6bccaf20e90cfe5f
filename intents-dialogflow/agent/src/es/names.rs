//! The names of an agent's files.

use std::collections::{BTreeSet, HashMap};

use intents_core::Language;
use intents_core::definition::EsFileNames;

use super::{id, language};
use crate::files::path;

/// The folder of intents.
pub(super) const INTENTS: &str = "intents";
/// The folder of entity types.
pub(super) const ENTITIES: &str = "entities";
/// The infix between the name of an intent and the language of its training phrases.
pub(super) const PHRASES: &str = "_usersays_";
/// The infix between the name of an entity type and the language of its entries.
pub(super) const ENTRIES: &str = "_entries_";

/// Returns the file name for a display name, in the way of Dialogflow: every character becomes `_`
/// unless it is a letter, a digit or one of ` _.-,`.
///
/// Source: exported agents, which have `Where_When` for `Where/When` and `I_m` for `I'm`.
pub(super) fn file_name(display_name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || " _.-,".contains(c);
    let name: String = display_name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    if path::is_device(&name) { format!("_{name}") } else { name }
}

/// Returns the file name for a display name whose [`file_name`] is taken.
fn second_name(display_name: &str) -> String {
    let id = id::derive(&["file", display_name]);
    format!("{}_{}", file_name(display_name), &id[..8])
}

/// Returns whether a file name is derived from the display name.
pub(super) fn is_derived(name: &str, display_name: &str) -> bool {
    name == file_name(display_name) || name == second_name(display_name)
}

/// The paths of an intent's or an entity type's files.
#[derive(Clone)]
pub(super) struct Paths<'p> {
    folder: &'static str,
    infix: &'static str,
    stem: String,
    names: &'p EsFileNames,
}

impl Paths<'_> {
    /// Returns the path of the main file.
    pub(super) fn main(&self) -> String {
        format!("{}/{}.json", self.folder, self.stem)
    }

    /// Returns the path of the file of a language.
    pub(super) fn language(&self, of: &Language) -> String {
        let tag = self.names.languages.get(of).cloned().unwrap_or_else(|| language::tag(of));
        format!("{}/{}{}{tag}.json", self.folder, self.stem, self.infix)
    }
}

/// The paths of all intents or entity types. The paths are unique, even if case and Unicode
/// normalization are ignored.
pub(super) struct Named<'n> {
    paths: HashMap<&'n str, Paths<'n>>,
}

/// An object without paths: its display name, its imported file names and its languages.
pub(super) type Unnamed<'n> = (&'n str, &'n EsFileNames, Vec<&'n Language>);

impl<'n> Named<'n> {
    /// Chooses the paths. Imported names come first, then display names that are file names, then all
    /// others in the order of display names.
    pub(super) fn new(folder: &'static str, infix: &'static str, all: &[Unnamed<'n>]) -> Self {
        let mut taken = BTreeSet::new();
        let mut paths = HashMap::new();
        let rank = |(name, names, _): &Unnamed<'_>| match names.name.as_str() {
            "" if file_name(name) == *name => 1,
            "" => 2,
            _ => 0,
        };
        for now in 0..=2 {
            for unnamed in all.iter().filter(|unnamed| rank(unnamed) == now) {
                let (name, names, languages) = unnamed;
                let stem = if now == 0 { names.name.clone() } else { file_name(name) };
                let mut of = Paths { folder, infix, stem, names };
                let all = |of: &Paths<'_>| -> Vec<String> {
                    let of_languages = languages.iter().map(|language| of.language(language));
                    let all = of_languages.chain([of.main()]);
                    all.map(|path| path::folded(&path)).collect()
                };
                if now > 0 && all(&of).iter().any(|path| taken.contains(path)) {
                    of.stem = second_name(name);
                }
                taken.extend(all(&of));
                paths.insert(*name, of);
            }
        }
        Self { paths }
    }

    /// Returns the paths of an object.
    pub(super) fn paths(&self, display_name: &str) -> Option<&Paths<'n>> {
        self.paths.get(display_name)
    }
}
