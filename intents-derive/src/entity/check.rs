use intents_language::name;

use crate::diag::Errors;
use crate::entity::model::Entity;

/// The rules that one entity type can be held to by itself.
pub(crate) fn entity(entity: &Entity<'_>, errors: &mut Errors) {
    if let Err(error) = name::check_entity(&entity.name.value()) {
        errors.at(&entity.name, format_args!("this display name {error}"));
    }
    if entity.variants.is_empty() {
        errors.at(entity.ident, "an entity type has at least one reference value");
    }
    for (i, variant) in entity.variants.iter().enumerate() {
        for text in std::iter::once(&variant.value).chain(&variant.synonyms) {
            if text.value().trim().is_empty() {
                errors.at(text, "this is empty: Dialogflow reads it as \"not given\"");
            }
        }
        let value = variant.value.value();
        if let Some(first) = entity.variants[..i].iter().find(|v| v.value.value() == value) {
            let first = first.ident;
            errors.at(&variant.value, format_args!("`{first}` has the value `{value}` already"));
        }
    }
}
