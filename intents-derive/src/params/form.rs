//! The partial form of an intent or a group, as its attribute asks for it.

use proc_macro2::TokenStream;
use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::{Ident, Path, Token, token};

use crate::diag::Errors;

mod word {
    syn::custom_keyword!(derive);
}

/// `partial = Name` or `partial(Name, derive(…))`.
pub(crate) struct PartialForm {
    pub(crate) ident: Ident,
    /// The traits that it derives.
    pub(crate) derives: Vec<Path>,
}

impl PartialForm {
    pub(crate) fn read(meta: &ParseNestedMeta<'_>, errors: &mut Errors) -> syn::Result<Self> {
        const MESSAGE: &str =
            "`partial` must name the type to generate; write `partial = PartialOrder`";
        let name = |input: ParseStream<'_>| {
            input.parse().map_err(|error: syn::Error| syn::Error::new(error.span(), MESSAGE))
        };
        if meta.input.peek(token::Paren) {
            let content;
            syn::parenthesized!(content in meta.input);
            let ident = if content.peek(word::derive) {
                Err(content.error(MESSAGE))
            } else {
                name(&content)
            };
            let derives = match &ident {
                Ok(_) => errors.ok(derives(&content)).unwrap_or_default(),
                Err(_) => Vec::new(),
            };
            // After an error, the rest is skipped.
            content.parse::<TokenStream>()?;
            return Ok(Self { ident: ident?, derives });
        }
        if !meta.input.peek(Token![=]) {
            return Err(meta.error(MESSAGE));
        }
        Ok(Self { ident: name(meta.value()?)?, derives: Vec::new() })
    }
}

/// Parses an optional `, derive(Debug, Clone)`.
fn derives(input: ParseStream<'_>) -> syn::Result<Vec<Path>> {
    const MESSAGE: &str = "`partial` must be a type name, optionally followed by `derive(…)`; write \
                           `partial(PartialOrder, derive(Debug, Clone))`";
    if input.parse::<Option<Token![,]>>()?.is_none() && !input.is_empty() {
        return Err(input.error(MESSAGE));
    }
    if input.is_empty() {
        return Ok(Vec::new());
    }
    let word: Ident = input.parse().map_err(|error| syn::Error::new(error.span(), MESSAGE))?;
    if word != "derive" || !input.peek(token::Paren) {
        return Err(syn::Error::new(word.span(), MESSAGE));
    }
    let content;
    syn::parenthesized!(content in input);
    let paths = content.parse_terminated(Path::parse_mod_style, Token![,]);
    if paths.is_err() {
        content.parse::<TokenStream>()?;
    }
    let paths = paths.map_err(|error| syn::Error::new(error.span(), MESSAGE))?;
    input.parse::<Option<Token![,]>>()?;
    if !input.is_empty() {
        return Err(input.error(MESSAGE));
    }
    Ok(paths.into_iter().collect())
}
