use syn::parse_quote;

use super::pretty;
use crate::entity;

#[test]
fn with_synonyms_and_others() {
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
