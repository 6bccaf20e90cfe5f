use proc_macro2::TokenStream;
use quote::quote;

use crate::entity::model::Entity;
use crate::path;

/// The entity type's code: a table, a position in it read, a position of it written.
pub(crate) fn entity(entity: &Entity<'_>) -> TokenStream {
    let (import, private) = (entity.crate_path.import(), path::private());
    let (ident, name) = (entity.ident, &entity.name);
    let values: Vec<_> = entity.variants.iter().map(|variant| &variant.value).collect();
    let synonyms = entity.variants.iter().map(|variant| {
        let synonyms = &variant.synonyms;
        quote!(&[#(#synonyms),*])
    });
    let variants: Vec<_> = entity.variants.iter().map(|variant| variant.ident).collect();
    let description = (!entity.description.is_empty()).then(|| {
        let description = &entity.description;
        quote!(.described(#description))
    });
    let unlisted = match entity.other {
        None => quote!(#private::Result::Err(error)),
        Some(other) => quote!(#private::unlisted_value(value, error).map(Self::#other)),
    };
    let other = entity.other.map(|other| quote!(Self::#other(text) => text,));
    quote! {
        // A value may be deprecated: what uses it is the user's code, not this.
        #[allow(deprecated)]
        const _: () = {
            #import

            const VALUES: &[#private::EntityValue] = &[
                #(#private::EntityValue { value: #values, synonyms: #synonyms }),*
            ];
            const VARIANTS: &[fn() -> #ident] = &[#(|| #ident::#variants),*];

            #[automatically_derived]
            impl #private::Entity for #ident {
                const META: &'static #private::EntityMeta =
                    &#private::EntityMeta::new(#name, #private::EntityKind::Map(VALUES))
                        #description;

                fn from_value(
                    value: #private::Value<'_>,
                ) -> #private::Result<Self, #private::ValueError> {
                    match #private::reference_value(&value, VALUES) {
                        #private::Result::Ok(position) => {
                            #private::Result::Ok(VARIANTS[position]())
                        }
                        #private::Result::Err(error) => #unlisted,
                    }
                }

                fn write(&self, out: #private::ValueWriter<'_>) -> #private::Written {
                    out.string(match self {
                        #(Self::#variants => #values,)*
                        #other
                    })
                }
            }
        };
    }
}
