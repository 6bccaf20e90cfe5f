//! Paths and names in generated code: the path to `intents_core`, and the names of generated items.
//!
//! Every generated item or argument has a name that begins with `__intents` or `__INTENTS`, so that
//! it cannot collide with the user's names. Hygiene is not enough: a default value or a field type
//! would find a generated item before the user's, and an argument cannot have the name of a
//! constant or a static.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::meta::ParseNestedMeta;
use syn::{Ident, LitStr, Path, Token};

use crate::diag::Errors;

/// The path to `intents_core`, if `crate = …` overrides it.
#[derive(Default)]
pub(crate) struct CratePath(Option<Path>);

impl CratePath {
    /// Reads `crate = …`.
    pub(crate) fn read(meta: &ParseNestedMeta<'_>, errors: &mut Errors) -> syn::Result<Self> {
        if !meta.input.peek(Token![=]) {
            return Err(
                meta.error("`crate` must be a path; write `crate = ::path::to::intents_core`")
            );
        }
        let value = meta.value()?;
        if value.peek(LitStr) {
            return Err(value.error("`crate` must be a path, not a string; remove the quotes"));
        }
        let path: Path = value.parse()?;
        // `$crate` arrives as a single identifier.
        let is_absolute = path.leading_colon.is_some()
            || path
                .segments
                .first()
                .is_some_and(|first| first.ident == "crate" || first.ident == "$crate");
        if !is_absolute {
            errors.at(
                &path,
                "`crate` must be an absolute path; write \
                 `crate = ::my_framework::intents_core` or `crate = crate::intents_core`",
            );
        }
        Ok(Self(Some(path)))
    }

    /// Returns the path to the private module, for code outside of the block that imports it.
    pub(crate) fn private(&self) -> TokenStream {
        match &self.0 {
            None => quote! { ::intents_core::__private },
            Some(path) => quote! { #path::__private },
        }
    }

    /// Imports the private module. A wrong path is then one error at the import, not one at each
    /// use.
    pub(crate) fn import(&self) -> TokenStream {
        match &self.0 {
            None => quote! { use ::intents_core::__private as __intents; },
            Some(path) => quote! { use #path::__private as __intents; },
        }
    }
}

/// Returns the name under which the private module is imported.
pub(crate) fn private() -> TokenStream {
    private_at(Span::mixed_site())
}

/// Returns the same name, located at `span`, so that the compiler reports errors there.
pub(crate) fn private_at(span: Span) -> TokenStream {
    let span = Span::mixed_site().located_at(span);
    quote_spanned!(span=> __intents)
}

/// Returns the name of the `i`-th generated constant of a kind.
pub(crate) fn constant(kind: &str, i: usize) -> Ident {
    format_ident!("__INTENTS_{}_{}", kind, i, span = Span::mixed_site())
}

/// Returns the name of the `i`-th generated function, argument or variable of a kind.
pub(crate) fn local(kind: &str, i: usize) -> Ident {
    format_ident!("__intents_{}_{}", kind, i, span = Span::mixed_site())
}
