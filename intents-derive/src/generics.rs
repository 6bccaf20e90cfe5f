//! Generic types, which are errors, but not errors wherever they are used.

use syn::{Generics, parse_quote};

/// The generics of an item, with the bounds that the traits of intents and entity types have.
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
