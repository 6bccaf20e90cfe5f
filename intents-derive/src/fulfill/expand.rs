use std::mem;

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, ReceiverKind, Type};

use crate::fulfill::model::{Form, Fulfill, Key};
use crate::intent::location;
use crate::path;

/// The item as it is, and beside it a function that every handler of every intent looks like.
pub(crate) fn fulfill(fulfill: &Fulfill, item: TokenStream) -> TokenStream {
    let (import, private) = (fulfill.crate_path.import(), path::private());
    let cfgs = &fulfill.cfgs;
    let name = fulfill.ident();
    let location = location(&private, fulfill.span());
    let marker = marker(fulfill);
    let handler = fulfill.handler();
    let described = match &fulfill.form {
        Form::Function { .. } => quote!(::core::stringify!(#name)),
        Form::Impl { intent, .. } => quote!(::core::stringify!(#intent::#name)),
    };
    let extractors: Vec<_> = fulfill
        .arguments
        .iter()
        .enumerate()
        .map(|(i, ty)| {
            // With the span of the type, so that a type that cannot be taken is blamed itself.
            let span = Span::mixed_site().located_at(ty.span());
            let (private, ty) = (path::private_at(span), outside(ty, fulfill));
            match i {
                0 if fulfill.key.is_none() => {
                    quote_spanned!(span=> #private::handler_input::<#ty>())
                }
                _ => quote_spanned!(span=> #private::argument::<#ty>()),
            }
        })
        .collect();
    let call = call(fulfill, &private, &extractors);
    // The first argument of a handler of an intent says which one, and needs no state.
    let (key, further) = match &fulfill.key {
        None => {
            let subject = &extractors[0];
            (quote!(#subject.key()), &extractors[1..])
        }
        Some(key) => (untyped(key, &private), extractors.as_slice()),
    };

    quote! {
        #item
        #marker
        #(#cfgs)*
        // An intent may be deprecated: what uses it is the user's code, not this.
        #[allow(deprecated)]
        const _: () = {
            #import

            #call

            fn __intents_require(__intents_requirements: &mut #private::Requirements) {
                let _ = &__intents_requirements;
                #(#further.require(__intents_requirements);)*
            }

            #[automatically_derived]
            impl #private::Handler for #handler {
                const ENTRY: #private::HandlerEntry = #private::HandlerEntry::new(
                    #key,
                    ::core::concat!(::core::module_path!(), "::", #described),
                    #location,
                    __intents_require,
                    __intents_call,
                );
            }

            #private::inventory::submit! { <#handler as #private::Handler>::ENTRY }
        };
    }
}

/// What a handler is called for that reads parameters itself.
fn untyped(key: &Key, private: &TokenStream) -> TokenStream {
    let key = match key {
        Key::Name(name) => quote!(Name(#name)),
        Key::Action(action) => quote!(Action(#action)),
        Key::Tag(tag) => quote!(Tag(#tag)),
        Key::Unhandled => quote!(Unhandled),
    };
    quote!(#private::HandlerKey::#key)
}

/// The empty type with the name of the function.
pub(crate) fn marker(fulfill: &Fulfill) -> TokenStream {
    let Form::Function { visibility } = &fulfill.form else { return TokenStream::new() };
    let (cfgs, name) = (&fulfill.cfgs, fulfill.ident());
    let span = Span::mixed_site().located_at(name.span());
    quote_spanned! {span=>
        #(#cfgs)*
        #[doc(hidden)]
        #[allow(non_camel_case_types, clippy::exhaustive_enums)]
        #visibility enum #name {}
    }
}

/// Takes the arguments, calls the handler, and makes a reply of what it returns.
fn call(fulfill: &Fulfill, private: &TokenStream, extractors: &[TokenStream]) -> TokenStream {
    let arguments: Vec<_> =
        (0..fulfill.arguments.len()).map(|i| path::local("argument", i)).collect();
    let context = Ident::new("__intents_context", Span::mixed_site());
    let takes = quote!(#(let #arguments = #extractors.take(#context)?;)*);
    let outcome = match &fulfill.signature.asyncness {
        Some(asyncness) => {
            let reply = reply(fulfill, &arguments, &quote!(.await));
            // With the span of `async`, as this is what has to be `Send`.
            let span = Span::mixed_site().located_at(asyncness.span());
            let private = path::private_at(span);
            quote_spanned! {span=>
                #private::Outcome::Pending(#private::Box::pin(async move {
                    #takes
                    #reply
                }))
            }
        }
        None => {
            let reply = reply(fulfill, &arguments, &TokenStream::new());
            quote! {
                #private::Outcome::Ready((|| {
                    #takes
                    #reply
                })())
            }
        }
    };
    quote! {
        #[allow(clippy::unused_unit, clippy::unit_arg)]
        fn __intents_call<'a>(
            #context: &'a #private::FulfillmentContext<'a>,
        ) -> #private::Outcome<'a> {
            #outcome
        }
    }
}

/// Calls the handler and makes a reply of what it returns, with the span of the return type, so
/// that a type that is no reply is blamed itself.
fn reply(fulfill: &Fulfill, arguments: &[Ident], dot_await: &TokenStream) -> TokenStream {
    let mut name = fulfill.ident().clone();
    let (span, annotation) = match fulfill.returned() {
        None => (Span::mixed_site(), None),
        Some(ty) => {
            let span = Span::mixed_site().located_at(ty.span());
            let ty = outside(ty, fulfill);
            // `impl Trait` cannot be named again. It is checked where the function is called.
            if has_impl_trait(ty.clone()) {
                name.set_span(name.span().located_at(span));
                (span, None)
            } else {
                (span, Some(quote_spanned!(span=> ::<#ty>)))
            }
        }
    };
    let private = path::private_at(span);
    let call = match &fulfill.form {
        Form::Function { .. } => quote_spanned!(span=> #name(#(#arguments),*)),
        Form::Impl { intent, receiver } => {
            let (first, rest) = (&arguments[0], &arguments[1..]);
            let borrow = matches!(receiver.kind, ReceiverKind::Reference(..)).then(|| quote!(&));
            quote_spanned!(span=> <#intent>::#name(#borrow #first #(, #rest)*))
        }
    };
    quote_spanned!(span=> #private::reply #annotation (#call #dot_await))
}

/// A type of the signature as it is written outside of it: with `'_` for the lifetimes that the
/// signature names, and with the intent for the `Self` of an impl block.
fn outside(ty: &Type, fulfill: &Fulfill) -> TokenStream {
    let lifetimes = fulfill.signature.generics.lifetimes().map(|param| &param.lifetime.ident);
    let intent = match &fulfill.form {
        Form::Function { .. } => None,
        Form::Impl { intent, .. } => Some(intent.as_ref()),
    };
    replace(ty.to_token_stream(), &lifetimes.collect::<Vec<_>>(), intent)
}

fn replace(tokens: TokenStream, lifetimes: &[&Ident], intent: Option<&Type>) -> TokenStream {
    let mut is_lifetime = false;
    let replaced = tokens.into_iter().flat_map(|token| {
        let was_quote = mem::replace(&mut is_lifetime, is_quote(&token));
        match (token, intent) {
            (TokenTree::Ident(name), _) if was_quote && lifetimes.contains(&&name) => {
                Ident::new("_", name.span()).into_token_stream()
            }
            (TokenTree::Ident(name), Some(intent)) if name == "Self" => intent.to_token_stream(),
            (TokenTree::Group(group), _) => {
                let stream = replace(group.stream(), lifetimes, intent);
                let mut replaced = Group::new(group.delimiter(), stream);
                replaced.set_span(group.span());
                replaced.into_token_stream()
            }
            (token, _) => token.into_token_stream(),
        }
    });
    replaced.collect()
}

/// Whether this is the start of a lifetime.
fn is_quote(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '\'')
}

fn has_impl_trait(ty: TokenStream) -> bool {
    ty.into_iter().any(|token| match token {
        TokenTree::Ident(word) => word == "impl",
        TokenTree::Group(group) => has_impl_trait(group.stream()),
        _ => false,
    })
}
