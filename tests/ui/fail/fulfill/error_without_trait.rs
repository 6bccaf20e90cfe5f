use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

struct SoldOut;

#[fulfill]
fn book(_: Book) -> Result<String, SoldOut> {
    Err(SoldOut)
}

fn main() {}
