use intents_language::name;
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit, LitStr};

use crate::intent::check;
use crate::intent::model::{DefaultValue, Intent, Param};
use crate::path;

/// The intent's code: constants, and two functions that call what is not generic.
pub(crate) fn intent(intent: &Intent<'_>) -> TokenStream {
    let (import, private) = (intent.crate_path.import(), path::private());
    let ident = intent.ident;
    let name = intent.name.value();
    let event = intent.event.as_ref().map_or_else(|| name::event(&name), LitStr::value);
    let context = name::context(&name);
    let location = location(&private, ident.span());

    let mut meta = quote!(#private::IntentMeta::new(#name, #event, #context, #location));
    if !intent.description.is_empty() {
        let description = &intent.description;
        meta.extend(quote!(.described(#description)));
    }
    if let Some(action) = &intent.action {
        meta.extend(quote!(.with_action(#action)));
    }
    if !intent.params.is_empty() {
        let params = intent.params.iter().enumerate().map(|(i, p)| param_meta(&private, i, p));
        meta.extend(quote!(.with_params(&[#(#params),*])));
    }
    if !intent.examples.is_empty() {
        let examples = intent.examples.iter().map(|examples| {
            let (language, phrases) = (&examples.language, &examples.phrases);
            quote!(#private::Examples { language: #language, phrases: &[#(#phrases),*] })
        });
        meta.extend(quote!(.with_examples(&[#(#examples),*])));
    }

    let specs = specs(&intent.params);
    let defaults = defaults(&intent.params);
    let read = read(intent, &private);
    let writes = intent.params.iter().enumerate().map(|(i, param)| {
        let (spec, name, field) = (spec(i), &param.name, param.ident);
        quote!(out.param(#name, &#spec, &self.#field);)
    });

    quote! {
        const _: () = {
            #import

            #(#specs)*
            #(#defaults)*

            const __META: &#private::IntentMeta = &#meta;

            // A field may be deprecated: what uses it is the user's code, not this.
            #[allow(deprecated)]
            #[automatically_derived]
            impl #private::Intent for #ident {
                const META: &'static #private::IntentMeta = __META;

                #read

                fn write(&self, out: &mut #private::TriggerWriter<'_, '_>) {
                    let _ = &out;
                    #(#writes)*
                }
            }

            #private::inventory::submit! { #private::IntentEntry::of::<#ident>() }
        };
    }
}

/// What is done with each field, by its type.
pub(crate) fn specs(params: &[Param<'_>]) -> impl Iterator<Item = TokenStream> {
    params.iter().enumerate().map(|(i, param)| {
        let (spec, ty) = (spec(i), param.ty);
        // With the span of the type, so that a type that is no parameter is blamed itself.
        let span = Span::mixed_site().located_at(ty.span());
        let private = path::private_at(span);
        let of = match param.default {
            // The `Option` is an error already.
            Some(_) if !check::is_option(ty) => quote_spanned!(span=> defaulted_param),
            _ => quote_spanned!(span=> param),
        };
        quote_spanned!(span=> const #spec: #private::Spec<#ty> = #private::#of::<#ty>();)
    })
}

/// The default values, each in a function that has the type of the field.
pub(crate) fn defaults(params: &[Param<'_>]) -> impl Iterator<Item = TokenStream> {
    params.iter().enumerate().filter_map(|(i, param)| {
        let (function, ty) = (default_function(i), param.ty);
        let value = match param.default.as_ref()? {
            DefaultValue::OfType(span) => {
                quote_spanned!(*span=> ::core::default::Default::default())
            }
            DefaultValue::Expr(expr) => match text(expr) {
                // A `String` is most often what a literal is for.
                Some(text) => quote_spanned!(text.span()=> ::core::convert::Into::into(#text)),
                None => quote!(#expr),
            },
        };
        Some(quote!(fn #function() -> #ty { #value }))
    })
}

/// A literal text, possibly from a `macro_rules!` macro.
fn text(expr: &Expr) -> Option<&LitStr> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text),
        Expr::Group(group) => text(&group.expr),
        _ => None,
    }
}

fn read(intent: &Intent<'_>, private: &TokenStream) -> TokenStream {
    let count = intent.params.len();
    let indices = 0..count;
    let values: Vec<_> = indices.clone().map(|i| local("value", i)).collect();
    let fields: Vec<_> = indices.map(|i| local("field", i)).collect();
    let idents = intent.params.iter().map(|param| param.ident);
    let reads = intent.params.iter().enumerate().map(|(i, param)| {
        let (spec, name) = (spec(i), &param.name);
        let (value, field) = (&values[i], &fields[i]);
        if param.default.is_some() {
            let default = default_function(i);
            quote!(let #field = #spec.read_or(#value, #name, invalid, #default);)
        } else {
            quote!(let #field = #spec.read(#value, #name, invalid);)
        }
    });
    let body = if count == 0 {
        quote! {
            let _ = (parameters, invalid);
            #private::Option::Some(Self {})
        }
    } else {
        quote! {
            let [#(#values),*] = #private::read::<#count>(parameters, __META, invalid);
            #(#reads)*
            #private::Option::Some(Self { #(#idents: #fields?),* })
        }
    };
    quote! {
        fn read(
            parameters: &#private::Parameters<'_>,
            invalid: &mut #private::Vec<#private::InvalidParameter>,
        ) -> #private::Option<Self> {
            #body
        }
    }
}

fn param_meta(private: &TokenStream, i: usize, param: &Param<'_>) -> TokenStream {
    let (spec, name) = (spec(i), &param.name);
    let mut meta = quote!(#private::ParamMeta::new(#name, #spec.shape));
    if !param.description.is_empty() {
        let description = &param.description;
        meta.extend(quote!(.described(#description)));
    }
    if param.default.is_some() {
        let default = default_function(i);
        meta.extend(quote!(.with_default(|out| #spec.write(&#default(), out))));
    }
    meta
}

/// Where `span` is in the user's code.
pub(crate) fn location(private: &TokenStream, span: Span) -> TokenStream {
    quote_spanned! {span=>
        #private::Location {
            file: ::core::file!(),
            line: ::core::line!(),
            column: ::core::column!(),
        }
    }
}

fn spec(i: usize) -> syn::Ident {
    format_ident!("PARAM_{}", i, span = Span::mixed_site())
}

fn default_function(i: usize) -> syn::Ident {
    format_ident!("default_{}", i, span = Span::mixed_site())
}

fn local(name: &str, i: usize) -> syn::Ident {
    format_ident!("{}_{}", name, i, span = Span::mixed_site())
}
