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
    let fields = Fields::read(input, "a group of parameters", &mut errors);
    if let Some(fields) = &fields {
        check::fields(fields, &mut errors);
    }
    let import = crate_path.import();
    let Some(fields) = fields.as_ref().filter(|_| errors.is_empty()) else {
        let generics = generics::bounded(&input.generics);
        let stub = stub(&input.ident, &generics);
        let specs = fields.filter(|_| input.generics.params.is_empty()).map(|f| specs(&f));
        let errors = errors.into_compile_errors();
        return quote! {
            #errors
            const _: () = {
                #import
                #specs
                #stub
            };
        };
    };
    let params = implementation(&Owner { ident: &input.ident, names: None }, fields);
    let item = partial_name.as_ref().map(|p| partial::item(p, &input.vis, &crate_path, fields));
    let partial = partial_name.as_ref().map(|p| partial::implementation(&input.ident, p, fields));
    quote! {
        #item
        const _: () = {
            #import
            #params
            #partial
        };
    }
}
