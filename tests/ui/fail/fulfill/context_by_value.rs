use intents_core::{FulfillmentContext, Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill]
async fn book(_: Book, _: FulfillmentContext<'_>) -> &'static str {
    "Booked."
}

fn main() {}
