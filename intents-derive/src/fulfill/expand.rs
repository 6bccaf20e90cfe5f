use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{ReceiverKind, Type};

use crate::fulfill::model::{Form, Fulfill};
use crate::intent::location;

/// The item as it is, and beside it a function that every handler of every intent looks like.
pub(crate) fn fulfill(fulfill: &Fulfill, item: TokenStream) -> TokenStream {
    let private = fulfill.crate_path.private();
    let cfgs = &fulfill.cfgs;
    let name = fulfill.ident();
    let location = location(&private, fulfill.span());

    let (marker, handler, described) = match &fulfill.form {
        Form::Function { visibility } => {
            let marker = quote! {
                #(#cfgs)*
                #[doc(hidden)]
                #[allow(non_camel_case_types, clippy::exhaustive_enums)]
                #visibility enum #name {}
            };
            let described = quote!(::core::stringify!(#name));
            (marker, quote!(#name), described)
        }
        Form::Impl { intent, .. } => {
            let described = quote!(::core::stringify!(#intent::#name));
            (TokenStream::new(), quote!(#intent), described)
        }
    };
    let extractors: Vec<_> = fulfill
        .arguments
        .iter()
        .enumerate()
        .map(|(i, ty)| {
            // With the span of the type, so that a type that cannot be taken is blamed itself.
            let private = fulfill.crate_path.private_at(ty.span());
            match i {
                0 => quote_spanned!(ty.span()=> #private::subject::<#ty>()),
                _ => quote_spanned!(ty.span()=> #private::argument::<#ty>()),
            }
        })
        .collect();
    let call = call(fulfill, &private, &extractors);
    let intent = &extractors[0];
    let further = &extractors[1..];

    quote! {
        #item
        #marker
        #(#cfgs)*
        const _: () = {
            #call

            fn require(requirements: &mut #private::Requirements) {
                let _ = &requirements;
                #(#further.require(requirements);)*
            }

            #[automatically_derived]
            impl #private::Handler for #handler {
                const ENTRY: #private::HandlerEntry = #private::HandlerEntry::new(
                    #intent.intent(),
                    ::core::concat!(::core::module_path!(), "::", #described),
                    #location,
                    require,
                    call,
                );
            }

            #private::inventory::submit! { <#handler as #private::Handler>::ENTRY }
        };
    }
}

/// Takes the arguments, calls the handler, and makes a reply of what it returns.
fn call(fulfill: &Fulfill, private: &TokenStream, extractors: &[TokenStream]) -> TokenStream {
    let arguments: Vec<_> = (0..fulfill.arguments.len())
        .map(|i| format_ident!("argument_{}", i, span = Span::mixed_site()))
        .collect();
    let name = fulfill.ident();
    let (callee, values) = match &fulfill.form {
        Form::Function { .. } => (quote!(#name), quote!(#(#arguments),*)),
        Form::Impl { intent, receiver } => {
            let first = &arguments[0];
            let rest = &arguments[1..];
            let borrow = matches!(receiver.kind, ReceiverKind::Reference(..)).then(|| quote!(&));
            (quote!(<#intent>::#name), quote!(#borrow #first #(, #rest)*))
        }
    };
    let context = format_ident!("context", span = Span::mixed_site());
    let takes = quote!(#(let #arguments = #extractors.take(#context)?;)*);
    let reply = match fulfill.returned() {
        Some(ty) if !has_impl_trait(ty) => {
            let private = fulfill.crate_path.private_at(ty.span());
            quote_spanned!(ty.span()=> #private::reply::<#ty>)
        }
        _ => quote!(#private::reply),
    };
    let outcome = if fulfill.signature.asyncness.is_some() {
        quote! {
            #private::Outcome::Pending(#private::Box::pin(async move {
                #takes
                #reply(#callee(#values).await)
            }))
        }
    } else {
        quote! {
            #private::Outcome::Ready((|| {
                #takes
                #reply(#callee(#values))
            })())
        }
    };
    quote! {
        #[allow(clippy::unused_unit, clippy::unit_arg)]
        fn call<'a>(#context: &'a #private::FulfillmentContext<'a>) -> #private::Outcome<'a> {
            #outcome
        }
    }
}

/// `impl Trait` cannot be named again. What is in it is checked all the same, only the compiler's
/// message points at the call.
fn has_impl_trait(ty: &Type) -> bool {
    matches!(ty, Type::ImplTrait(_))
}
