use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill]
fn book(_: Book, _: impl Send) -> &'static str {
    "Booked."
}

fn main() {}
