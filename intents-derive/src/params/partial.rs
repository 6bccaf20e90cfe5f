//! The partial form: the parameters while Dialogflow still prompts for some of them.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Attribute, Field, Ident, Visibility};

use crate::params::body::{self, Target, partial_base_spec, partial_param_spec};
use crate::params::form::PartialForm;
use crate::params::model::Fields;
use crate::path::{self, CratePath};

/// Generates the struct of the partial form, next to the struct with the derive.
pub(super) fn item(
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
        /// The parameters that are known while Dialogflow prompts for the others.
        // A deprecated type is reported at the field of the struct with the derive, not here.
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

/// Returns the type of the partial form, or `()` for structs without one.
pub(super) fn ty(form: Option<&PartialForm>) -> TokenStream {
    form.map_or_else(
        || quote!(()),
        |form| {
            let ident = &form.ident;
            quote!(#ident)
        },
    )
}

/// Generates the implementation that reads and writes the partial form.
pub(super) fn expand(ident: &Ident, partial: &Ident, fields: &Fields<'_>) -> TokenStream {
    let private = path::private();
    let specs = specs(fields);
    let target = Target::Partial(partial);
    let read = body::read(fields, target);
    let write = body::write(fields, target);
    let out = body::use_argument(fields, "__intents_out");
    let value = body::use_argument(fields, "__intents_partial");
    quote! {
        #specs

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
                #out
                #value
                #write
            }
        }
    }
}

/// Generates the constants of the partial form. They have the same spans as those of the struct
/// itself, so that a type that does not fit is one error.
fn specs(fields: &Fields<'_>) -> TokenStream {
    let params = fields.params.iter().enumerate().map(|(i, param)| {
        let (spec, ty) = (partial_param_spec(i), param.ty);
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
        let (spec, ty) = (partial_base_spec(i), base.ty);
        let span = Span::mixed_site().located_at(ty.span());
        let private = path::private_at(span);
        quote_spanned! {span=>
            const #spec: #private::PartialBaseSpec<<#ty as #private::Params>::Partial> =
                #private::partial_base::<#ty>();
        }
    });
    quote! {
        #(#params)*
        #(#bases)*
    }
}
