use intents_language::expected;
use intents_language::name;
use intents_language::phrase::{self, Part as PhrasePart};
use syn::{Ident, LitStr};

use crate::diag::{Errors, did_you_mean};
use crate::entity::model::{Entity, Part, Shape, Values};
use crate::params::check_name;

/// Checks the rules for a single entity type.
pub(crate) fn check_entity(entity: &Entity<'_>, errors: &mut Errors) {
    check_name("the `name` of an entity type", &entity.name, name::check_entity, errors);
    match &entity.shape {
        Shape::Values(values) => {
            if values.variants.is_empty() {
                let ident = entity.ident;
                errors.at(
                    ident,
                    format_args!(
                        "`{ident}` must have at least one reference value; add a variant without \
                         fields"
                    ),
                );
            }
            check_values(values, errors);
        }
        Shape::Regexp { patterns } => {
            check_patterns(patterns, errors);
            // Source: the page "Fuzzy matching" of Dialogflow ES.
            if let Some(fuzzy) = &entity.fuzzy {
                errors.at(
                    fuzzy,
                    "`fuzzy` cannot be combined with `regexp`: Dialogflow matches regular \
                     expressions exactly; remove `fuzzy`",
                );
            }
        }
        Shape::Composite { forms, parts } => {
            check_part_names(parts, errors);
            check_forms(entity.ident, forms, parts, errors);
        }
    }
}

fn check_values(values: &Values<'_>, errors: &mut Errors) {
    for (i, variant) in values.variants.iter().enumerate() {
        if is_blank(&variant.value) {
            errors.at(
                &variant.value,
                "`value` cannot be empty: Dialogflow reads an empty value as \"not given\"; write \
                 a text, or remove `value`",
            );
        }
        for synonym in variant.synonyms.iter().filter(|synonym| is_blank(synonym)) {
            errors.at(synonym, "`synonyms` cannot contain an empty text; remove it");
        }
        let value = variant.value.value();
        if let Some(first) = values.variants[..i].iter().find(|v| v.value.value() == value) {
            let first = first.ident;
            errors.at(
                &variant.value,
                format_args!(
                    "the variant `{first}` already has the reference value `{value}`; choose \
                     another `value`"
                ),
            );
        }
        if let (Some(_), Some(synonym)) = (&values.list, variant.synonyms.first()) {
            errors.at(
                synonym,
                "`synonyms` cannot be combined with `list`: the values of a list have no synonyms; \
                 remove one of the two",
            );
        }
    }
}

fn is_blank(text: &LitStr) -> bool {
    text.value().trim().is_empty()
}

fn check_patterns(patterns: &[LitStr], errors: &mut Errors) {
    // Source: the page "Regexp entities" of Dialogflow ES.
    const MAX_CHARS: usize = 2000;
    for pattern in patterns {
        match pattern.value().chars().count() {
            0 => errors.at(
                pattern,
                "a `regexp` pattern cannot be empty: it would match everything; write a pattern",
            ),
            length if length > MAX_CHARS => errors.at(
                pattern,
                format_args!(
                    "a `regexp` pattern cannot have more than {MAX_CHARS} characters, and this one \
                     has {length}; split it into several patterns"
                ),
            ),
            _ => {}
        }
    }
}

fn check_part_names(parts: &[Part<'_>], errors: &mut Errors) {
    for (i, part) in parts.iter().enumerate() {
        check_name("a part name", &part.name, name::check_parameter, errors);
        let name = part.name.value();
        let same = |other: &&Part<'_>| other.name.value().eq_ignore_ascii_case(&name);
        if let Some(first) = parts[..i].iter().find(same) {
            let (field, first) = (first.ident, first.name.value());
            errors.at(
                &part.name,
                format_args!(
                    "the field `{field}` already has the part name `{first}`; choose another `name`"
                ),
            );
        }
    }
}

fn check_forms(ident: &Ident, forms: &[LitStr], parts: &[Part<'_>], errors: &mut Errors) {
    let names: Vec<_> = parts.iter().map(|part| part.name.value()).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    for form in forms {
        let text = form.value();
        let named = phrase::bare_names(&text).collect::<Vec<_>>();
        let phrase = phrase::parse(&text).unwrap_or_default();
        let annotated = phrase.iter().find_map(|part| match part {
            PhrasePart::Placeholder { name, .. } => Some(*name),
            PhrasePart::Text(_) => None,
        });
        if let Some(name) = annotated {
            errors.at(
                form,
                format_args!("`${name}` cannot have sample text in `composite`; write `${name}`"),
            );
            continue;
        }
        if named.is_empty() {
            let all = names.join(" $");
            errors.at(
                form,
                format_args!("a `composite` form must contain a part; write for example `${all}`"),
            );
        }
        for name in named.into_iter().filter(|name| !names.contains(name)) {
            let hint = match did_you_mean(name, names.iter().copied()) {
                suggestion if suggestion.is_empty() => {
                    format!(", which has {}", expected(&names, "and"))
                }
                suggestion => suggestion,
            };
            errors.at(form, format_args!("`${name}` is not a part of `{ident}`{hint}"));
        }
    }
}
