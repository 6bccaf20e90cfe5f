use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill(crate = intents_core)]
fn book(_: Book) -> &'static str {
    "Booked."
}

fn main() {}
