use crate::definition::Phrase;

/// A phrase as a language file has it: `$amount{two} pizzas`. Words that mean nothing
/// (`@sys.ignore`) are words like any other, and the entity type of a parameter is the parameter's.
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

/// The phrases of a language, for comparison.
pub(super) fn all(phrases: Option<&Vec<Phrase>>) -> Vec<String> {
    phrases.into_iter().flatten().map(written).collect()
}
