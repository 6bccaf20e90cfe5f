//! `#[derive(Entity)]`

mod check;
mod expand;
mod fallback;
mod model;

use intents_language::resource::{self, read_entity};
use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::diag::Errors;
use crate::language::{Kind, Words};
use model::{Entity, Shape};

pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let entity = match Entity::read(input, &mut errors) {
        Ok(entity) => entity,
        Err(crate_path) => return fallback::entity(input, &crate_path, errors),
    };
    check::entity(&entity, &mut errors);
    let words = words(&entity, &mut errors);
    if errors.is_empty() {
        expand::entity(&entity, &words)
    } else {
        fallback::entity(input, &entity.crate_path, errors)
    }
}

/// What the language files of the entity type say.
fn words(entity: &Entity<'_>, errors: &mut Errors) -> Words {
    let Shape::Values(shape) = &entity.shape else {
        Words::refuse(
            Kind::Entity,
            &entity.name,
            errors,
            "language files have the synonyms of reference values, which this entity type has not: \
             remove the file",
        );
        return Words::default();
    };
    let listed: Vec<_> = shape.variants.iter().map(|variant| variant.value.value()).collect();
    let values = resource::Values {
        listed: listed.iter().map(String::as_str).collect(),
        is_open: shape.other.is_some(),
        is_list: shape.list.is_some(),
    };
    Words::read(Kind::Entity, &entity.name, errors, |path, bytes| read_entity(path, bytes, &values))
}
