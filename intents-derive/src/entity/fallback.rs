use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::diag::Errors;
use crate::path::CratePath;

/// The errors, and an entity type without values: without it, every parameter of the type would
/// be an error too.
pub(crate) fn entity(input: &DeriveInput, crate_path: CratePath, errors: Errors) -> TokenStream {
    let errors = errors.into_compile_errors();
    if !input.generics.params.is_empty() {
        return errors;
    }
    let private = crate_path.private();
    let ident = &input.ident;
    quote! {
        #errors
        #[automatically_derived]
        impl #private::Entity for #ident {
            const META: &'static #private::EntityMeta =
                &#private::EntityMeta::new("", #private::EntityKind::Map(&[]));

            fn from_value(
                value: #private::Value<'_>,
            ) -> #private::Result<Self, #private::ValueError> {
                #private::Result::Err(#private::ValueError::new("", &value))
            }

            fn write(&self, out: #private::ValueWriter<'_>) -> #private::Written {
                out.null()
            }
        }
    }
}
