use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::diag::Errors;
use crate::generics;
use crate::intent::expand;
use crate::intent::model::Intent;
use crate::language::Words;
use crate::params;
use crate::path::{self, CratePath};

/// The errors, and an intent that does nothing: without it, every use of the type would be an
/// error too. What the compiler has to say of the fields, it says now.
pub(crate) fn intent(
    input: &DeriveInput,
    crate_path: &CratePath,
    read: Option<(&Intent<'_>, &Words)>,
    errors: Errors,
) -> TokenStream {
    let errors = errors.into_compile_errors();
    let (import, private) = (crate_path.import(), path::private());
    let ident = &input.ident;
    let location = expand::location(&private, ident.span());
    // Types that are made of the item's own parameters can only be named inside of it.
    let read = read.filter(|_| input.generics.params.is_empty());
    let fields = read.map(|(intent, _)| &intent.fields);
    let specs = fields.map(params::specs);
    let flattened = read.map(|(intent, words)| {
        let bases: Vec<_> = (0..intent.fields.bases.len()).map(params::base_spec).collect();
        words.assertions(&bases, intent.name.span())
    });
    let form = read.and_then(|(intent, _)| intent.partial.as_ref());
    let form = form.filter(|form| form.ident != input.ident).zip(fields);
    let item =
        form.map(|(form, fields)| params::partial_item(form, &input.vis, crate_path, fields));
    let partial = form.map(|(form, _)| &form.ident);
    let generics = generics::bounded(&input.generics);
    let stub = params::stub(ident, &generics, partial);
    let partial = params::partial_stub(ident, &generics, partial);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    quote! {
        #errors
        #item
        #[allow(deprecated)]
        const _: () = {
            #import

            #specs
            #flattened
            #stub
            #partial

            #[automatically_derived]
            impl #impl_generics #private::Intent for #ident #ty_generics #where_clause {
                const META: &'static #private::IntentMeta =
                    &#private::IntentMeta::new("", <Self as #private::Params>::PARAMS, #location);
            }
        };
    }
}
