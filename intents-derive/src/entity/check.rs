use intents_language::name;
use intents_language::phrase::{self, Part as PhrasePart};
use syn::LitStr;

use crate::diag::{Errors, did_you_mean, list};
use crate::entity::model::{Entity, Part, Shape, Values};
use crate::params;

/// The rules that one entity type can be held to by itself.
pub(crate) fn entity(entity: &Entity<'_>, errors: &mut Errors) {
    params::names("display name", &entity.name, name::check_entity, errors);
    match &entity.shape {
        Shape::Values(shape) => {
            if shape.variants.is_empty() {
                errors.at(entity.ident, "an entity type has at least one reference value");
            }
            values(shape, errors);
        }
        Shape::Regexp { patterns } => {
            regexp(patterns, errors);
            // Source: the page "Fuzzy matching" of Dialogflow ES.
            if let Some(fuzzy) = &entity.fuzzy {
                errors.at(fuzzy, "Dialogflow matches regular expressions exactly");
            }
        }
        Shape::Composite { forms, parts } => composite(forms, parts, errors),
    }
}

fn values(shape: &Values<'_>, errors: &mut Errors) {
    for (i, variant) in shape.variants.iter().enumerate() {
        for text in std::iter::once(&variant.value).chain(&variant.synonyms) {
            if text.value().trim().is_empty() {
                errors.at(text, "this is empty: Dialogflow reads it as \"not given\"");
            }
        }
        let value = variant.value.value();
        if let Some(first) = shape.variants[..i].iter().find(|v| v.value.value() == value) {
            let first = first.ident;
            errors.at(&variant.value, format_args!("`{first}` has the value `{value}` already"));
        }
        if let (Some(_), Some(synonym)) = (&shape.list, variant.synonyms.first()) {
            errors.at(synonym, "the values of a list have no synonyms; remove this or `list`");
        }
    }
}

fn regexp(patterns: &[LitStr], errors: &mut Errors) {
    // Source: the page "Regexp entities" of Dialogflow ES.
    const MAX_CHARS: usize = 2000;
    for pattern in patterns {
        match pattern.value().chars().count() {
            0 => errors.at(pattern, "this regular expression is empty, and matches everything"),
            length if length > MAX_CHARS => errors.at(
                pattern,
                format_args!(
                    "this regular expression is {length} characters long; Dialogflow accepts \
                     {MAX_CHARS}"
                ),
            ),
            _ => {}
        }
    }
}

fn composite(forms: &[LitStr], parts: &[Part<'_>], errors: &mut Errors) {
    for (i, part) in parts.iter().enumerate() {
        params::names("name of a part", &part.name, name::check_parameter, errors);
        let name = part.name.value();
        if parts[..i].iter().any(|other| other.name.value().eq_ignore_ascii_case(&name)) {
            errors.at(&part.name, format_args!("there is a part `{name}` already"));
        }
    }
    for form in forms {
        let text = form.value();
        let named = phrase::bare_names(&text).collect::<Vec<_>>();
        let braces = phrase::parse(&text).unwrap_or_default();
        if braces.iter().any(|part| matches!(part, PhrasePart::Placeholder { .. })) {
            errors.at(form, "a part is written without words: `$amount`");
            continue;
        }
        if named.is_empty() {
            errors.at(form, "this names no part, as in `$amount $unit`");
        }
        for name in named {
            if !parts.iter().any(|part| part.name.value() == name) {
                let names: Vec<_> = parts.iter().map(|part| part.name.value()).collect();
                let names: Vec<_> = names.iter().map(String::as_str).collect();
                let hint = match did_you_mean(name, names.iter().copied()) {
                    suggestion if suggestion.is_empty() => {
                        format!(", which has {}", list(&names, "and"))
                    }
                    suggestion => suggestion,
                };
                errors.at(form, format_args!("`${name}` is no part of the entity type{hint}"));
            }
        }
    }
}
