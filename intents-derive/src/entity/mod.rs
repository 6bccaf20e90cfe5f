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
    let entity = Entity::read(input, &mut errors);
    if let Some(entity) = &entity {
        check::entity(entity, &mut errors);
    }
    match entity {
        Some(entity) if errors.is_empty() => expand::entity(&entity),
        entity => fallback::entity(input, entity.map(|e| e.crate_path).unwrap_or_default(), errors),
    }
}
