use intents_language::Language;
use intents_language::name::{self, NameError};
use intents_language::phrase::{self, PhraseErrorKind};
use intents_language::resource::Parameters;
use syn::LitStr;

use crate::diag::{Errors, did_you_mean, list};
use crate::intent::expand;
use crate::intent::model::{Examples, Intent};
use crate::params::{self, Names};

/// The rules that one intent can be held to by itself.
pub(crate) fn intent(intent: &Intent<'_>, errors: &mut Errors) {
    params::names("display name", &intent.name, name::check_intent, errors);
    let has_context =
        generated("context", "name", &intent.name, name::context, name::check_context, errors);
    match &intent.event {
        Some(event) => params::names("event", event, name::check_event, errors),
        // A name that is too long for a context is too long for an event anyway.
        None if has_context => {
            generated("event", "event", &intent.name, name::event, name::check_event, errors);
        }
        None => {}
    }
    if let Some(action) = &intent.action {
        params::names("action", action, name::check_action, errors);
    }
    for context in &intent.input_contexts {
        params::names("context", context, name::check_context, errors);
    }
    if let Some(priority) = &intent.priority {
        check_priority(priority, errors);
    }
    if let Some(partial) = &intent.partial {
        params::partial_name(&partial.ident, intent.ident, errors);
    }
    params::check(&intent.fields, errors);
    let names = Names::of(&intent.fields);
    let parameters = names.parameters();
    for (i, examples) in intent.examples.iter().enumerate() {
        language(examples, &intent.examples[..i], errors);
        for text in &examples.phrases {
            training_phrase(text, &parameters, errors);
        }
    }
}

/// A name that is made of the display name, and whether it is right. When the display name is
/// wrong itself, that is the one error.
fn generated(
    what: &str,
    remedy: &str,
    display_name: &LitStr,
    make: impl Fn(&str) -> String,
    check: impl Fn(&str) -> Result<(), NameError>,
    errors: &mut Errors,
) -> bool {
    let text = display_name.value();
    if name::check_intent(&text).is_err() {
        return false;
    }
    let result = check(&make(&text));
    if let Err(error) = &result {
        errors.at(
            display_name,
            format_args!("the {what} that is made of this name {error}; give a shorter `{remedy}`"),
        );
    }
    result.is_ok()
}

fn language(examples: &Examples, before: &[Examples], errors: &mut Errors) {
    let language = match examples.language.value().parse::<Language>() {
        Ok(language) => language,
        Err(error) => return errors.at(&examples.language, error),
    };
    let is_same = |other: &Examples| other.language.value().parse().as_ref() == Ok(&language);
    if before.iter().any(is_same) {
        errors.at(&examples.language, format_args!("the language `{language}` is given twice"));
    }
}

fn check_priority(priority: &LitStr, errors: &mut Errors) {
    let text = priority.value();
    if expand::priority(&text).is_none() {
        let known = expand::PRIORITIES.map(|(name, _)| name);
        let hint = match did_you_mean(&text, known) {
            suggestion if suggestion.is_empty() => format!("; expected {}", list(&known, "or")),
            suggestion => suggestion,
        };
        errors.at(priority, format_args!("`{text}` is no priority{hint}"));
    }
}

fn training_phrase(text: &LitStr, parameters: &Parameters<'_>, errors: &mut Errors) {
    let phrase = text.value();
    match phrase::parse(&phrase) {
        Err(error) if error.kind != PhraseErrorKind::Empty => {
            let column = phrase[..error.offset].chars().count() + 1;
            errors.at(text, format_args!("{error} (character {column} of the phrase)"));
        }
        _ => {
            for fault in parameters.check_phrase(&phrase).faults {
                errors.at(text, fault.message);
            }
        }
    }
}
