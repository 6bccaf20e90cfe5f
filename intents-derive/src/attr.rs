//! Attributes as typed options. Each error is collected, and reading continues after it.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Ident, Lit, LitInt, LitStr, Path, Token, token};

use crate::diag::{Errors, did_you_mean_or};

/// Reads the attributes `#[name(key …, key …)]` and calls `read_key` for each key.
///
/// A key that is not in `known`, or that is repeated, is an error. A key with an error is skipped,
/// and the others are read.
pub(crate) fn read(
    attrs: &[Attribute],
    name: &str,
    known: &[&str],
    errors: &mut Errors,
    mut read_key: impl FnMut(&str, &ParseNestedMeta<'_>, &mut Errors) -> syn::Result<()>,
) {
    let mut seen: Vec<String> = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
        if let Ok(literal) = attr.parse_args::<Lit>() {
            let key = known[0];
            errors.at(
                literal,
                format_args!("`#[{name}]` must name its arguments; write `#[{name}({key} = …)]`"),
            );
            continue;
        }
        let result = attr.parse_nested_meta(|meta| {
            let key = meta.path.get_ident().map(|ident| ident.unraw().to_string());
            match key.filter(|key| known.contains(&key.as_str())) {
                None => {
                    errors.push(unknown(&meta, name, known));
                    skip_value(meta.input)
                }
                Some(key) if seen.contains(&key) => {
                    let message =
                        format_args!("`{key}` cannot be given twice; remove one of the two");
                    errors.push(meta.error(message));
                    skip_value(meta.input)
                }
                Some(key) => {
                    let result = read_key(&key, &meta, errors);
                    seen.push(key);
                    match errors.ok(result) {
                        Some(()) => Ok(()),
                        None => skip_value(meta.input),
                    }
                }
            }
        });
        errors.ok(result);
    }
}

/// Rejects the attribute `name`, which would be ignored on this item.
pub(crate) fn reject(attrs: &[Attribute], name: &str, message: &str, errors: &mut Errors) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
        errors.at(attr.path(), message);
    }
}

fn unknown(meta: &ParseNestedMeta<'_>, name: &str, known: &[&str]) -> syn::Error {
    let written = written(&meta.path);
    let hint = did_you_mean_or(&written, known);
    meta.error(format_args!("unknown attribute `{written}` in `#[{name}(…)]`{hint}"))
}

/// Returns a key as the user wrote it.
pub(crate) fn written(key: &Path) -> String {
    key.to_token_stream().to_string().replace(' ', "")
}

/// Skips `= value` or `(…)`, or the rest of it after an error.
fn skip_value(input: ParseStream<'_>) -> syn::Result<()> {
    if input.parse::<Option<Token![=]>>()?.is_some() {
        // An expression may contain commas. If this is not an expression, it ends at the first
        // comma.
        let _ = input.parse::<Expr>();
    }
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

/// Parses `= "text"`.
pub(crate) fn text(meta: &ParseNestedMeta<'_>) -> syn::Result<LitStr> {
    let key = written(&meta.path);
    let message = format!("`{key}` must be a string; write `{key} = \"…\"`");
    if !meta.input.peek(Token![=]) {
        return Err(meta.error(message));
    }
    literal(meta.value()?).map_err(|error| syn::Error::new(error.span(), message))
}

/// Parses `"text"`.
fn literal(input: ParseStream<'_>) -> syn::Result<LitStr> {
    const MESSAGE: &str = "this value must be a string; write `\"…\"`";
    match input.parse::<Lit>() {
        Ok(Lit::Str(text)) => Ok(text),
        Ok(other) => Err(syn::Error::new_spanned(other, MESSAGE)),
        Err(error) => Err(syn::Error::new(error.span(), MESSAGE)),
    }
}

/// Parses a key without a value.
pub(crate) fn word(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    if meta.input.is_empty() || meta.input.peek(Token![,]) {
        return Ok(());
    }
    let key = written(&meta.path);
    Err(meta.error(format_args!("`{key}` cannot have a value; write `{key}` alone")))
}

/// Parses `= 3`, a number of turns.
pub(crate) fn turns(meta: &ParseNestedMeta<'_>) -> syn::Result<LitInt> {
    let key = written(&meta.path);
    let message =
        format!("`{key}` must be a number of turns from 0 to {}; write `{key} = 3`", u16::MAX);
    if !meta.input.peek(Token![=]) {
        return Err(meta.error(message));
    }
    let value = meta.value()?;
    // Parses the whole expression, so that the error of `-3` includes the sign.
    let value: Expr = value.parse().map_err(|error| syn::Error::new(error.span(), &message))?;
    let number = match &value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(number) if number.suffix().is_empty() => Some(number),
            _ => None,
        },
        Expr::Group(group) => match &*group.expr {
            Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => Some(number),
            _ => None,
        },
        _ => None,
    };
    match number.filter(|number| number.base10_parse::<u16>().is_ok()) {
        Some(number) => Ok(number.clone()),
        None => Err(syn::Error::new_spanned(value, message)),
    }
}

