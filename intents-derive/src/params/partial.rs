//! The form that parameters have while Dialogflow still asks for some of them.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Attribute, Field, Generics, Ident, Visibility};

use crate::params::expand::{body, unused_unless, writes};
use crate::params::model::{Fields, PartialForm};
use crate::path::{self, CratePath};

/// The struct of the partial form, beside the one that it is made from.
pub(crate) fn item(
    form: &PartialForm,
    visibility: &Visibility,
    crate_path: &CratePath,
    fields: &Fields<'_>,
) -> TokenStream {
    let private = crate_path.private();
    let PartialForm { ident, derives } = form;
    let derives = (!derives.is_empty()).then(|| quote!(#[derive(#(#derives),*)]));
    let params = fields.params.iter().map(|param| {
        let ty = param.ty;
        let span = Span::mixed_site().located_at(ty.span());
        let ty = if param.is_untagged {
            quote_spanned!(span=> #private::Option<#ty>)
        } else {
            quote_spanned!(span=> <#ty as #private::Param>::Partial)
        };
        field(param.field, param.ident, &ty)
    });
    let bases = fields.bases.iter().map(|base| {
        let ty = base.ty;
        let span = Span::mixed_site().located_at(ty.span());
        let ty = quote_spanned!(span=> <#ty as #private::Params>::Partial);
        field(base.field, base.ident, &ty)
    });
    let follows = fields.follows.iter().map(|follow| {
        let ty = follow.ty;
        field(follow.field, follow.ident, &quote!(#ty))
    });
    quote! {
        /// What is known while Dialogflow asks for the rest.
        // A type in it may be deprecated: the struct that this is made from is where it is used.
        #[allow(deprecated)]
        #derives
        #visibility struct #ident {
            #(#params,)*
            #(#bases,)*
            #(#follows,)*
        }
    }
}

fn field(field: &Field, ident: &Ident, ty: &TokenStream) -> TokenStream {
    let is_doc = |attr: &&Attribute| attr.path().is_ident("doc");
    let (docs, visibility) = (field.attrs.iter().filter(is_doc), &field.vis);
    quote! {
        #(#docs)*
        #visibility #ident: #ty
    }
}

/// `impl PartialParams`
pub(crate) fn implementation(ident: &Ident, partial: &Ident, fields: &Fields<'_>) -> TokenStream {
    let private = path::private();
    // With the same span as what is called for the struct itself: a type that does not fit is one
    // error.
    let params = fields.params.iter().enumerate().map(|(i, param)| {
        let (spec, ty) = (param_spec(i), param.ty);
        let span = Span::mixed_site().located_at(ty.span());
        let private = path::private_at(span);
        if param.is_untagged {
            quote_spanned! {span=>
                const #spec: #private::Spec<#private::Option<#ty>> =
                    #private::untagged_partial_param::<#ty>();
            }
        } else {
            quote_spanned! {span=>
                const #spec: #private::Spec<<#ty as #private::Param>::Partial> =
                    #private::partial_param::<#ty>();
            }
        }
    });
    let bases = fields.bases.iter().enumerate().map(|(i, base)| {
        let (spec, ty) = (base_spec(i), base.ty);
        let span = Span::mixed_site().located_at(ty.span());
        let private = path::private_at(span);
        quote_spanned! {span=>
            const #spec: #private::PartialBaseSpec<<#ty as #private::Params>::Partial> =
                #private::partial_base::<#ty>();
        }
    });
    let read = body(fields, &quote!(#partial), param_spec, base_spec, &private);
    let writes = writes(fields, &quote!(__intents_partial), param_spec, base_spec);
    let unused = unused_unless(fields, "__intents_out");
    let no_partial = unused_unless(fields, "__intents_partial");
    quote! {
        #(#params)*
        #(#bases)*

        #[automatically_derived]
        impl #private::PartialParams for #ident {
            fn read_partial(
                __intents_source: &#private::Source<'_, '_>,
                __intents_invalid: &mut #private::Vec<#private::InvalidParameter>,
            ) -> #private::Option<#partial> {
                #read
            }

            fn write_partial(
                __intents_partial: &#partial,
                __intents_out: &mut #private::TriggerWriter<'_, '_>,
            ) {
                #unused
                #no_partial
                #writes
            }
        }
    }
}

/// `impl PartialParams` of an item with errors, so that its uses are none.
pub(crate) fn stub(ident: &Ident, generics: &Generics, partial: Option<&Ident>) -> TokenStream {
    let private = path::private();
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let form = form(partial);
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::PartialParams for #ident #ty_generics #where_clause {
            fn read_partial(
                _: &#private::Source<'_, '_>,
                _: &mut #private::Vec<#private::InvalidParameter>,
            ) -> #private::Option<#form> {
                #private::Option::None
            }

            fn write_partial(_: &#form, _: &mut #private::TriggerWriter<'_, '_>) {}
        }
    }
}

/// The type of the partial form: `()` if none is named.
pub(super) fn form(partial: Option<&Ident>) -> TokenStream {
    partial.map_or_else(|| quote!(()), |partial| quote!(#partial))
}

fn param_spec(i: usize) -> Ident {
    path::constant("PARTIAL_PARAM", i)
}

fn base_spec(i: usize) -> Ident {
    path::constant("PARTIAL_BASE", i)
}
