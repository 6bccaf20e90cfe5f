use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

use std::rc::Rc;

async fn reserve() {}

#[fulfill]
async fn book(_: Book) -> String {
    let seats = Rc::new(2);
    reserve().await;
    format!("{seats} seats")
}

fn main() {}
