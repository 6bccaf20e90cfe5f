use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill]
impl Book {}

#[derive(Intent)]
struct Cancel;

#[fulfill]
impl Cancel {
    const TEXT: &'static str = "Cancelled.";

    fn fulfill(self) -> &'static str {
        Self::TEXT
    }
}

fn main() {}
