use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Generics, Ident, Lit, LitStr, Type};

use crate::params::model::{DefaultValue, Fields, Param};
use crate::params::{check, partial};
use crate::path;

/// Whose fields they are.
pub(crate) struct Owner<'i> {
    pub(crate) ident: &'i Ident,
    /// The event and the context of an intent.
    pub(crate) names: Option<(String, String)>,
    /// The name of the partial form.
    pub(crate) partial: Option<&'i Ident>,
}

/// `impl Params`: constants, and two functions that call what is not generic.
pub(crate) fn implementation(owner: &Owner<'_>, fields: &Fields<'_>) -> TokenStream {
    let private = path::private();
    let ident = owner.ident;
    let specs = specs(fields);
    let meta = meta(owner, fields, &private);
    let read = body(fields, &quote!(Self), param_spec, base_spec, &private);
    let writes = writes(fields, &quote!(self), param_spec, base_spec);
    let out = unused_unless(fields, "__intents_out");
    let partial = partial::form(owner.partial);
    quote! {
        #specs

        const __INTENTS_PARAMS: &#private::ParamsMeta = &#meta;

        #[automatically_derived]
        impl #private::Params for #ident {
            const PARAMS: &'static #private::ParamsMeta = __INTENTS_PARAMS;

            type Partial = #partial;

            fn read(
                __intents_source: &#private::Source<'_, '_>,
                __intents_invalid: &mut #private::Vec<#private::InvalidParameter>,
            ) -> #private::Option<Self> {
                #read
            }

            fn write(&self, __intents_out: &mut #private::TriggerWriter<'_, '_>) {
                #out
                #writes
            }
        }
    }
}

/// `impl Params` of an item with errors, so that its uses are none.
pub(crate) fn stub(ident: &Ident, generics: &Generics, partial: Option<&Ident>) -> TokenStream {
    let private = path::private();
    let partial = partial::form(partial);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::Params for #ident #ty_generics #where_clause {
            const PARAMS: &'static #private::ParamsMeta = &#private::ParamsMeta::new(&[]);

            type Partial = #partial;

            fn read(
                _: &#private::Source<'_, '_>,
                _: &mut #private::Vec<#private::InvalidParameter>,
            ) -> #private::Option<Self> {
                #private::Option::None
            }

            fn write(&self, _: &mut #private::TriggerWriter<'_, '_>) {}
        }
    }
}

