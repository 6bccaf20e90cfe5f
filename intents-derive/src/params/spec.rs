//! One constant for each field, which knows how a value of the field's type is read and written.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Ident, Lit, LitStr, Type};

use crate::params::model::{DefaultValue, Fields};
use crate::path;

/// Generates the constants. Each has the span of the field's type, so that the compiler reports a
/// type that does not fit there, once.
pub(crate) fn specs(fields: &Fields<'_>) -> TokenStream {
    let sound = fields.params.iter().enumerate().filter(|(_, param)| !param.is_broken);
    let params = sound.map(|(i, param)| {
        let function = if param.is_untagged {
            "untagged_param"
        } else if param.required.is_some() && param.default.is_none() {
            "required_param"
        } else {
            "param"
        };
        spec(&param_spec(i), "Spec", function, param.ty)
    });
    let bases = fields.bases.iter().enumerate();
    let bases = bases.map(|(i, base)| spec(&base_spec(i), "BaseSpec", "base", base.ty));
    let follows = fields.follows.iter().enumerate();
    let follows =
        follows.map(|(i, follow)| spec(&follow_spec(i), "FollowSpec", "follow", follow.ty));
    let defaults = fields.params.iter().enumerate().filter_map(|(i, param)| {
        param.default.as_ref().map(|default| default_constant(i, default, param.ty))
    });
    quote! {
        #(#params)*
        #(#bases)*
        #(#follows)*
        #(#defaults)*
    }
}

fn spec(name: &Ident, spec: &str, function: &str, ty: &Type) -> TokenStream {
    let span = Span::mixed_site().located_at(ty.span());
    let private = path::private_at(span);
    let (spec, function) = (Ident::new(spec, span), Ident::new(function, span));
    quote_spanned!(span=> const #name: #private::#spec<#ty> = #private::#function::<#ty>();)
}

/// Generates a function that returns the default value. Its type rejects an `Option`.
fn default_constant(i: usize, default: &DefaultValue, ty: &Type) -> TokenStream {
    let span = Span::mixed_site().located_at(ty.span());
    let (name, private) = (default_constant_name(i), path::private_at(span));
    let value = default_value(default);
    quote_spanned! {span=>
        const #name: fn() -> #ty = {
            use #private::NotOption as _;
            #private::default_value::<#ty, { <#private::IsOption<#ty>>::VALUE }>(|| #value)
        };
    }
}

fn default_value(default: &DefaultValue) -> TokenStream {
    match default {
        DefaultValue::OfType(span) => {
            quote_spanned!(*span=> ::core::default::Default::default())
        }
        DefaultValue::Expr(expr) => match text(expr) {
            // A literal text is usually the default of a `String`.
            Some(text) => quote_spanned!(text.span()=> ::core::convert::Into::into(#text)),
            None => quote!(#expr),
        },
    }
}

/// Returns the literal text, possibly within the group that a `macro_rules!` macro makes.
fn text(expr: &Expr) -> Option<&LitStr> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text),
        Expr::Group(group) => text(&group.expr),
        _ => None,
    }
}

pub(super) fn param_spec(i: usize) -> Ident {
    path::constant("PARAM", i)
}

pub(crate) fn base_spec(i: usize) -> Ident {
    path::constant("BASE", i)
}

pub(super) fn follow_spec(i: usize) -> Ident {
    path::constant("FOLLOW", i)
}

pub(super) fn default_constant_name(i: usize) -> Ident {
    path::constant("DEFAULT", i)
}
