use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill]
fn book(_: Book) -> i64 {
    2
}

fn main() {}
