use intents_language::Language;
use intents_language::resource::read_intent;
use syn::parse_quote;

use super::pretty;
use crate::diag::Errors;
use crate::intent;
use crate::intent::{expand, model::Intent};
use crate::language::EmbeddedFiles;
use crate::params::Names;

#[test]
fn intent_with_every_attribute() {
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
fn intent_without_attributes() {
    insta::assert_snapshot!(pretty(intent::derive(&parse_quote!(
        struct Hello;
    ))));
}

#[test]
fn intent_with_errors_and_a_crate_path() {
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

#[test]
fn intent_with_a_language_file() {
    let input = parse_quote! {
        #[intent(name = "shop.Order")]
        struct Order {
            amount: sys::Integer,
            #[flatten]
            delivery: Delivery,
        }
    };
    let mut errors = Errors::new();
    let intent = Intent::read(&input, &mut errors).ok().unwrap();
    errors.finish().unwrap();
    let names = Names::of(&intent.fields);
    let path = "language/en/shop.Order.yaml";
    let text = "examples:\n  - $amount{two} on $on{monday}\nresponses:\n  default:\n    - text: \
                [\"$date.original\"]\n";
    let resource = read_intent(path, text.as_bytes(), &names.parameters()).unwrap();
    let files = EmbeddedFiles::with_file(Language::ENGLISH, path, resource);
    insta::assert_snapshot!(pretty(expand::expand(&intent, &files)));
}
