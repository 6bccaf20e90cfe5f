use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::generics;
use crate::path::{self, CratePath};

/// Generates the errors and an entity type without values, so that parameters of the type are not
/// errors too.
pub(crate) fn fallback(
    input: &DeriveInput,
    crate_path: &CratePath,
    errors: &TokenStream,
) -> TokenStream {
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
