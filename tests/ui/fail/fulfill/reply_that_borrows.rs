use intents_core::{FulfillmentContext, Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill]
fn book<'c>(_: Book, context: &'c FulfillmentContext<'c>) -> &'c str {
    context.language()
}

fn main() {}
