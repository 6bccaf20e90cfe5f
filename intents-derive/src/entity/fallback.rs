use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::diag::Errors;
use crate::generics;
use crate::path::{self, CratePath};

/// The errors, and an entity type without values: without it, every parameter of the type would
/// be an error too.
pub(crate) fn entity(input: &DeriveInput, crate_path: &CratePath, errors: Errors) -> TokenStream {
    let errors = errors.into_compile_errors();
    let (import, private) = (crate_path.import(), path::private());
    let ident = &input.ident;
    let generics = generics::bounded(&input.generics);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    quote! {
        #errors
        #[allow(deprecated)]
        const _: () = {
            #import

            #[automatically_derived]
            impl #impl_generics #private::Entity for #ident #ty_generics #where_clause {
                const META: &'static #private::EntityMeta =
                    &#private::EntityMeta::new("", #private::EntityKind::Map(&[]));

                fn from_value(
                    __intents_value: #private::Value<'_>,
                ) -> #private::Result<Self, #private::ValueError> {
                    #private::Result::Err(#private::ValueError::new("", &__intents_value))
                }

                fn write(
                    &self,
                    __intents_out: #private::ValueWriter<'_>,
                ) -> #private::Written {
                    __intents_out.null()
                }
            }
        };
    }
}
