//! `#[derive(Params)]`

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Ident};

use crate::attr;
use crate::diag::Errors;
use crate::generics;
use crate::params::expand::{Owner, implementation, specs, stub};
use crate::params::model::{Fields, read_partial};
use crate::params::{check, partial};
use crate::path::CratePath;

pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let mut crate_path = CratePath::default();
    let mut partial_name: Option<Ident> = None;
    attr::read(&input.attrs, "params", &["partial", "crate"], &mut errors, |key, meta, errors| {
        match key {
            "partial" => partial_name = Some(read_partial(meta)?),
            _ => crate_path = CratePath::read(meta, errors)?,
        }
        Ok(())
    });
    let hint = "`#[param(…)]` belongs on a field; the struct has `#[params(…)]`";
    attr::misplaced(&input.attrs, "param", hint, &mut errors);
    if !input.generics.params.is_empty() {
        errors.at(&input.generics, "a group of parameters cannot be generic");
    }
    if let Some(partial) = &partial_name {
        check::partial_name(partial, &input.ident, &mut errors);
    }
    let fields = Fields::read(input, "a group of parameters", &mut errors);
    if let Some(fields) = &fields {
        check::fields(fields, &mut errors);
    }
    let import = crate_path.import();
    let Some(sound) = fields.as_ref().filter(|_| errors.is_empty()) else {
        let generics = generics::bounded(&input.generics);
        let stub = stub(&input.ident, &generics);
        let fields = fields.filter(|_| input.generics.params.is_empty());
        let specs = fields.as_ref().map(specs);
        let form = partial_name.as_ref().filter(|partial| **partial != input.ident);
        let form = form.zip(fields.as_ref());
        let item = form.map(|(p, fields)| partial::item(p, &input.vis, &crate_path, fields));
        let partial = partial::stub(&input.ident, &generics, form.map(|(partial, _)| partial));
        let errors = errors.into_compile_errors();
        return quote! {
            #errors
            #item
            const _: () = {
                #import
                #specs
                #stub
                #partial
            };
        };
    };
    let owner = Owner { ident: &input.ident, names: None, partial: partial_name.as_ref() };
    let params = implementation(&owner, sound);
    let item = partial_name.as_ref().map(|p| partial::item(p, &input.vis, &crate_path, sound));
    let partial = partial_name.as_ref().map(|p| partial::implementation(&input.ident, p, sound));
    quote! {
        #item
        const _: () = {
            #import
            #params
            #partial
        };
    }
}
