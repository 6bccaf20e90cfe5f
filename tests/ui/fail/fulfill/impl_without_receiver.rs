use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill]
impl Book {
    fn fulfill() -> &'static str {
        "Booked."
    }
}

fn main() {}
