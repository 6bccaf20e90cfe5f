//! `#[derive(Intent)]`

mod check;
pub(crate) mod expand;
mod fallback;
pub(crate) mod model;

use intents_language::resource::read_intent;
use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::diag::Errors;
use crate::language::{Kind, Words};
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
    let words = words(&intent, &mut errors);
    if errors.is_empty() {
        expand::intent(&intent, &words)
    } else {
        fallback::intent(input, &intent.crate_path, Some((&intent, &words)), errors)
    }
}

/// What the language files of the intent say.
fn words(intent: &Intent<'_>, errors: &mut Errors) -> Words {
    let names = Names::of(&intent.fields);
    let parameters = names.parameters();
    let words = Words::read(Kind::Intent, &intent.name, errors, |path, bytes| {
        read_intent(path, bytes, &parameters)
    });
    for examples in &intent.examples {
        let Ok(language) = examples.language.value().parse() else { continue };
        if let Some(path) = words.file(&language) {
            errors.at(
                &examples.language,
                format_args!(
                    "`{path}` has what is said in `{language}`: write the phrases there, so that \
                     they are all in one place"
                ),
            );
        }
    }
    words
}
