use intents_core::{Intent, Result, fulfill};

#[derive(Intent)]
struct Book;

struct Confirmation;

#[fulfill]
async fn book(_: Book) -> Result<Option<Confirmation>> {
    Ok(Some(Confirmation))
}

fn main() {}
