//! Attributes as typed options: every error in them is noted, and reading goes on.

use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::{Attribute, Expr, Ident, Lit, LitStr, Token, token};

use crate::diag::{Errors, did_you_mean};

/// Reads the attributes `#[name(key …, key …)]` with one function for each key.
///
/// A key that is not in `known` is an error with a suggestion, a second one of a kind an error
/// too; both are skipped, and the others are read.
pub(crate) fn read(
    attrs: &[Attribute],
    name: &str,
    known: &[&str],
    errors: &mut Errors,
    mut read_key: impl FnMut(&str, &ParseNestedMeta<'_>, &mut Errors) -> syn::Result<()>,
) {
    let mut seen: Vec<String> = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
        let result = attr.parse_nested_meta(|meta| {
            let key = meta.path.get_ident().map(|ident| ident.unraw().to_string());
            match key.filter(|key| known.contains(&key.as_str())) {
                None => {
                    errors.push(unknown(&meta, name, known));
                    skip_value(meta.input)
                }
                Some(key) if seen.contains(&key) => {
                    errors.push(meta.error(format_args!("`{key}` is given twice")));
                    skip_value(meta.input)
                }
                Some(key) => {
                    let result = read_key(&key, &meta, errors);
                    seen.push(key);
                    result
                }
            }
        });
        errors.ok(result);
    }
}

fn unknown(meta: &ParseNestedMeta<'_>, name: &str, known: &[&str]) -> syn::Error {
    let written = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
    let suggestion = did_you_mean(&written, known.iter().copied());
    let list = known.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    meta.error(format_args!(
        "unknown attribute `{written}` in `#[{name}(…)]`{suggestion} Known are {list}",
        suggestion = if suggestion.is_empty() { ".".to_owned() } else { suggestion },
    ))
}

/// Skips `= value` or `(…)`.
fn skip_value(input: ParseStream<'_>) -> syn::Result<()> {
    if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        input.parse::<Expr>()?;
    } else if input.peek(token::Paren) {
        let content;
        syn::parenthesized!(content in input);
        content.parse::<proc_macro2::TokenStream>()?;
    }
    Ok(())
}

/// `= "text"`
pub(crate) fn text(meta: &ParseNestedMeta<'_>) -> syn::Result<LitStr> {
    let value = meta.value().map_err(|_| {
        let key = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
        meta.error(format_args!("write `{key} = \"…\"`"))
    })?;
    literal(value)
}

/// `"text"`
fn literal(input: ParseStream<'_>) -> syn::Result<LitStr> {
    match input.parse::<Lit>() {
        Ok(Lit::Str(text)) => Ok(text),
        Ok(other) => Err(syn::Error::new_spanned(other, "expected a string in quotes")),
        Err(error) => Err(syn::Error::new(error.span(), "expected a string in quotes")),
    }
}

/// `("text", "text")`
pub(crate) fn texts_in_parentheses(meta: &ParseNestedMeta<'_>) -> syn::Result<Vec<LitStr>> {
    let content;
    syn::parenthesized!(content in meta.input);
    Ok(content.parse_terminated(literal, Token![,])?.into_iter().collect())
}

/// `(en = ["text"], "pt-BR" = ["text"])`
pub(crate) fn texts_by_language(
    meta: &ParseNestedMeta<'_>,
) -> syn::Result<Vec<(LitStr, Vec<LitStr>)>> {
    let content;
    syn::parenthesized!(content in meta.input);
    let by_language = content.parse_terminated(
        |input| {
            let language = if input.peek(Ident::peek_any) {
                let ident = input.call(Ident::parse_any)?;
                LitStr::new(&ident.to_string(), ident.span())
            } else {
                literal(input).map_err(|error| {
                    syn::Error::new(error.span(), "expected a language, as in `en` or `\"pt-BR\"`")
                })?
            };
            input.parse::<Token![=]>()?;
            let phrases;
            syn::bracketed!(phrases in input);
            Ok((language, phrases.parse_terminated(literal, Token![,])?.into_iter().collect()))
        },
        Token![,],
    )?;
    Ok(by_language.into_iter().collect())
}
