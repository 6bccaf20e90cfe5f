use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Visibility};

use crate::case;
use crate::params::body::{self, Target};
use crate::params::form::PartialForm;
use crate::params::model::{Fields, Param};
use crate::params::partial;
use crate::params::spec::{base_spec, default_constant_name, follow_spec, param_spec, specs};
use crate::path::{self, CratePath};

/// A struct whose fields are parameters.
pub(crate) struct Owner<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) visibility: &'i Visibility,
    pub(crate) crate_path: &'i CratePath,
    /// The event and the context of an intent.
    pub(crate) names: Option<(String, String)>,
    pub(crate) form: Option<&'i PartialForm>,
}

/// The code generated for the fields of a struct.
pub(crate) struct Code {
    /// The struct of the partial form, next to the struct with the derive.
    pub(crate) item: Option<TokenStream>,
    /// Constants and implementations, in a block with the private module in scope.
    pub(crate) block: TokenStream,
}

/// Generates the implementations of `Params` and of the partial form.
pub(crate) fn expand(owner: &Owner<'_>, fields: &Fields<'_>) -> Code {
    let params = params(owner, fields);
    let partial = owner.form.map(|form| partial::expand(owner.ident, &form.ident, fields));
    Code {
        item: owner
            .form
            .map(|form| partial::item(form, owner.visibility, owner.crate_path, fields)),
        block: quote!(#params #partial),
    }
}

fn params(owner: &Owner<'_>, fields: &Fields<'_>) -> TokenStream {
    let private = path::private();
    let ident = owner.ident;
    let specs = specs(fields);
    let meta = meta(owner, fields, &private);
    let read = body::read(fields, Target::Complete);
    let write = body::write(fields, Target::Complete);
    let out = body::use_argument(fields, "__intents_out");
    let partial = partial::ty(owner.form);
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
                #write
            }
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
            let (spec, field) = (follow_spec(i), case::plain(follow.ident));
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
        let default = default_constant_name(i);
        meta.extend(quote!(.with_default(|__intents_out| #spec.write(&#default(), __intents_out))));
    }
    if param.is_untagged {
        meta.extend(quote!(.with_untagged(true)));
    }
    meta
}
