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
pub(crate) use expand::location;
use model::Intent;

pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let intent = match Intent::read(input, &mut errors) {
        Ok(intent) => intent,
        Err(crate_path) => return fallback::intent(input, &crate_path, None, errors),
    };
    check::intent(&intent, &mut errors);
    let files = language_files(&intent, &mut errors);
    if errors.is_empty() {
        expand::intent(&intent, &files)
    } else {
        fallback::intent(input, &intent.crate_path, Some((&intent, &files)), errors)
    }
}

/// Reads the language files of the intent.
fn language_files(intent: &Intent<'_>, errors: &mut Errors) -> EmbeddedFiles {
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
                    "`examples` cannot have phrases in `{language}`, because `{path}` exists; move \
                     them there"
                ),
            );
        }
    }
    files
}
