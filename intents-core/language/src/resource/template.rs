//! Texts with the values of parameters: `Your $size pizza`.

use std::ops::Range;

use crate::phrase::name_length;

/// A piece of a prompt or of a text in a response.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Literal text. `$$` has become `$`.
    Text(&'t str),
    /// `$name` or `$name.original`.
    Reference(Reference<'t>),
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reference<'t> {
    /// The name after the `$`.
    pub(super) name: &'t str,
    /// The bytes of `$name` in the text.
    pub(super) range: Range<usize>,
    /// Whether it is `$$name`, a literal text.
    pub(super) is_escaped: bool,
    /// Whether an example value in braces follows, as in a training phrase.
    pub(super) has_words: bool,
}

impl<'t> Reference<'t> {
    /// Returns the possible names of the parameter, in order: `date.original` is a parameter, or a
    /// member of the parameter `date`.
    pub(super) fn candidates(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        let name = self.name;
        let shorter = name.rmatch_indices('.').map(move |(at, _)| &name[..at]);
        std::iter::once(name).chain(shorter.filter(|name| !name.is_empty()))
    }
}

/// Splits a text into its pieces. A `$` that no name follows is an ordinary character.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find('$') {
        let dollar = at + found;
        let is_escaped = text[dollar + 1..].starts_with('$');
        let name_start = dollar + 1 + usize::from(is_escaped);
        let after = &text[name_start..];
        let length = name_length(after);
        if is_escaped {
            pieces.push(Piece::Text(&text[done..=dollar]));
            done = name_start;
        }
        if length > 0 {
            let reference = Reference {
                name: &after[..length],
                range: dollar..name_start + length,
                is_escaped,
                has_words: after[length..].starts_with('{'),
            };
            if !is_escaped {
                pieces.push(Piece::Text(&text[done..dollar]));
                done = name_start + length;
            }
            pieces.push(Piece::Reference(reference));
        }
        at = name_start + length;
    }
    pieces.push(Piece::Text(&text[done..]));
    pieces
}

/// Returns the text for Dialogflow.
pub(super) fn rendered(pieces: &[Piece<'_>]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(words) => text.push_str(words),
            // The name of an escaped reference is part of the next text.
            Piece::Reference(reference) if reference.is_escaped => {}
            Piece::Reference(reference) => {
                text.push('$');
                text.push_str(reference.name);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(&str, bool)> {
        let pieces = pieces(text).into_iter();
        pieces
            .filter_map(|piece| match piece {
                Piece::Reference(reference) => Some((reference.name, reference.is_escaped)),
                Piece::Text(_) => None,
            })
            .collect()
    }

    #[test]
    fn a_reference_ends_where_its_name_ends() {
        assert_eq!(
            names("$size. $date.original, $a-b- #order.amount $10 $ $"),
            [("size", false), ("date.original", false), ("a-b", false)]
        );
    }

    #[test]
    fn two_dollars_are_a_literal_dollar() {
        for (text, expected) in
            [("$$5 for $size", "$5 for $size"), ("$$size", "$size"), ("a$$", "a$"), ("$", "$")]
        {
            assert_eq!(rendered(&pieces(text)), expected, "{text}");
        }
        assert_eq!(names("$$size"), [("size", true)]);
        assert_eq!(names("$$$size"), [("size", false)]);
    }

    #[test]
    fn a_dotted_name_may_be_a_member_of_a_parameter() {
        let pieces = pieces("$a.b.c");
        let Some(Piece::Reference(reference)) = pieces.get(1) else { unreachable!() };
        assert_eq!(reference.candidates().collect::<Vec<_>>(), ["a.b.c", "a.b", "a"]);
    }
}
