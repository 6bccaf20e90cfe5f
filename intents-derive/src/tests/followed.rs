use syn::parse_quote;

use super::pretty;
use crate::followed;

#[test]
fn enum_of_two_intents() {
    let expansion = followed::derive(&parse_quote! {
        enum AnyOrder {
            Fish(OrderFish),
            Bread(bakery::Order),
        }
    });
    insta::assert_snapshot!(pretty(expansion));
}
