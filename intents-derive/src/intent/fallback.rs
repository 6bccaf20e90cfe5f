use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::diag::Errors;
use crate::intent::expand;
use crate::path::CratePath;

/// The errors, and an intent that does nothing: without it, every use of the type would be an
/// error too.
pub(crate) fn intent(input: &DeriveInput, crate_path: CratePath, errors: Errors) -> TokenStream {
    let errors = errors.into_compile_errors();
    if !input.generics.params.is_empty() {
        return errors;
    }
    let private = crate_path.private();
    let ident = &input.ident;
    let location = expand::location(&private, ident.span());
    quote! {
        #errors
        #[automatically_derived]
        impl #private::Intent for #ident {
            const META: &'static #private::IntentMeta =
                &#private::IntentMeta::new("", "", "", #location);

            fn read(
                _: &#private::Parameters<'_>,
                _: &mut #private::Vec<#private::InvalidParameter>,
            ) -> #private::Option<Self> {
                #private::Option::None
            }

            fn write(&self, _: &mut #private::TriggerWriter<'_, '_>) {}
        }
    }
}
