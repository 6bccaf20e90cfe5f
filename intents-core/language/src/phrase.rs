//! Training phrases with marked parameters: `how much is $first{2} plus $second{3}`.

use std::fmt;

/// A piece of a training phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'p> {
    /// Literal text. `$$` has become `$`.
    Text(&'p str),
    /// `$name{words}`: the words are an example value of a parameter.
    Placeholder {
        /// The name of the parameter.
        name: &'p str,
        /// The example value.
        words: &'p str,
    },
}

/// The error for a text that is not a training phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseError {
    /// The byte of the phrase where the error is.
    pub offset: usize,
    /// The kind of error.
    pub kind: PhraseErrorKind,
}

/// The kinds of errors in training phrases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhraseErrorKind {
    /// `$name{` without its `}`.
    Unclosed,
    /// `$name{}`.
    NoWords,
    /// Only white space.
    Empty,
}

impl fmt::Display for PhraseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            PhraseErrorKind::Unclosed => f.write_str(
                "the `{` of this placeholder is not closed; add `}` after the example value",
            ),
            PhraseErrorKind::NoWords => f.write_str(
                "this placeholder has no example value; write one, as in `$amount{two}`",
            ),
            PhraseErrorKind::Empty => {
                f.write_str("a training phrase cannot be empty; write a text or remove it")
            }
        }
    }
}

impl std::error::Error for PhraseError {}

/// Splits a training phrase into its parts.
///
/// A placeholder is `$`, the name of a parameter and an example value in braces. `$$` is a literal
/// `$`. Any other `$` is an ordinary character, so prices need no escape.
///
/// ```
/// use intents_language::phrase::{Part, parse};
/// assert_eq!(
///     parse("$amount{two} for $10").unwrap(),
///     [Part::Placeholder { name: "amount", words: "two" }, Part::Text(" for $10")]
/// );
/// ```
///
/// # Errors
///
/// If a placeholder is not closed or has no example value, or if the phrase is empty.
pub fn parse(phrase: &str) -> Result<Vec<Part<'_>>, PhraseError> {
    if phrase.trim().is_empty() {
        return Err(PhraseError { offset: 0, kind: PhraseErrorKind::Empty });
    }
    let mut parts = Vec::new();
    let mut text_start = 0;
    let mut offset = 0;
    while let Some(found) = phrase[offset..].find('$') {
        let dollar = offset + found;
        let after = &phrase[dollar + 1..];
        if after.starts_with('$') {
            // The first `$` ends a text, the second is skipped.
            push_text(&mut parts, &phrase[text_start..=dollar]);
            offset = dollar + 2;
            text_start = offset;
            continue;
        }
        let name_length = name_length(after);
        if name_length == 0 || !after[name_length..].starts_with('{') {
            offset = dollar + 1;
            continue;
        }
        let words = &after[name_length + 1..];
        // An example value contains no braces: another `{` belongs to the next placeholder.
        let Some(end) = words.find(['}', '{']).filter(|end| words[*end..].starts_with('}')) else {
            return Err(PhraseError { offset: dollar, kind: PhraseErrorKind::Unclosed });
        };
        if words[..end].trim().is_empty() {
            return Err(PhraseError { offset: dollar, kind: PhraseErrorKind::NoWords });
        }
        push_text(&mut parts, &phrase[text_start..dollar]);
        parts.push(Part::Placeholder { name: &after[..name_length], words: &words[..end] });
        offset = dollar + 1 + name_length + 1 + end + 1;
        text_start = offset;
    }
    push_text(&mut parts, &phrase[text_start..]);
    Ok(parts)
}

/// Returns the names that follow a `$` without an example value: `$amount pizzas`.
///
/// [`parse`] treats them as text. If a name is a parameter of the intent, its braces were probably
/// forgotten.
pub fn bare_names(phrase: &str) -> impl Iterator<Item = &str> {
    let escaped = phrase.split("$$");
    escaped.flat_map(|text| text.split('$').skip(1)).filter_map(|after| {
        let length = name_length(after);
        (length > 0 && !after[length..].starts_with('{')).then(|| &after[..length])
    })
}

pub(crate) fn name_length(text: &str) -> usize {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    // A name ends with a letter, digit or underscore: `$a-b{x}` is one name, `$a. ` ends before `.`.
    let run = text
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.')))
        .unwrap_or(text.len());
    text[..run].trim_end_matches(['-', '.']).len()
}

fn push_text<'p>(parts: &mut Vec<Part<'p>>, text: &'p str) {
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placeholder<'p>(name: &'p str, words: &'p str) -> Part<'p> {
        Part::Placeholder { name, words }
    }

    #[test]
    fn placeholders_and_text_alternate_without_empty_parts() {
        assert_eq!(
            parse("$a{1}$b{two words} end").unwrap(),
            [placeholder("a", "1"), placeholder("b", "two words"), Part::Text(" end")]
        );
    }

    #[test]
    fn a_dollar_that_starts_no_placeholder_is_text() {
        for phrase in ["costs $10", "give me $", "$ {x}", "$amount pizzas", "${x}"] {
            assert_eq!(parse(phrase).unwrap(), [Part::Text(phrase)], "{phrase}");
        }
    }

    #[test]
    fn two_dollars_are_one_character_and_start_no_placeholder() {
        assert_eq!(
            parse("$$a{1} is $a{1}").unwrap(),
            [Part::Text("$"), Part::Text("a{1} is "), placeholder("a", "1")]
        );
    }

    #[test]
    fn errors_point_at_the_dollar() {
        let unclosed = parse("say $a{1").unwrap_err();
        assert_eq!((unclosed.offset, unclosed.kind), (4, PhraseErrorKind::Unclosed));
        let unclosed = parse("$a{1 and $b{2}").unwrap_err();
        assert_eq!((unclosed.offset, unclosed.kind), (0, PhraseErrorKind::Unclosed));
        let no_words = parse("say $a{ }").unwrap_err();
        assert_eq!((no_words.offset, no_words.kind), (4, PhraseErrorKind::NoWords));
        assert_eq!(parse(" ").unwrap_err().kind, PhraseErrorKind::Empty);
    }

    #[test]
    fn bare_names_are_those_without_braces() {
        let names: Vec<_> = bare_names("$a{1} $b and $$c, $10, $d-e.").collect();
        assert_eq!(names, ["b", "d-e"]);
    }
}
