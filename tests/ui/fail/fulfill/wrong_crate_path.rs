use intents_core::{Intent, Session, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill(crate = ::travel_framework)]
async fn book(_: Book, _: Session<'_>) -> &'static str {
    "Booked."
}

fn main() {}
