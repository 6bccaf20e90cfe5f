use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill(intent = Book)]
fn book(_: Book) -> &'static str {
    "Booked."
}

#[derive(Intent)]
struct Cancel;

#[fulfill(Cancel)]
fn cancel(_: Cancel) -> &'static str {
    "Cancelled."
}

#[derive(Intent)]
struct Change;

#[fulfill(crat = ::intents_core)]
fn change(_: Change) -> &'static str {
    "Changed."
}

fn main() {}