fn meta(owner: &Owner<'_>, fields: &Fields<'_>, private: &TokenStream) -> TokenStream {
    let params = fields.params.iter().enumerate().map(|(i, param)| param_meta(private, i, param));
    let mut meta = quote!(#private::ParamsMeta::new(&[#(#params),*]));
    if !fields.bases.is_empty() {
        let bases = (0..fields.bases.len()).map(base_spec);
        meta.extend(quote!(.with_bases(&[#(#bases.meta),*])));
    }
    if !fields.follows.is_empty() {
        let follows = fields.follows.iter().enumerate().map(|(i, follow)| {
            let (spec, field) = (follow_spec(i), crate::case::plain(follow.ident));
            let lifespan =
                follow.lifespan.as_ref().map(|lifespan| quote!(.with_lifespan(#lifespan)));
            quote!(#private::FollowMeta::new(#field, #spec.followed, #spec.is_required) #lifespan)
        });
        meta.extend(quote!(.with_follows(&[#(#follows),*])));
    }
    if let Some((event, context)) = &owner.names {
        meta.extend(quote!(.with_event(#event).with_context(#context)));
    }
    meta
}

fn param_meta(private: &TokenStream, i: usize, param: &Param<'_>) -> TokenStream {
    let (spec, name) = (param_spec(i), &param.name);
    let mut meta = quote!(#private::ParamMeta::new(#name, #spec.shape));
    if !param.description.is_empty() {
        let description = &param.description;
        meta.extend(quote!(.with_description(#description)));
    }
    if param.default.is_some() {
        let default = default_function(i);
        meta.extend(quote!(.with_default(|__intents_out| #spec.write(&#default(), __intents_out))));
    }
    if param.is_untagged {
        meta.extend(quote!(.with_untagged(true)));
    }
    meta
}

/// What is done with each field, by its type: one constant each, with the span of the type, so
/// that a type that does not fit is blamed itself. And the default values, each in a function that
/// has the type of the field.
pub(crate) fn specs(fields: &Fields<'_>) -> TokenStream {
    let sound = fields.params.iter().enumerate().filter(|(_, param)| !param.is_broken);
    let params = sound.map(|(i, param)| {
        let of = match param.default {
            _ if param.is_untagged => "untagged_param",
            // The `Option` is an error already.
            Some(_) if !check::is_option(param.ty) => "defaulted_param",
            _ if param.required.is_some() => "required_param",
            _ => "param",
        };
        spec(&param_spec(i), "Spec", of, param.ty)
    });
    let bases = fields.bases.iter().enumerate();
    let bases = bases.map(|(i, base)| spec(&base_spec(i), "BaseSpec", "base", base.ty));
    let follows = fields.follows.iter().enumerate();
    let follows =
        follows.map(|(i, follow)| spec(&follow_spec(i), "FollowSpec", "follow", follow.ty));
    let defaults = fields.params.iter().enumerate().filter_map(|(i, param)| {
        let (function, ty) = (default_function(i), param.ty);
        let value = default_value(param.default.as_ref()?);
        Some(quote!(fn #function() -> #ty { #value }))
    });
    quote! {
        #(#params)*
        #(#bases)*
        #(#follows)*
        #(#defaults)*
    }
}

fn spec(name: &Ident, spec: &str, of: &str, ty: &Type) -> TokenStream {
    let span = Span::mixed_site().located_at(ty.span());
    let private = path::private_at(span);
    let (spec, of) = (Ident::new(spec, span), Ident::new(of, span));
    quote_spanned!(span=> const #name: #private::#spec<#ty> = #private::#of::<#ty>();)
}

fn default_value(default: &DefaultValue) -> TokenStream {
    match default {
        DefaultValue::OfType(span) => {
            quote_spanned!(*span=> ::core::default::Default::default())
        }
        DefaultValue::Expr(expr) => match text(expr) {
            // A `String` is most often what a literal is for.
            Some(text) => quote_spanned!(text.span()=> ::core::convert::Into::into(#text)),
            None => quote!(#expr),
        },
    }
}

/// A literal text, possibly from a `macro_rules!` macro.
fn text(expr: &Expr) -> Option<&LitStr> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text),
        Expr::Group(group) => text(&group.expr),
        _ => None,
    }
}

/// Reads every field of `target`, the struct itself or its partial form, and makes it of them.
pub(super) fn body(
    fields: &Fields<'_>,
    target: &TokenStream,
    param_spec: fn(usize) -> Ident,
    base_spec: fn(usize) -> Ident,
    private: &TokenStream,
) -> TokenStream {
    if fields.is_empty() {
        return quote! {
            let _ = (__intents_source, __intents_invalid);
            #private::Option::Some(#target {})
        };
    }
    let is_partial = target.to_string() != "Self";
    let count = fields.params.len();
    let values: Vec<_> = (0..count).map(|i| path::local("value", i)).collect();
    let reads = fields.params.iter().enumerate().map(|(i, param)| {
        let (spec, name) = (param_spec(i), &param.name);
        let (value, field) = (&values[i], path::local("field", i));
        if param.default.is_some() && !is_partial {
            let default = default_function(i);
            quote!(let #field = #spec.read_or(#value, #name, __intents_invalid, #default);)
        } else {
            quote!(let #field = #spec.read(#value, #name, __intents_invalid);)
        }
    });
    let bases = fields.bases.iter().enumerate().map(|(i, _)| {
        let (spec, field) = (base_spec(i), path::local("base", i));
        quote!(let #field = #spec.read(__intents_source, __intents_invalid);)
    });
    let follows = fields.follows.iter().enumerate().map(|(i, follow)| {
        let (spec, field) = (follow_spec(i), path::local("follow", i));
        let name = crate::case::plain(follow.ident);
        quote!(let #field = #spec.read(__intents_source, #name, __intents_invalid);)
    });
    let idents = fields.idents();
    let locals = (0..count)
        .map(|i| path::local("field", i))
        .chain((0..fields.bases.len()).map(|i| path::local("base", i)))
        .chain((0..fields.follows.len()).map(|i| path::local("follow", i)));
    let values = (count > 0).then(|| {
        quote! {
            let [#(#values),*] = #private::read::<#count>(
                __intents_source,
                __INTENTS_PARAMS,
                __intents_invalid,
            );
        }
    });
    quote! {
        #values
        #(#reads)*
        #(#bases)*
        #(#follows)*
        #private::Option::Some(#target { #(#idents: #locals?),* })
    }
}

/// Writes every parameter of `from`, the struct itself or its partial form.
pub(super) fn writes(
    fields: &Fields<'_>,
    from: &TokenStream,
    param_spec: fn(usize) -> Ident,
    base_spec: fn(usize) -> Ident,
) -> TokenStream {
    let params = fields.params.iter().enumerate().map(|(i, param)| {
        let (spec, name, field) = (param_spec(i), &param.name, param.ident);
        quote!(__intents_out.param(#name, &#spec, &#from.#field);)
    });
    let bases = fields.bases.iter().enumerate().map(|(i, base)| {
        let (spec, field) = (base_spec(i), base.ident);
        quote!(#spec.write(&#from.#field, __intents_out);)
    });
    // What follows something need not look at it: that it was said may be all there is to it.
    let follows = fields.follows.iter().map(|follow| {
        let field = follow.ident;
        quote!(let _ = &#from.#field;)
    });
    quote! {
        #(#params)*
        #(#bases)*
        #(#follows)*
    }
}

/// What keeps an argument from being an unused one.
pub(super) fn unused_unless(fields: &Fields<'_>, argument: &str) -> Option<TokenStream> {
    let argument = Ident::new(argument, Span::call_site());
    (fields.params.is_empty() && fields.bases.is_empty()).then(|| quote!(let _ = &#argument;))
}

fn param_spec(i: usize) -> Ident {
    path::constant("PARAM", i)
}

pub(crate) fn base_spec(i: usize) -> Ident {
    path::constant("BASE", i)
}

fn follow_spec(i: usize) -> Ident {
    path::constant("FOLLOW", i)
}

fn default_function(i: usize) -> Ident {
    path::local("default", i)
}
