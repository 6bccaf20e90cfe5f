use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

struct Agency;

#[fulfill]
fn book(_: Book, _: &Agency) -> &'static str {
    "Booked."
}

fn main() {}
