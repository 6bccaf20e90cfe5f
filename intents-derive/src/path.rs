//! The names in generated code: the path to `intents_core`, and those of what is generated.
//!
//! No macro here has items or arguments under a name that the user's code could have: a default
//! value or a type of a field would find the generated item in the place of the user's own, and an
//! argument cannot have the name of a constant or a static, hygiene or not. So each of them begins
//! with `__intents` or `__INTENTS`.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::meta::ParseNestedMeta;
use syn::{Ident, LitStr, Path, Token};

use crate::diag::Errors;

/// Where `intents_core` is.
#[derive(Default)]
pub(crate) struct CratePath(Option<Path>);

impl CratePath {
    /// Reads `crate = …`.
    pub(crate) fn read(meta: &ParseNestedMeta<'_>, errors: &mut Errors) -> syn::Result<Self> {
        if !meta.input.peek(Token![=]) {
            return Err(meta.error("write `crate = ::path::to::intents_core`"));
        }
        let value = meta.value()?;
        if value.peek(LitStr) {
            return Err(value.error("write the path without quotes"));
        }
        let path: Path = value.parse()?;
        // `$crate` is one word by now.
        let is_absolute = path.leading_colon.is_some()
            || path
                .segments
                .first()
                .is_some_and(|first| first.ident == "crate" || first.ident == "$crate");
        if !is_absolute {
            errors.at(
                &path,
                "this path depends on where it stands; write an absolute one, as in \
                 `crate = ::my_framework::intents_core` or `crate = crate::intents_core`",
            );
        }
        Ok(Self(Some(path)))
    }

    /// What the macros call, from outside the block into which it is imported.
    pub(crate) fn private(&self) -> TokenStream {
        match &self.0 {
            None => quote! { ::intents_core::__private },
            Some(path) => quote! { #path::__private },
        }
    }

    /// Brings what the macros call into scope. A wrong path is one error here, and none wherever
    /// something is called.
    pub(crate) fn import(&self) -> TokenStream {
        match &self.0 {
            None => quote! { use ::intents_core::__private as __intents; },
            Some(path) => quote! { use #path::__private as __intents; },
        }
    }
}

/// What the macros call.
pub(crate) fn private() -> TokenStream {
    private_at(Span::mixed_site())
}

/// The same with the place of what it is used for, so that the compiler blames that.
pub(crate) fn private_at(span: Span) -> TokenStream {
    let span = Span::mixed_site().located_at(span);
    quote_spanned!(span=> __intents)
}

/// The name of a generated constant: one of several of a kind.
pub(crate) fn constant(kind: &str, i: usize) -> Ident {
    format_ident!("__INTENTS_{}_{}", kind, i, span = Span::mixed_site())
}

/// The name of a generated function, argument or variable: one of several of a kind.
pub(crate) fn local(kind: &str, i: usize) -> Ident {
    format_ident!("__intents_{}_{}", kind, i, span = Span::mixed_site())
}
