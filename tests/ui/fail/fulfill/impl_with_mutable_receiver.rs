use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill]
impl Book {
    fn fulfill(&mut self) -> &'static str {
        "Booked."
    }
}

fn main() {}
