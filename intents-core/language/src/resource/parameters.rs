use std::ops::Range;

use crate::phrase::{self, Part};
use crate::suggest::{closest, expected};

/// What the texts of an intent may name.
#[derive(Debug, Clone, Default)]
pub struct Parameters<'p> {
    /// The parameters.
    pub known: Vec<Parameter<'p>>,
    /// The fields that hold further parameters, which are not known yet: what is flattened while a
    /// crate is compiled. A name that is unknown may then be one of theirs, and is not an error
    /// but [`Unknown`](super::Unknown).
    pub groups: Vec<&'p str>,
}

/// A parameter of an intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter<'p> {
    /// Its name.
    pub name: &'p str,
    /// The field that holds it, for "did you mean"; its name once more where that is not known.
    pub field: &'p str,
    /// Whether users never say it.
    pub is_untagged: bool,
}

/// What is wrong with a training phrase, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseFault {
    /// The bytes of the phrase.
    pub range: Range<usize>,
    /// What is wrong, and what to write instead.
    pub message: String,
}

/// What a training phrase says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckedPhrase<'t> {
    /// What is wrong with it.
    pub faults: Vec<PhraseFault>,
    /// Names that only the groups could have, with their places.
    pub unknown: Vec<(Range<usize>, &'t str)>,
}

impl<'p> Parameters<'p> {
    /// Checks a training phrase: its form, and the parameters that it marks.
    #[must_use]
    pub fn check_phrase<'t>(&self, phrase: &'t str) -> CheckedPhrase<'t> {
        let mut checked = CheckedPhrase::default();
        let parts = match phrase::parse(phrase) {
            Ok(parts) => parts,
            Err(error) => {
                let range = error.offset..phrase.len();
                checked.faults.push(PhraseFault { range, message: error.to_string() });
                return checked;
            }
        };
        for part in parts {
            let Part::Placeholder { name, .. } = part else { continue };
            let range = range_of(phrase, name);
            match self.find(name) {
                Some(parameter) if parameter.is_untagged => {
                    let message = format!(
                        "`${name}` is untagged: it is carried by events and contexts, and never \
                         found in what users say"
                    );
                    checked.faults.push(PhraseFault { range, message });
                }
                Some(_) => {}
                None => match self.absent(name, "$") {
                    Some(message) => checked.faults.push(PhraseFault { range, message }),
                    None => checked.unknown.push((range, name)),
                },
            }
        }
        for name in phrase::bare_names(phrase).filter(|name| self.find(name).is_some()) {
            let message = format!(
                "`${name}` has no words: write `${name}{{…}}` with what a user could say, or \
                 `$${name}` for the text itself"
            );
            checked.faults.push(PhraseFault { range: range_of(phrase, name), message });
        }
        checked
    }

    pub(super) fn find(&self, name: &str) -> Option<&Parameter<'p>> {
        self.known.iter().find(|parameter| parameter.name == name)
    }

    /// Why a name is wrong that no parameter has; `None` where one of the groups may have it.
    /// `sigil` is what stands before a name here.
    pub(super) fn absent(&self, name: &str, sigil: &str) -> Option<String> {
        if self.groups.contains(&name) {
            return Some(format!(
                "`{sigil}{name}` is flattened, and no parameter itself: name one of its own"
            ));
        }
        self.groups.is_empty().then(|| {
            let suggestion = self.suggest(name);
            if let Some(parameter) = self.known.iter().find(|p| p.field == name) {
                return format!(
                    "`{sigil}{name}` names a field, but its parameter is named `{}`",
                    parameter.name
                );
            }
            match (suggestion, self.known.as_slice()) {
                (Some(suggestion), _) => {
                    format!(
                        "`{sigil}{name}` is no parameter of the intent; did you mean \
                         `{suggestion}`?"
                    )
                }
                (None, []) => format!("`{sigil}{name}` is no parameter: the intent has none"),
                (None, _) => {
                    let names: Vec<_> = self.known.iter().map(|p| p.name).collect();
                    format!(
                        "`{sigil}{name}` is no parameter of the intent, which has {}",
                        expected(&names, "and")
                    )
                }
            }
        })
    }

    /// Why a name is wrong that neither a parameter has nor one of the groups. `sigil` is what
    /// stands before a name here.
    #[must_use]
    pub fn absent_everywhere(&self, name: &str, sigil: &str, is_said: bool) -> String {
        let kind = if is_said { "parameter that users say" } else { "parameter" };
        let hint = self.suggest(name).map(|suggestion| format!("; did you mean `{suggestion}`?"));
        format!(
            "`{sigil}{name}` is no {kind}, neither of the intent nor of what is flattened into \
             it{}",
            hint.unwrap_or_default()
        )
    }

    fn suggest(&self, name: &str) -> Option<&'p str> {
        closest(name, self.known.iter().map(|parameter| parameter.name))
    }
}

/// The bytes of `$name`, where `name` is a part of `phrase`.
fn range_of(phrase: &str, name: &str) -> Range<usize> {
    let start = (name.as_ptr().addr() - phrase.as_ptr().addr()).saturating_sub(1);
    start..start + 1 + name.len()
}
