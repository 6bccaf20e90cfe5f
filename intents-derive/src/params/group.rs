//! `#[derive(Params)]`

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::attr;
use crate::diag::Errors;
use crate::generics;
use crate::keys;
use crate::params::check::{check_fields, check_partial_name};
use crate::params::expand::{self, Code, Owner};
use crate::params::fallback::fallback;
use crate::params::form::PartialForm;
use crate::params::model::Fields;
use crate::path::CratePath;

/// A struct with `#[derive(Params)]`: a group of parameters that intents share.
struct Group<'i> {
    crate_path: CratePath,
    form: Option<PartialForm>,
    /// The fields, if the item is a struct that can have parameters.
    fields: Option<Fields<'i>>,
}

pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::new();
    let group = Group::read(input, &mut errors);
    let import = group.crate_path.import();
    let (errors, Code { item, block }) = match (errors.finish(), &group.fields) {
        (Ok(()), Some(fields)) => (TokenStream::new(), group.expand(input, fields)),
        (errors, fields) => (
            errors.err().unwrap_or_default(),
            fallback(input, &group.crate_path, group.form.as_ref(), fields.as_ref()),
        ),
    };
    quote! {
        #errors
        #item
        // A deprecated type or field is reported where the user's code uses it, not here.
        #[allow(deprecated)]
        const _: () = {
            #import
            #block
        };
    }
}

impl<'i> Group<'i> {
    fn read(input: &'i DeriveInput, errors: &mut Errors) -> Self {
        let mut crate_path = CratePath::default();
        let mut form: Option<PartialForm> = None;
        let known = [keys::PARTIAL, keys::CRATE];
        attr::read(&input.attrs, keys::PARAMS, &known, errors, |key, meta, errors| {
            match key {
                keys::PARTIAL => form = Some(PartialForm::read(meta, errors)?),
                _ => crate_path = CratePath::read(meta, errors)?,
            }
            Ok(())
        });
        let message = "`#[param]` cannot be used on a struct; write `#[params(…)]`";
        attr::reject(&input.attrs, keys::PARAM, message, errors);
        generics::reject(input, "a group of parameters", errors);
        if let Some(form) = &form {
            check_partial_name(&form.ident, &input.ident, errors);
        }
        let fields = Fields::read(input, "a group of parameters", errors);
        if let Some(fields) = &fields {
            check_fields(fields, errors);
        }
        Self { crate_path, form, fields }
    }

    fn expand(&self, input: &DeriveInput, fields: &Fields<'_>) -> Code {
        let owner = Owner {
            ident: &input.ident,
            visibility: &input.vis,
            crate_path: &self.crate_path,
            names: None,
            form: self.form.as_ref(),
        };
        expand::expand(&owner, fields)
    }
}
