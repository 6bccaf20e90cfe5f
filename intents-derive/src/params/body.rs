//! The bodies of the functions that read and write the fields of a struct or of its partial form.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::Ident;

use crate::case;
use crate::params::model::Fields;
use crate::params::spec;
use crate::path;

/// The struct that a body reads or writes.
#[derive(Clone, Copy)]
pub(super) enum Target<'i> {
    /// The struct with the derive.
    Complete,
    /// Its partial form, which has no defaults.
    Partial(&'i Ident),
}

impl Target<'_> {
    fn ty(self) -> TokenStream {
        match self {
            Self::Complete => quote!(Self),
            Self::Partial(ident) => quote!(#ident),
        }
    }

    fn value(self) -> TokenStream {
        match self {
            Self::Complete => quote!(self),
            Self::Partial(_) => quote!(__intents_partial),
        }
    }

    fn param_spec(self, i: usize) -> Ident {
        match self {
            Self::Complete => spec::param_spec(i),
            Self::Partial(_) => partial_param_spec(i),
        }
    }

    fn base_spec(self, i: usize) -> Ident {
        match self {
            Self::Complete => spec::base_spec(i),
            Self::Partial(_) => partial_base_spec(i),
        }
    }
}

pub(super) fn partial_param_spec(i: usize) -> Ident {
    path::constant("PARTIAL_PARAM", i)
}

pub(super) fn partial_base_spec(i: usize) -> Ident {
    path::constant("PARTIAL_BASE", i)
}

/// Generates the body that reads every field and builds the target.
pub(super) fn read(fields: &Fields<'_>, target: Target<'_>) -> TokenStream {
    let (private, ty) = (path::private(), target.ty());
    if fields.is_empty() {
        return quote! {
            let _ = (__intents_source, __intents_invalid);
            #private::Option::Some(#ty {})
        };
    }
    let count = fields.params.len();
    let values: Vec<_> = (0..count).map(|i| path::local("value", i)).collect();
    let params = fields.params.iter().enumerate().map(|(i, param)| {
        let (spec, name) = (target.param_spec(i), &param.name);
        let (value, field) = (&values[i], path::local("field", i));
        if param.default.is_some() && matches!(target, Target::Complete) {
            let default = spec::default_constant_name(i);
            quote!(let #field = #spec.read_or(#value, #name, __intents_invalid, #default);)
        } else {
            quote!(let #field = #spec.read(#value, #name, __intents_invalid);)
        }
    });
    let bases = (0..fields.bases.len()).map(|i| {
        let (spec, field) = (target.base_spec(i), path::local("base", i));
        quote!(let #field = #spec.read(__intents_source, __intents_invalid);)
    });
    let follows = fields.follows.iter().enumerate().map(|(i, follow)| {
        let (spec, field) = (spec::follow_spec(i), path::local("follow", i));
        let name = case::plain(follow.ident);
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
        #(#params)*
        #(#bases)*
        #(#follows)*
        #private::Option::Some(#ty { #(#idents: #locals?),* })
    }
}

/// Generates the body that writes every parameter of the target.
pub(super) fn write(fields: &Fields<'_>, target: Target<'_>) -> TokenStream {
    let value = target.value();
    let params = fields.params.iter().enumerate().map(|(i, param)| {
        let (spec, name, field) = (target.param_spec(i), &param.name, param.ident);
        quote!(__intents_out.param(#name, &#spec, &#value.#field);)
    });
    let bases = fields.bases.iter().enumerate().map(|(i, base)| {
        let (spec, field) = (target.base_spec(i), base.ident);
        quote!(#spec.write(&#value.#field, __intents_out);)
    });
    // A handler may only need to know that the intent follows another one. Reading the field here
    // keeps it from being reported as unused.
    let follows = fields.follows.iter().map(|follow| {
        let field = follow.ident;
        quote!(let _ = &#value.#field;)
    });
    quote! {
        #(#params)*
        #(#bases)*
        #(#follows)*
    }
}

/// Generates a use of `argument` if [`write`] does not use it, so that it is not reported as unused.
pub(super) fn use_argument(fields: &Fields<'_>, argument: &str) -> Option<TokenStream> {
    let argument = Ident::new(argument, Span::call_site());
    (fields.params.is_empty() && fields.bases.is_empty()).then(|| quote!(let _ = &#argument;))
}
