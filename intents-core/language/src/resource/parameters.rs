use std::ops::Range;

use crate::phrase::{self, Part};
use crate::suggest::{closest, expected};

/// The parameters that the texts of an intent can refer to.
#[derive(Debug, Clone, Default)]
pub struct Parameters<'p> {
    /// The parameters.
    pub known: Vec<Parameter<'p>>,
    /// The flattened fields. A macro cannot see their parameters, so with such fields an unknown
    /// name is not a problem but an [`Unknown`](super::Unknown) that the compiler checks.
    pub groups: Vec<&'p str>,
}

/// A parameter of an intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter<'p> {
    /// The name of the parameter.
    pub name: &'p str,
    /// The name of its field, for "did you mean". It may equal the name of the parameter.
    pub field: &'p str,
    /// Whether the parameter is untagged: only events and contexts carry it.
    pub is_untagged: bool,
}

/// A problem in a training phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseFault {
    /// The bytes of the phrase that are wrong.
    pub range: Range<usize>,
    /// The message, with a fix.
    pub message: String,
}

/// The result of checking a training phrase.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckedPhrase<'t> {
    /// The problems of the phrase.
    pub faults: Vec<PhraseFault>,
    /// Names that only flattened parameters can have, with the bytes where they are marked.
    pub unknown: Vec<(Range<usize>, &'t str)>,
}

impl<'p> Parameters<'p> {
    /// Checks the syntax of a training phrase and the parameters that it marks.
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
                        "`${name}` cannot be used in a training phrase: the parameter is untagged; \
                         remove the placeholder or `untagged`"
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
                "`${name}` has no example value; write `${name}{{…}}` with one, or `$${name}` for \
                 the literal text"
            );
            checked.faults.push(PhraseFault { range: range_of(phrase, name), message });
        }
        checked
    }

    pub(super) fn find(&self, name: &str) -> Option<&Parameter<'p>> {
        self.known.iter().find(|parameter| parameter.name == name)
    }

    /// Returns the message for an unknown name, or `None` if a flattened parameter may have the
    /// name. `sigil` precedes names in this kind of text.
    pub(super) fn absent(&self, name: &str, sigil: &str) -> Option<String> {
        if self.groups.contains(&name) {
            return Some(format!(
                "`{sigil}{name}` is a flattened field, not a parameter; use a parameter of its struct"
            ));
        }
        self.groups.is_empty().then(|| {
            let suggestion = self.suggest(name);
            if let Some(parameter) = self.known.iter().find(|p| p.field == name) {
                return format!(
                    "`{sigil}{name}` is the name of a field; its parameter is `{sigil}{}`",
                    parameter.name
                );
            }
            match (suggestion, self.known.as_slice()) {
                (Some(suggestion), _) => {
                    format!(
                        "unknown parameter `{sigil}{name}`; did you mean `{sigil}{suggestion}`?"
                    )
                }
                (None, []) => {
                    format!("unknown parameter `{sigil}{name}`; the intent has no parameters")
                }
                (None, _) => {
                    let names: Vec<_> = self.known.iter().map(|p| p.name).collect();
                    format!(
                        "unknown parameter `{sigil}{name}`; the intent has {}",
                        expected(&names, "and")
                    )
                }
            }
        })
    }

    /// Returns the message for a name that neither the intent nor its flattened structs have.
    /// `sigil` precedes names in this kind of text.
    #[must_use]
    pub fn absent_everywhere(&self, name: &str, sigil: &str, is_tagged: bool) -> String {
        let unknown = if is_tagged { "unknown or untagged" } else { "unknown" };
        let suggestion = self.suggest(name);
        let hint = suggestion.map(|suggestion| format!("; did you mean `{sigil}{suggestion}`?"));
        format!(
            "{unknown} parameter `{sigil}{name}` in the intent and its flattened structs{}",
            hint.unwrap_or_default()
        )
    }

    fn suggest(&self, name: &str) -> Option<&'p str> {
        closest(name, self.known.iter().map(|parameter| parameter.name))
    }
}

/// Returns the bytes of `$name`, where `name` is a slice of `phrase`.
fn range_of(phrase: &str, name: &str) -> Range<usize> {
    let start = (name.as_ptr().addr() - phrase.as_ptr().addr()).saturating_sub(1);
    start..start + 1 + name.len()
}
