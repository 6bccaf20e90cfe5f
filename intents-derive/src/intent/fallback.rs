use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::diag::Errors;
use crate::generics;
use crate::intent::expand;
use crate::intent::model::Param;
use crate::path::{self, CratePath};

/// The errors, and an intent that does nothing: without it, every use of the type would be an
/// error too. What the compiler has to say of the fields, it says now.
pub(crate) fn intent(
    input: &DeriveInput,
    crate_path: &CratePath,
    params: &[Param<'_>],
    errors: Errors,
) -> TokenStream {
    let errors = errors.into_compile_errors();
    let (import, private) = (crate_path.import(), path::private());
    let ident = &input.ident;
    let location = expand::location(&private, ident.span());
    // Types that are made of the item's own parameters can only be named inside of it.
    let params = if input.generics.params.is_empty() { params } else { &[] };
    let specs = expand::specs(params);
    let defaults = expand::defaults(params);
    let generics = generics::bounded(&input.generics);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    quote! {
        #errors
        const _: () = {
            #import

            #(#specs)*
            #(#defaults)*

            #[automatically_derived]
            impl #impl_generics #private::Intent for #ident #ty_generics #where_clause {
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
        };
    }
}
