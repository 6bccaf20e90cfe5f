use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

mod book {}

#[fulfill]
fn book(_: Book) -> &'static str {
    "Booked."
}

fn main() {}
