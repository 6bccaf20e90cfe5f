use syn::parse_quote;

use super::pretty;
use crate::params;

#[test]
fn group_with_a_partial_form() {
    let expansion = params::derive(&parse_quote! {
        #[params(partial = PartialDelivery)]
        pub struct Delivery {
            /// When.
            pub on: sys::Date,
            #[param(default)]
            street: String,
            #[param(untagged)]
            token: Token,
            #[flatten]
            pub address: Address,
            #[follow]
            customer: Follow<Enter>,
        }
    });
    insta::assert_snapshot!(pretty(expansion));
}
