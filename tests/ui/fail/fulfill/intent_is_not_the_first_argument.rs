use intents_core::{FulfillmentContext, Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill]
fn book(context: &FulfillmentContext<'_>, _: Book) -> String {
    context.language().to_owned()
}

fn main() {}
