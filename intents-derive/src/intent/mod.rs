//! `#[derive(Intent)]`

mod check;
pub(crate) mod expand;
mod fallback;
pub(crate) mod model;

use intents_language::resource::read_intent;
use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::diag::Errors;
use crate::language::{EmbeddedFiles, Kind};
use crate::params::Names;
use model::Intent;

pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::new();
    let intent = match Intent::read(input, &mut errors) {
        Ok(intent) => intent,
        Err(crate_path) => {
            return fallback::fallback(input, &crate_path, None, &errors.into_compile_errors());
        }
    };
    check::check_intent(&intent, &mut errors);
    let files = read_language_files(&intent, &mut errors);
    match errors.finish() {
        Ok(()) => expand::expand(&intent, &files),
        Err(errors) => {
            fallback::fallback(input, &intent.crate_path, Some((&intent, &files)), &errors)
        }
    }
}

fn read_language_files(intent: &Intent<'_>, errors: &mut Errors) -> EmbeddedFiles {
    let names = Names::of(&intent.fields);
    let parameters = names.parameters();
    let files = EmbeddedFiles::read(Kind::Intent, &intent.name, errors, |path, bytes| {
        read_intent(path, bytes, &parameters)
    });
    for examples in &intent.examples {
        let Ok(language) = examples.language.value().parse() else { continue };
        if let Some(path) = files.path(&language) {
            errors.at(
                &examples.language,
                format_args!(
                    "`examples` cannot have phrases in `{language}`, which has the language file \
                     `{path}`; move the phrases to that file"
                ),
            );
        }
    }
    files
}
