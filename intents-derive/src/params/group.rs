//! `#[derive(Params)]`

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::attr;
use crate::diag::Errors;
use crate::generics;
use crate::params::expand::{Owner, implementation, specs, stub};
use crate::params::model::{Fields, PartialForm};
use crate::params::{check, partial};
use crate::path::CratePath;

pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let mut crate_path = CratePath::default();
    let mut form: Option<PartialForm> = None;
    attr::read(&input.attrs, "params", &["partial", "crate"], &mut errors, |key, meta, errors| {
        match key {
            "partial" => form = Some(PartialForm::read(meta, errors)?),
            _ => crate_path = CratePath::read(meta, errors)?,
        }
        Ok(())
    });
    let hint = "`#[param(…)]` belongs on a field; the struct has `#[params(…)]`";
    attr::misplaced(&input.attrs, "param", hint, &mut errors);
    if !input.generics.params.is_empty() {
        errors.at(&input.generics, "a group of parameters cannot be generic");
    }
    if let Some(form) = &form {
        check::partial_name(&form.ident, &input.ident, &mut errors);
    }
    let fields = Fields::read(input, "a group of parameters", &mut errors);
    if let Some(fields) = &fields {
        check::fields(fields, &mut errors);
    }
    let import = crate_path.import();
    let Some(sound) = fields.as_ref().filter(|_| errors.is_empty()) else {
        let generics = generics::bounded(&input.generics);
        let fields = fields.filter(|_| input.generics.params.is_empty());
        let specs = fields.as_ref().map(specs);
        let form = form.as_ref().filter(|form| form.ident != input.ident);
        let form = form.zip(fields.as_ref());
        let item = form.map(|(form, fields)| partial::item(form, &input.vis, &crate_path, fields));
        let partial = form.map(|(form, _)| &form.ident);
        let stub = stub(&input.ident, &generics, partial);
        let partial = partial::stub(&input.ident, &generics, partial);
        let errors = errors.into_compile_errors();
        return quote! {
            #errors
            #item
            #[allow(deprecated)]
            const _: () = {
                #import
                #specs
                #stub
                #partial
            };
        };
    };
    let partial = form.as_ref().map(|form| &form.ident);
    let owner = Owner { ident: &input.ident, names: None, partial };
    let params = implementation(&owner, sound);
    let item = form.as_ref().map(|form| partial::item(form, &input.vis, &crate_path, sound));
    let partial = partial.map(|p| partial::implementation(&input.ident, p, sound));
    quote! {
        #item
        // The type or a field may be deprecated: what uses it is the user's code, not this.
        #[allow(deprecated)]
        const _: () = {
            #import
            #params
            #partial
        };
    }
}
