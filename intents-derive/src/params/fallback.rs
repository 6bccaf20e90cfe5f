use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::generics;
use crate::params::expand::Code;
use crate::params::form::PartialForm;
use crate::params::model::Fields;
use crate::params::{partial, spec};
use crate::path::{self, CratePath};

/// Generates code for a struct with errors, so that its uses are not errors too. The compiler still
/// checks the types of its fields.
pub(crate) fn fallback(
    input: &DeriveInput,
    crate_path: &CratePath,
    form: Option<&PartialForm>,
    fields: Option<&Fields<'_>>,
) -> Code {
    // Types with the generic parameters of the item can only be named inside of the item.
    let fields = fields.filter(|_| input.generics.params.is_empty());
    let form = form.filter(|form| form.ident != input.ident).zip(fields);
    let specs = fields.map(spec::specs);
    let stub = stub(input, form.map(|(form, _)| form));
    Code {
        item: form.map(|(form, fields)| partial::item(form, &input.vis, crate_path, fields)),
        block: quote!(#specs #stub),
    }
}

fn stub(input: &DeriveInput, form: Option<&PartialForm>) -> TokenStream {
    let (private, ident) = (path::private(), &input.ident);
    let generics = generics::bounded(&input.generics);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let partial = partial::ty(form);
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::Params for #ident #ty_generics #where_clause {
            const PARAMS: &'static #private::ParamsMeta = &#private::ParamsMeta::new(&[]);

            type Partial = #partial;

            fn read(
                _: &#private::Source<'_, '_>,
                _: &mut #private::Vec<#private::InvalidParameter>,
            ) -> #private::Option<Self> {
                #private::Option::None
            }

            fn write(&self, _: &mut #private::TriggerWriter<'_, '_>) {}
        }

        #[automatically_derived]
        impl #impl_generics #private::PartialParams for #ident #ty_generics #where_clause {
            fn read_partial(
                _: &#private::Source<'_, '_>,
                _: &mut #private::Vec<#private::InvalidParameter>,
            ) -> #private::Option<#partial> {
                #private::Option::None
            }

            fn write_partial(_: &#partial, _: &mut #private::TriggerWriter<'_, '_>) {}
        }
    }
}
