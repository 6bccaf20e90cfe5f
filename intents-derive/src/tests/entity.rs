use syn::parse_quote;

use super::pretty;
use crate::entity;

#[test]
fn reference_values() {
    let expansion = entity::derive(&parse_quote! {
        /// Sizes we bake.
        #[entity(name = "Size")]
        enum PizzaSize {
            Small,
            #[entity(value = "family size", synonyms("xl", "family"))]
            Family,
            #[entity(other)]
            Other(String),
        }
    });
    insta::assert_snapshot!(pretty(expansion));
}

#[test]
fn regular_expressions() {
    let expansion = entity::derive(&parse_quote! {
        #[entity(regexp("[0-9]+", "[A-Z][0-9]+"))]
        struct Room(u16);
    });
    insta::assert_snapshot!(pretty(expansion));
}

#[test]
fn composite_values() {
    let expansion = entity::derive(&parse_quote! {
        #[entity(composite("$count $size", "$size"))]
        struct Portion {
            count: Option<i64>,
            size: PizzaSize,
        }
    });
    insta::assert_snapshot!(pretty(expansion));
}
