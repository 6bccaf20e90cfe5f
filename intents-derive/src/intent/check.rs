use intents_language::name::{self, NameError};
use intents_language::phrase::{self, Part, PhraseErrorKind};
use syn::LitStr;

use crate::case;
use crate::diag::{Errors, did_you_mean, list};
use crate::intent::expand;
use crate::intent::model::{Examples, Intent};
use crate::params::{self, Fields, Param};

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
    for (i, examples) in intent.examples.iter().enumerate() {
        language(examples, &intent.examples[..i], errors);
        for text in &examples.phrases {
            training_phrase(text, &intent.fields, errors);
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
    let tag = examples.language.value();
    let mut subtags = tag.split('-');
    let is_tag = subtags.next().is_some_and(|language| {
        (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_alphabetic())
    }) && subtags
        .all(|tag| (2..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !is_tag {
        let hint = if tag.contains('_') {
            format!("; did you mean `\"{}\"`?", tag.replace('_', "-"))
        } else {
            "; write one as in `en` or `\"pt-BR\"`".to_owned()
        };
        errors.at(&examples.language, format_args!("`{tag}` is not a language tag{hint}"));
    }
    if before.iter().any(|other| other.language.value().eq_ignore_ascii_case(&tag)) {
        errors.at(&examples.language, format_args!("the language `{tag}` is given twice"));
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

fn training_phrase(text: &LitStr, fields: &Fields<'_>, errors: &mut Errors) {
    let params = fields.params.as_slice();
    let phrase = text.value();
    let parts = match phrase::parse(&phrase) {
        Ok(parts) => parts,
        Err(error) if error.kind == PhraseErrorKind::Empty => {
            errors.at(text, error);
            return;
        }
        Err(error) => {
            let column = phrase[..error.offset].chars().count() + 1;
            errors.at(text, format_args!("{error} (character {column} of the phrase)"));
            return;
        }
    };
    let is_param = |name: &str| params.iter().any(|param| param.name.value() == name);
    for part in parts {
        let Part::Placeholder { name, .. } = part else { continue };
        match params.iter().find(|param| param.name.value() == name) {
            Some(param) if param.is_untagged => errors.at(
                text,
                format_args!(
                    "`${name}` is untagged: it is carried by events and contexts, and never found \
                     in what users say"
                ),
            ),
            Some(_) => {}
            None if fields.bases.iter().any(|base| case::plain(base.ident) == name) => errors.at(
                text,
                format_args!(
                    "`${name}` is flattened: its own parameters stand in training phrases"
                ),
            ),
            // What is flattened may have it: that is asked when its type is known.
            None if !fields.bases.is_empty() => {}
            None => errors.at(text, no_parameter(name, params)),
        }
    }
    for name in phrase::bare_names(&phrase).filter(|name| is_param(name)) {
        errors.at(
            text,
            format_args!(
                "`${name}` has no words: write `${name}{{…}}` with what a user could say, or \
                 `$${name}` for the text itself"
            ),
        );
    }
}

fn no_parameter(name: &str, params: &[Param<'_>]) -> String {
    if let Some(param) = params.iter().find(|param| case::plain(param.ident) == name) {
        return format!(
            "`${name}` names a field, but its parameter is named `{}`",
            param.name.value()
        );
    }
    let names: Vec<_> = params.iter().map(|param| param.name.value()).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let suggestion = did_you_mean(name, names.iter().copied());
    match (suggestion.as_str(), names.as_slice()) {
        ("", []) => format!("`${name}` is no parameter: the intent has none"),
        ("", _) => {
            format!("`${name}` is no parameter of the intent, which has {}", list(&names, "and"))
        }
        _ => format!("`${name}` is no parameter of the intent{suggestion}"),
    }
}
