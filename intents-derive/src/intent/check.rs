use intents_language::name::{self, NameError};
use intents_language::phrase::{self, Part};
use syn::LitStr;

use crate::case;
use crate::diag::{Errors, did_you_mean};
use crate::intent::model::{Examples, Intent, Param};

/// The rules that one intent can be held to by itself.
pub(crate) fn intent(intent: &Intent<'_>, errors: &mut Errors) {
    named("display name", &intent.name, name::check_intent, errors);
    match &intent.event {
        Some(event) => named("event", event, name::check_event, errors),
        None => generated("event", "event", &intent.name, name::event, name::check_event, errors),
    }
    generated("context", "name", &intent.name, name::context, name::check_context, errors);
    if let Some(action) = &intent.action {
        named("action", action, name::check_action, errors);
    }
    params(&intent.params, errors);
    for (i, examples) in intent.examples.iter().enumerate() {
        language(examples, &intent.examples[..i], errors);
        for text in &examples.phrases {
            training_phrase(text, &intent.params, errors);
        }
    }
}

fn named(
    what: &str,
    name: &LitStr,
    check: impl Fn(&str) -> Result<(), NameError>,
    errors: &mut Errors,
) {
    if let Err(error) = check(&name.value()) {
        errors.at(name, format_args!("this {what} {error}"));
    }
}

/// A name that is made of the display name. When the display name is wrong itself, that is the
/// one error.
fn generated(
    what: &str,
    remedy: &str,
    display_name: &LitStr,
    make: impl Fn(&str) -> String,
    check: impl Fn(&str) -> Result<(), NameError>,
    errors: &mut Errors,
) {
    let text = display_name.value();
    if name::check_intent(&text).is_err() {
        return;
    }
    if let Err(error) = check(&make(&text)) {
        errors.at(
            display_name,
            format_args!("the {what} that is made of this name {error}; give a shorter `{remedy}`"),
        );
    }
}

fn params(params: &[Param<'_>], errors: &mut Errors) {
    for (i, param) in params.iter().enumerate() {
        named("parameter name", &param.name, name::check_parameter, errors);
        let name = param.name.value();
        // CX does not tell names apart by their case.
        let same = |other: &&Param<'_>| other.name.value().eq_ignore_ascii_case(&name);
        if let Some(first) = params[..i].iter().find(same) {
            errors.at(
                &param.name,
                format_args!(
                    "the field `{}` has the parameter `{}` already",
                    case::plain(first.ident),
                    first.name.value()
                ),
            );
        }
    }
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
            ", as in `en` or `\"pt-BR\"`".to_owned()
        };
        errors.at(&examples.language, format_args!("`{tag}` is not a language tag{hint}"));
    }
    if before.iter().any(|other| other.language.value().eq_ignore_ascii_case(&tag)) {
        errors.at(&examples.language, format_args!("the language `{tag}` is given twice"));
    }
}

fn training_phrase(text: &LitStr, params: &[Param<'_>], errors: &mut Errors) {
    let phrase = text.value();
    let parts = match phrase::parse(&phrase) {
        Ok(parts) => parts,
        Err(error) => {
            let column = phrase[..error.offset].chars().count() + 1;
            errors.at(text, format_args!("{error} (character {column} of the phrase)"));
            return;
        }
    };
    let is_param = |name: &str| params.iter().any(|param| param.name.value() == name);
    for part in parts {
        if let Part::Placeholder { name, .. } = part
            && !is_param(name)
        {
            errors.at(text, no_parameter(name, params));
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
    let suggestion = did_you_mean(name, names.iter().map(String::as_str));
    match (suggestion.as_str(), names.as_slice()) {
        ("", []) => format!("`${name}` is no parameter: the intent has none"),
        ("", _) => format!("`${name}` is no parameter of the intent, which has {}", list(&names)),
        _ => format!("`${name}` is no parameter of the intent{suggestion}"),
    }
}

fn list(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
