//! `#[derive(Entity)]`

mod check;
mod expand;
mod fallback;
mod model;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::diag::Errors;
use model::Entity;

pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let entity = match Entity::read(input, &mut errors) {
        Ok(entity) => entity,
        Err(crate_path) => return fallback::entity(input, &crate_path, errors),
    };
    check::entity(&entity, &mut errors);
    if errors.is_empty() {
        expand::entity(&entity)
    } else {
        fallback::entity(input, &entity.crate_path, errors)
    }
}
