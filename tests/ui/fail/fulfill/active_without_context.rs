use intents_core::{Active, Intent, fulfill};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Basket;

#[derive(Intent)]
struct Book;

#[fulfill]
fn book(_: Book, _: Option<Active<Basket>>) -> &'static str {
    "booked"
}

fn main() {}
