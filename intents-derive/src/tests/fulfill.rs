use proc_macro2::TokenStream;
use quote::quote;

use super::pretty;
use crate::fulfill;

#[test]
fn function() {
    let item = quote! {
        pub fn order(order: Order, kitchen: State<'_, Kitchen>) -> String {
            kitchen.bake(order)
        }
    };
    insta::assert_snapshot!(pretty(fulfill::expand(TokenStream::new(), item)));
}

#[test]
fn async_function() {
    let item = quote! {
        #[cfg(feature = "orders")]
        async fn order<'c>(
            order: Result<Order, Invalid>,
            context: &'c FulfillmentContext<'c>,
        ) -> Result<Reply> {
            bake(order?, context).await
        }
    };
    insta::assert_snapshot!(pretty(fulfill::expand(TokenStream::new(), item)));
}

#[test]
fn function_with_a_tag() {
    let item = quote! {
        fn stock(parameters: &RawParameters<'_>) -> Option<&'static str> {
            parameters.all().ok().map(|_| "There is some.")
        }
    };
    insta::assert_snapshot!(pretty(fulfill::expand(quote!(tag = "check stock"), item)));
}

#[test]
fn function_for_unhandled_requests() {
    let item = quote! {
        async fn anything() {}
    };
    insta::assert_snapshot!(pretty(fulfill::expand(quote!(unhandled), item)));
}

#[test]
fn impl_block() {
    let item = quote! {
        impl Order {
            async fn fulfill(&self, session: Session<'_>) -> Option<Self> {
                None
            }
        }
    };
    insta::assert_snapshot!(pretty(fulfill::expand(TokenStream::new(), item)));
}
