use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

struct Agency;

impl Agency {
    #[fulfill]
    fn book(_: Book) -> String {
        "Booked.".into()
    }
}

fn main() {}
