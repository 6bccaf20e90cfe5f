//! Generic items. A generic item is an error itself, but its uses are not.

use syn::{DeriveInput, Generics, parse_quote};

use crate::diag::Errors;

/// Rejects a generic item. `what` is its kind with an article, as in "an intent".
pub(crate) fn reject(input: &DeriveInput, what: &str, errors: &mut Errors) {
    if !input.generics.params.is_empty() {
        let ident = &input.ident;
        errors.at(
            &input.generics,
            format_args!("{what} cannot be generic; remove the generic parameters of `{ident}`"),
        );
    }
}

/// Returns the generics of an item with the bounds that the traits of intents and entity types
/// require.
pub(crate) fn bounded(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    if !generics.params.is_empty() {
        let bounds = parse_quote!(
            Self: ::core::marker::Send + ::core::marker::Sync + 'static
        );
        generics.make_where_clause().predicates.push(bounds);
    }
    generics
}
