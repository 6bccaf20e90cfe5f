//! `#[derive(Followed)]`

use intents_language::name;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Fields, Ident, Type};

use crate::attr;
use crate::case;
use crate::diag::Errors;
use crate::generics;
use crate::keys;
use crate::path::{self, CratePath};

/// A variant: an intent that can be followed.
struct Alternative<'i> {
    ident: &'i Ident,
    ty: &'i Type,
}

pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::new();
    let mut crate_path = CratePath::default();
    attr::read(&input.attrs, keys::FOLLOWED, &[keys::CRATE], &mut errors, |_, meta, errors| {
        crate_path = CratePath::read(meta, errors)?;
        Ok(())
    });
    generics::reject(input, "an enum of intents", &mut errors);
    let alternatives = read_alternatives(input, &mut errors);
    if let Err(error) = name::check_context(&context(input)) {
        errors.at(
            &input.ident,
            format_args!(
                "the context generated from this name {}; rename the enum",
                error.reason()
            ),
        );
    }
    let import = crate_path.import();
    let (errors, implementation) = match errors.finish() {
        Ok(()) => (TokenStream::new(), implement(input, &alternatives)),
        Err(errors) => (errors, implement_stub(input)),
    };
    quote! {
        #errors
        // A deprecated type or variant is reported where the user's code uses it, not here.
        #[allow(deprecated)]
        const _: () = {
            #import
            #implementation
        };
    }
}

fn context(input: &DeriveInput) -> String {
    name::context(&case::plain(&input.ident))
}

fn read_alternatives<'i>(input: &'i DeriveInput, errors: &mut Errors) -> Vec<Alternative<'i>> {
    let Data::Enum(data) = &input.data else {
        errors.at(
            &input.ident,
            "`#[derive(Followed)]` must be on an enum with one intent in each variant; to follow a \
             single intent, write `Follow<T>` with that intent",
        );
        return Vec::new();
    };
    if data.variants.is_empty() {
        errors.at(
            &input.ident,
            "`#[derive(Followed)]` must be on an enum with at least one variant; write a variant \
             such as `Order(Order)`",
        );
    }
    let mut alternatives = Vec::new();
    for variant in &data.variants {
        match &variant.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                let ty = &fields.unnamed[0].ty;
                alternatives.push(Alternative { ident: &variant.ident, ty });
            }
            fields => {
                let ident = &variant.ident;
                let tokens = match fields {
                    Fields::Unit => ident.to_token_stream(),
                    fields => fields.to_token_stream(),
                };
                errors.at(
                    tokens,
                    format_args!(
                        "the variant `{ident}` must hold exactly one intent; write \
                         `{ident}(MyIntent)`"
                    ),
                );
            }
        }
    }
    alternatives
}

fn implement(input: &DeriveInput, alternatives: &[Alternative<'_>]) -> TokenStream {
    let private = path::private();
    let (ident, context) = (&input.ident, context(input));
    let specs: Vec<_> = (0..alternatives.len()).map(|i| path::constant("ALTERNATIVE", i)).collect();
    // The span of the type makes the compiler report a type that is not an intent there.
    let types = alternatives.iter().zip(&specs).map(|(Alternative { ty, .. }, spec)| {
        let span = Span::mixed_site().located_at(ty.span());
        let private = path::private_at(span);
        quote_spanned! {span=>
            const #spec: #private::AlternativeSpec<#ty> = #private::alternative::<#ty>();
        }
    });
    let finds = alternatives.iter().zip(&specs).map(|(Alternative { ident, .. }, spec)| {
        quote! {
            if let #private::Option::Some(__intents_found) = #spec.find(__intents_contexts)? {
                return #private::Result::Ok(
                    #private::Option::Some(__intents_found.map(Self::#ident)),
                );
            }
        }
    });
    quote! {
        #(#types)*

        #[automatically_derived]
        impl #private::Followed for #ident {
            const FOLLOWED: &'static #private::FollowedMeta =
                &#private::FollowedMeta { context: #context, intents: &[#(#specs.entry),*] };

            fn find(
                __intents_contexts: &#private::Contexts<'_>,
            ) -> #private::Result<
                #private::Option<#private::Follow<Self>>,
                #private::Vec<#private::InvalidParameter>,
            > {
                #(#finds)*
                #private::Result::Ok(#private::Option::None)
            }
        }
    }
}

/// Implements `Followed` for an item with errors, so that its uses are not errors too.
fn implement_stub(input: &DeriveInput) -> TokenStream {
    let (private, ident) = (path::private(), &input.ident);
    let generics = generics::bounded(&input.generics);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::Followed for #ident #ty_generics #where_clause {
            const FOLLOWED: &'static #private::FollowedMeta =
                &#private::FollowedMeta { context: "", intents: &[] };

            fn find(
                _: &#private::Contexts<'_>,
            ) -> #private::Result<
                #private::Option<#private::Follow<Self>>,
                #private::Vec<#private::InvalidParameter>,
            > {
                #private::Result::Ok(#private::Option::None)
            }
        }
    }
}
