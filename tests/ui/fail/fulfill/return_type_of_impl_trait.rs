use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill]
fn book(_: Book) -> impl std::fmt::Display {
    2
}

fn main() {}
