use intents_language::Language;
use intents_language::name::{self, NameError};
use intents_language::phrase::{self, PhraseErrorKind};
use intents_language::resource::Parameters;
use syn::LitStr;

use crate::diag::{Errors, did_you_mean_or};
use crate::intent::model::{Examples, Intent, PRIORITIES, priority};
use crate::params::{Names, check_fields, check_name, check_partial_name};

/// Checks the rules for a single intent.
pub(crate) fn check_intent(intent: &Intent<'_>, errors: &mut Errors) {
    check_names(intent, errors);
    if let Some(priority) = &intent.priority {
        check_priority(priority, errors);
    }
    if let Some(partial) = &intent.partial {
        check_partial_name(&partial.ident, intent.ident, errors);
    }
    check_fields(&intent.fields, errors);
    let names = Names::of(&intent.fields);
    let parameters = names.parameters();
    for (i, examples) in intent.examples.iter().enumerate() {
        check_language(examples, &intent.examples[..i], errors);
        for text in &examples.phrases {
            check_training_phrase(text, &parameters, errors);
        }
    }
}

fn check_names(intent: &Intent<'_>, errors: &mut Errors) {
    check_name("the `name` of an intent", &intent.name, name::check_intent, errors);
    let has_context = check_generated(
        "context",
        "name",
        &intent.name,
        name::context,
        name::check_context,
        errors,
    );
    match &intent.event {
        Some(event) => check_name("`event`", event, name::check_event, errors),
        // A display name that is too long for a context is too long for an event anyway.
        None if has_context => {
            check_generated("event", "event", &intent.name, name::event, name::check_event, errors);
        }
        None => {}
    }
    if let Some(action) = &intent.action {
        check_name("`action`", action, name::check_action, errors);
    }
    for context in &intent.input_contexts {
        check_name("a context in `input_contexts`", context, name::check_context, errors);
    }
}

/// Checks a name that is generated from the display name, and returns whether it is valid. An
/// invalid display name is an error already, so its generated names are not checked.
fn check_generated(
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
            format_args!(
                "the {what} generated from this name {}; set a shorter `{remedy}`",
                error.reason()
            ),
        );
    }
    result.is_ok()
}

fn check_language(examples: &Examples, before: &[Examples], errors: &mut Errors) {
    let language = match examples.language.value().parse::<Language>() {
        Ok(language) => language,
        Err(error) => return errors.at(&examples.language, error),
    };
    let is_same = |other: &Examples| other.language.value().parse().as_ref() == Ok(&language);
    if before.iter().any(is_same) {
        errors.at(
            &examples.language,
            format_args!(
                "the language `{language}` cannot be given twice; move the phrases to the first list"
            ),
        );
    }
}

fn check_priority(text: &LitStr, errors: &mut Errors) {
    let word = text.value();
    if priority(&word).is_none() {
        let hint = did_you_mean_or(&word, &PRIORITIES.map(|(name, _)| name));
        errors.at(text, format_args!("`{word}` is not a priority{hint}"));
    }
}

fn check_training_phrase(text: &LitStr, parameters: &Parameters<'_>, errors: &mut Errors) {
    let phrase = text.value();
    match phrase::parse(&phrase) {
        Err(error) if error.kind != PhraseErrorKind::Empty => {
            let column = phrase[..error.offset].chars().count() + 1;
            errors.at(text, format_args!("character {column} of the training phrase: {error}"));
        }
        _ => {
            for fault in parameters.check_phrase(&phrase).faults {
                errors.at(text, fault.message);
            }
        }
    }
}
