//! The path to `intents_core` in generated code.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::Path;

use crate::diag::Errors;

/// Where `intents_core` is.
#[derive(Default)]
pub(crate) struct CratePath(Option<Path>);

impl CratePath {
    /// The path of `crate = …`.
    pub(crate) fn given(path: Path, errors: &mut Errors) -> Self {
        let is_absolute = path.leading_colon.is_some()
            || path.segments.first().is_some_and(|segment| segment.ident == "crate");
        if !is_absolute {
            errors.at(
                &path,
                "this path depends on where it stands; write an absolute one, as in \
                 `crate = ::my_framework::intents_core` or `crate = crate::intents_core`",
            );
        }
        Self(Some(path))
    }

    /// The path to what the macros call.
    pub(crate) fn private(&self) -> TokenStream {
        self.private_at(Span::mixed_site())
    }

    /// The same with the span of what it is used for, so that the compiler blames that.
    pub(crate) fn private_at(&self, span: Span) -> TokenStream {
        match &self.0 {
            None => quote_spanned!(span=> ::intents_core::__private),
            Some(path) => {
                let path = respan(path.to_token_stream(), span);
                quote_spanned!(span=> #path::__private)
            }
        }
    }
}

fn respan(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            // Hygiene stays the user's: the path is resolved where they wrote it.
            token.set_span(token.span().located_at(span));
            token
        })
        .collect()
}
