//! `#[derive(Intent)]`

mod check;
mod expand;
mod fallback;
mod model;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::diag::Errors;
pub(crate) use expand::location;
use model::Intent;

pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let intent = Intent::read(input, &mut errors);
    if let Some(intent) = &intent {
        check::intent(intent, &mut errors);
    }
    match intent {
        Some(intent) if errors.is_empty() => expand::intent(&intent),
        intent => fallback::intent(input, intent.map(|i| i.crate_path).unwrap_or_default(), errors),
    }
}