/// Rejects arguments of an attribute that is a single word.
pub(crate) fn reject_arguments(attr: &Attribute, errors: &mut Errors) {
    let name = written(attr.path());
    if attr.meta.require_path_only().is_err() {
        errors.at(
            &attr.meta,
            format_args!("`#[{name}]` cannot have arguments; write `#[{name}]` alone"),
        );
    }
}

/// Parses `("text", "text")`.
pub(crate) fn texts_in_parentheses(meta: &ParseNestedMeta<'_>) -> syn::Result<Vec<LitStr>> {
    let key = written(&meta.path);
    let message = format!("`{key}` must be a list of strings; write `{key}(\"…\", \"…\")`");
    if !meta.input.peek(token::Paren) {
        return Err(meta.error(message));
    }
    let content;
    syn::parenthesized!(content in meta.input);
    all(&content, literal).map_err(|error| syn::Error::new(error.span(), message))
}

/// Parses everything in parentheses or brackets. After an error, the rest is skipped.
fn all<T>(
    content: ParseStream<'_>,
    parse_item: fn(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<Vec<T>> {
    let result = Punctuated::<T, Token![,]>::parse_terminated_with(content, parse_item);
    if result.is_err() {
        content.parse::<TokenStream>()?;
    }
    Ok(result?.into_iter().collect())
}

/// Parses `(en = ["text"], "pt-BR" = ["text"])`.
pub(crate) fn texts_by_language(
    meta: &ParseNestedMeta<'_>,
) -> syn::Result<Vec<(LitStr, Vec<LitStr>)>> {
    const MESSAGE: &str =
        "`examples` must name the language of its phrases; write `examples(en = [\"…\"])`";
    if !meta.input.peek(token::Paren) {
        return Err(meta.error(MESSAGE));
    }
    let content;
    syn::parenthesized!(content in meta.input);
    all(&content, |input| {
        let language = language(input)?;
        if !input.peek(Token![=]) {
            return Err(syn::Error::new(language.span(), MESSAGE));
        }
        input.parse::<Token![=]>()?;
        if !input.peek(token::Bracket) {
            return Err(input.error("training phrases must be a list; write `en = [\"…\"]`"));
        }
        let phrases;
        syn::bracketed!(phrases in input);
        let phrases = all(&phrases, literal).map_err(|error| {
            let message = "a training phrase must be a string; write `en = [\"…\", \"…\"]`";
            syn::Error::new(error.span(), message)
        })?;
        Ok((language, phrases))
    })
}

/// Parses `en` or `"pt-BR"`.
fn language(input: ParseStream<'_>) -> syn::Result<LitStr> {
    if !input.peek(Ident::peek_any) {
        return literal(input).map_err(|error| {
            let message = "a language must be a tag; write `en` or `\"pt-BR\"`";
            syn::Error::new(error.span(), message)
        });
    }
    let ident = input.call(Ident::parse_any)?;
    if input.peek(Token![-]) {
        let message = "a language tag with `-` must be in quotes; write `\"pt-BR\"`";
        return Err(syn::Error::new(ident.span(), message));
    }
    Ok(LitStr::new(&ident.to_string(), ident.span()))
}
