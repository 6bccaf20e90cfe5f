use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill]
unsafe fn book(_: Book) -> &'static str {
    "Booked."
}

fn main() {}
