use crate::definition::Phrase;

/// Returns a phrase in the notation of language files: `$amount{two} pizzas`. Ignored text
/// (`@sys.ignore`) is plain text. The entity type of a part is omitted, because the parameter
/// determines it.
pub(super) fn written(phrase: &Phrase) -> String {
    let mut text = String::new();
    for part in &phrase.parts {
        match &part.parameter {
            Some(parameter) => text += &format!("${parameter}{{{}}}", part.text),
            None => text += &part.text.replace('$', "$$"),
        }
    }
    text
}

/// Returns the phrases of a language, for comparison.
pub(super) fn all(phrases: Option<&Vec<Phrase>>) -> Vec<String> {
    phrases.into_iter().flatten().map(written).collect()
}
