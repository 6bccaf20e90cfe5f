use std::error::Error;

use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill]
fn book(_: Book) -> Result<String, Box<dyn Error>> {
    Ok(std::fs::read_to_string("seats")?)
}

fn main() {}
