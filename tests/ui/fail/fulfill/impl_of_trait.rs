use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill]
impl Clone for Book {
    fn clone(&self) -> Self {
        Self
    }
}

fn main() {}
