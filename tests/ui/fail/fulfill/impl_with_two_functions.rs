use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill]
impl Book {
    fn fulfill(self) -> &'static str {
        Self::text()
    }

    fn text() -> &'static str {
        "Booked."
    }
}

fn main() {}
