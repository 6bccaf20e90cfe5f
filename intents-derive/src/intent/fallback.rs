use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::generics;
use crate::intent::model::Intent;
use crate::language::EmbeddedFiles;
use crate::location::location;
use crate::params::{self, Code};
use crate::path::{self, CratePath};

/// Generates the errors and an intent without parameters, so that uses of the type are not errors
/// too. The compiler still checks the types of the fields.
pub(crate) fn fallback(
    input: &DeriveInput,
    crate_path: &CratePath,
    read: Option<(&Intent<'_>, &EmbeddedFiles)>,
    errors: &TokenStream,
) -> TokenStream {
    let (import, private) = (crate_path.import(), path::private());
    let ident = &input.ident;
    let location = location(&private, ident.span());
    let form = read.and_then(|(intent, _)| intent.partial.as_ref());
    let fields = read.map(|(intent, _)| &intent.fields);
    let Code { item, block } = params::fallback(input, crate_path, form, fields);
    let read = read.filter(|_| input.generics.params.is_empty());
    let assertions = read.map(|(intent, files)| {
        let bases: Vec<_> = (0..intent.fields.bases.len()).map(params::base_spec).collect();
        files.assertions(&bases, intent.name.span())
    });
    let generics = generics::bounded(&input.generics);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    quote! {
        #errors
        #item
        #[allow(deprecated)]
        const _: () = {
            #import

            #block
            #assertions

            #[automatically_derived]
            impl #impl_generics #private::Intent for #ident #ty_generics #where_clause {
                const META: &'static #private::IntentMeta =
                    &#private::IntentMeta::new("", <Self as #private::Params>::PARAMS, #location);
            }
        };
    }
}
