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
    let intent = match Intent::read(input, &mut errors) {
        Ok(intent) => intent,
        Err(crate_path) => return fallback::intent(input, &crate_path, None, None, errors),
    };
    check::intent(&intent, &mut errors);
    if errors.is_empty() {
        expand::intent(&intent)
    } else {
        let (fields, partial) = (Some(&intent.fields), intent.partial.as_ref());
        fallback::intent(input, &intent.crate_path, fields, partial, errors)
    }
}
