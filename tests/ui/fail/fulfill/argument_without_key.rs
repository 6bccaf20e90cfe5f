use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill("travel.Book")]
fn book(_: Book) -> &'static str {
    "Booked."
}

#[derive(Intent)]
struct Cancel;

#[fulfill(crate)]
fn cancel(_: Cancel) -> &'static str {
    "Cancelled."
}

#[derive(Intent)]
struct Change;

#[fulfill(crate = "intents_core")]
fn change(_: Change) -> &'static str {
    "Changed."
}

fn main() {}
