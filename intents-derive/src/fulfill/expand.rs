use std::mem;

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, ReceiverKind, Type};

use crate::fulfill::model::{Form, Handler, Key};
use crate::location::location;
use crate::path;

/// Generates the unchanged item, and a function with the same signature for every handler.
pub(crate) fn expand(handler: &Handler, item: &TokenStream) -> TokenStream {
    let (import, private) = (handler.crate_path.import(), path::private());
    let cfgs = &handler.cfgs;
    let name = handler.ident();
    let location = location(&private, name.span());
    let marker = marker(handler);
    let ty = handler.ty();
    let described = match &handler.form {
        Form::Function { .. } => quote!(::core::stringify!(#name)),
        Form::Impl { intent, .. } => quote!(::core::stringify!(#intent::#name)),
    };
    let extractors: Vec<_> = handler
        .arguments
        .iter()
        .enumerate()
        .map(|(i, ty)| {
            // The span of the type makes the compiler report a type that cannot be extracted there.
            let span = Span::mixed_site().located_at(ty.span());
            let (private, ty) = (path::private_at(span), without_names(ty, handler));
            match i {
                0 if handler.key.is_none() => {
                    quote_spanned!(span=> #private::handler_input::<#ty>())
                }
                _ => quote_spanned!(span=> #private::argument::<#ty>()),
            }
        })
        .collect();
    let call = call(handler, &private, &extractors);
    // The first argument of a typed handler names the intent and requires no state.
    let (key, further) = match &handler.key {
        None => {
            let subject = &extractors[0];
            (quote!(#subject.key()), &extractors[1..])
        }
        Some(key) => (untyped_key(key, &private), extractors.as_slice()),
    };

    quote! {
        #item
        #marker
        #(#cfgs)*
        // A deprecated intent is reported where the user's code uses it, not here.
        #[allow(deprecated)]
        const _: () = {
            #import

            #call

            fn __intents_require(__intents_requirements: &mut #private::Requirements) {
                let _ = &__intents_requirements;
                #(#further.require(__intents_requirements);)*
            }

            #[automatically_derived]
            impl #private::Handler for #ty {
                const ENTRY: #private::HandlerEntry = #private::HandlerEntry::new(
                    #key,
                    ::core::concat!(::core::module_path!(), "::", #described),
                    #location,
                    __intents_require,
                    __intents_call,
                );
            }

            #private::inventory::submit! { <#ty as #private::Handler>::ENTRY }
        };
    }
}

/// Returns the key of an untyped handler.
fn untyped_key(key: &Key, private: &TokenStream) -> TokenStream {
    let key = match key {
        Key::Name(name) => quote!(Name(#name)),
        Key::Action(action) => quote!(Action(#action)),
        Key::Tag(tag) => quote!(Tag(#tag)),
        Key::Unhandled => quote!(Unhandled),
    };
    quote!(#private::HandlerKey::#key)
}

/// Returns an empty type with the name of the function, which implements `Handler`.
pub(crate) fn marker(handler: &Handler) -> TokenStream {
    let Form::Function { visibility } = &handler.form else { return TokenStream::new() };
    let (cfgs, name) = (&handler.cfgs, handler.ident());
    let span = Span::mixed_site().located_at(name.span());
    quote_spanned! {span=>
        #(#cfgs)*
        #[doc(hidden)]
        #[allow(non_camel_case_types, clippy::exhaustive_enums)]
        #visibility enum #name {}
    }
}

/// Generates the function that extracts the arguments, calls the handler and converts its result
/// into a reply.
fn call(handler: &Handler, private: &TokenStream, extractors: &[TokenStream]) -> TokenStream {
    let arguments: Vec<_> =
        (0..handler.arguments.len()).map(|i| path::local("argument", i)).collect();
    let context = Ident::new("__intents_context", Span::mixed_site());
    let takes = quote!(#(let #arguments = #extractors.take(#context)?;)*);
    let outcome = match &handler.signature.asyncness {
        Some(asyncness) => {
            let reply = reply(handler, &arguments, &quote!(.await));
            // The span of `async` makes the compiler report a future that is not `Send` there.
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
            let reply = reply(handler, &arguments, &TokenStream::new());
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

/// Calls the handler and converts its result into a reply. The span of the return type makes the
/// compiler report a type that is not a reply there.
fn reply(handler: &Handler, arguments: &[Ident], dot_await: &TokenStream) -> TokenStream {
    let mut name = handler.ident().clone();
    let (span, annotation) = match handler.returned() {
        None => (Span::mixed_site(), None),
        Some(ty) => {
            let span = Span::mixed_site().located_at(ty.span());
            let ty = without_names(ty, handler);
            // `impl Trait` cannot be repeated, so the call itself is located at the return type.
            if has_impl_trait(ty.clone()) {
                name.set_span(name.span().located_at(span));
                (span, None)
            } else {
                (span, Some(quote_spanned!(span=> ::<#ty>)))
            }
        }
    };
    let private = path::private_at(span);
    let call = match &handler.form {
        Form::Function { .. } => quote_spanned!(span=> #name(#(#arguments),*)),
        Form::Impl { intent, receiver } => {
            let (first, rest) = (&arguments[0], &arguments[1..]);
            let borrow = matches!(receiver.kind, ReceiverKind::Reference(..)).then(|| quote!(&));
            quote_spanned!(span=> <#intent>::#name(#borrow #first #(, #rest)*))
        }
    };
    quote_spanned!(span=> #private::reply #annotation (#call #dot_await))
}

/// Returns a type of the signature as it can be written outside of the signature: `'_` replaces
/// named lifetimes, and the intent replaces the `Self` of an impl block.
fn without_names(ty: &Type, handler: &Handler) -> TokenStream {
    let lifetimes = handler.signature.generics.lifetimes().map(|param| &param.lifetime.ident);
    let intent = match &handler.form {
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

/// Returns whether this token starts a lifetime.
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
