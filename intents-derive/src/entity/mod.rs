//! `#[derive(Entity)]`

mod check;
mod expand;
mod fallback;
mod model;

use intents_language::resource::{self, read_entity};
use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::diag::Errors;
use crate::language::{EmbeddedFiles, Kind};
use model::{Entity, Shape};

pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::new();
    let entity = match Entity::read(input, &mut errors) {
        Ok(entity) => entity,
        Err(crate_path) => {
            return fallback::fallback(input, &crate_path, &errors.into_compile_errors());
        }
    };
    check::check_entity(&entity, &mut errors);
    let files = read_language_files(&entity, &mut errors);
    match errors.finish() {
        Ok(()) => expand::expand(&entity, &files),
        Err(errors) => fallback::fallback(input, &entity.crate_path, &errors),
    }
}

fn read_language_files(entity: &Entity<'_>, errors: &mut Errors) -> EmbeddedFiles {
    let Shape::Values(shape) = &entity.shape else {
        let ident = entity.ident;
        EmbeddedFiles::refuse(
            Kind::Entity,
            &entity.name,
            errors,
            &format!(
                "`{ident}` cannot have a language file: only reference values have synonyms; \
                 remove the file"
            ),
        );
        return EmbeddedFiles::default();
    };
    let listed: Vec<_> = shape.variants.iter().map(|variant| variant.value.value()).collect();
    let values = resource::Values {
        listed: listed.iter().map(String::as_str).collect(),
        is_open: shape.other.is_some(),
        is_list: shape.list.is_some(),
    };
    EmbeddedFiles::read(Kind::Entity, &entity.name, errors, |path, bytes| {
        read_entity(path, bytes, &values)
    })
}
