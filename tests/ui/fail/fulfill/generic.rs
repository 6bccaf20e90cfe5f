use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill]
fn book<T>(_: Book, _: T) -> &'static str {
    "Booked."
}

fn main() {}
