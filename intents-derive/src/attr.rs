//! Attributes as typed options: every error in them is noted, and reading goes on.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::{Attribute, Expr, ExprLit, Ident, Lit, LitInt, LitStr, Path, Token, token};

use crate::diag::{Errors, did_you_mean, list};

/// Reads the attributes `#[name(key …, key …)]` with one function for each key.
///
/// A key that is not in `known` is an error with a suggestion, a second one of a kind an error
/// too. A key with an error is skipped, and the others are read.
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
            errors.at(literal, format_args!("write `#[{name}({} = …)]`", known[0]));
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
                    errors.push(meta.error(format_args!("`{key}` is given twice")));
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

/// An attribute in the place of another one, which would be ignored otherwise.
pub(crate) fn misplaced(attrs: &[Attribute], name: &str, hint: &str, errors: &mut Errors) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
        errors.at(attr.path(), hint);
    }
}

fn unknown(meta: &ParseNestedMeta<'_>, name: &str, known: &[&str]) -> syn::Error {
    let written = written(&meta.path);
    let hint = match did_you_mean(&written, known.iter().copied()) {
        suggestion if suggestion.is_empty() => format!("; expected {}", list(known, "or")),
        suggestion => suggestion,
    };
    meta.error(format_args!("unknown attribute `{written}` in `#[{name}(…)]`{hint}"))
}

/// A key as the user wrote it.
pub(crate) fn written(key: &Path) -> String {
    key.to_token_stream().to_string().replace(' ', "")
}

/// Skips `= value` or `(…)`, or what is left of it.
fn skip_value(input: ParseStream<'_>) -> syn::Result<()> {
    if input.parse::<Option<Token![=]>>()?.is_some() {
        // Commas in it belong to it. Where it is no expression, the first comma is its end.
        let _ = input.parse::<Expr>();
    }
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

/// `= "text"`
pub(crate) fn text(meta: &ParseNestedMeta<'_>) -> syn::Result<LitStr> {
    if !meta.input.peek(Token![=]) {
        return Err(meta.error(format_args!("write `{} = \"…\"`", written(&meta.path))));
    }
    literal(meta.value()?)
}

/// `"text"`
fn literal(input: ParseStream<'_>) -> syn::Result<LitStr> {
    match input.parse::<Lit>() {
        Ok(Lit::Str(text)) => Ok(text),
        Ok(other) => Err(syn::Error::new_spanned(other, "expected a string in quotes")),
        Err(error) => Err(syn::Error::new(error.span(), "expected a string in quotes")),
    }
}

/// A key without a value.
pub(crate) fn word(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    if meta.input.is_empty() || meta.input.peek(Token![,]) {
        return Ok(());
    }
    Err(meta.error(format_args!("write `{}` alone: it has no value", written(&meta.path))))
}

/// A number of turns.
pub(crate) fn turns(meta: &ParseNestedMeta<'_>) -> syn::Result<LitInt> {
    let form =
        || format!("write `{} = 3`: a number of turns, up to {}", written(&meta.path), u16::MAX);
    if !meta.input.peek(Token![=]) {
        return Err(meta.error(form()));
    }
    let value = meta.value()?;
    // The whole expression, so that a sign is blamed along with its number.
    let value: Expr = value.parse().map_err(|error| syn::Error::new(error.span(), form()))?;
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
        None => Err(syn::Error::new_spanned(value, form())),
    }
}

/// An attribute that is one word.
pub(crate) fn no_arguments(attr: &Attribute, errors: &mut Errors) {
    let path = attr.path();
    if attr.meta.require_path_only().is_err() {
        errors.at(&attr.meta, format_args!("write `#[{}]`", written(path)));
    }
}

/// `("text", "text")`
pub(crate) fn texts_in_parentheses(meta: &ParseNestedMeta<'_>) -> syn::Result<Vec<LitStr>> {
    if !meta.input.peek(token::Paren) {
        return Err(meta.error(format_args!("write `{}(\"…\", \"…\")`", written(&meta.path))));
    }
    let content;
    syn::parenthesized!(content in meta.input);
    all(&content, literal)
}

/// Everything in parentheses or brackets. Of what has an error, the rest is skipped.
fn all<T>(
    content: ParseStream<'_>,
    one: fn(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<Vec<T>> {
    let result = content.parse_terminated(one, Token![,]);
    if result.is_err() {
        content.parse::<TokenStream>()?;
    }
    Ok(result?.into_iter().collect())
}

/// `(en = ["text"], "pt-BR" = ["text"])`
pub(crate) fn texts_by_language(
    meta: &ParseNestedMeta<'_>,
) -> syn::Result<Vec<(LitStr, Vec<LitStr>)>> {
    const FORM: &str = "write `examples(en = [\"…\"])`: phrases are in a language";
    if !meta.input.peek(token::Paren) {
        return Err(meta.error(FORM));
    }
    let content;
    syn::parenthesized!(content in meta.input);
    all(&content, |input| {
        let language = language(input)?;
        if !input.peek(Token![=]) {
            return Err(syn::Error::new(language.span(), FORM));
        }
        input.parse::<Token![=]>()?;
        if !input.peek(token::Bracket) {
            return Err(input.error("expected phrases in square brackets"));
        }
        let phrases;
        syn::bracketed!(phrases in input);
        Ok((language, all(&phrases, literal)?))
    })
}

/// `en` or `"pt-BR"`
fn language(input: ParseStream<'_>) -> syn::Result<LitStr> {
    if !input.peek(Ident::peek_any) {
        return literal(input).map_err(|error| {
            syn::Error::new(error.span(), "expected a language, as in `en` or `\"pt-BR\"`")
        });
    }
    let ident = input.call(Ident::parse_any)?;
    if input.peek(Token![-]) {
        let message = "a language tag with `-` needs quotes, as in `\"pt-BR\"`";
        return Err(syn::Error::new(ident.span(), message));
    }
    Ok(LitStr::new(&ident.to_string(), ident.span()))
}
