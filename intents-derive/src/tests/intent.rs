use syn::parse_quote;

use super::pretty;
use crate::intent;

#[test]
fn with_everything() {
    let expansion = intent::derive(&parse_quote! {
        /// The user orders pizza.
        #[intent(
            name = "shop.Order",
            event = "ORDER",
            action = "order.make",
            lifespan = 3,
            input_contexts("open", "hungry"),
            fallback,
            priority = "high",
            partial = PartialOrder,
            examples(en = ["$amount{two} $type{big} ones on $on{monday}"], "pt-BR" = ["sim"]),
        )]
        pub(crate) struct Order {
            /// How many.
            #[param(default = 1)]
            pub amount: sys::Integer,
            #[param(name = "type")]
            kind: Option<Size>,
            #[param(untagged)]
            r#token: u64,
            #[flatten]
            delivery: Delivery,
            /// What was said before.
            #[follow(lifespan = 2)]
            customer: Follow<Enter>,
            #[follow]
            last: Option<Follow<AnyOrder>>,
        }
    });
    insta::assert_snapshot!(pretty(expansion));
}

#[test]
fn with_nothing() {
    insta::assert_snapshot!(pretty(intent::derive(&parse_quote!(
        struct Hello;
    ))));
}

#[test]
fn with_errors_and_another_path() {
    let expansion = intent::derive(&parse_quote! {
        #[intent(nam = "Order", crate = ::framework::intents, partial = PartialOrder)]
        struct Order {
            amount: sys::Integer,
            #[param(nam = "x")]
            name: sys::Any,
        }
    });
    insta::assert_snapshot!(pretty(expansion));
}
