use intents_core::{Intent, fulfill};

#[fulfill]
#[derive(Debug, Intent)]
pub struct Book {
    seats: i64,
}

fn main() {}
