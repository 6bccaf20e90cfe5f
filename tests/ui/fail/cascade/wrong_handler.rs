use intents_core::{Agent, Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill(intent = Book)]
fn book(_: Book) -> &'static str {
    "Booked."
}

fn main() {
    let _ = Agent::builder().handler::<book>().build();
    let _ = book(Book);
}
