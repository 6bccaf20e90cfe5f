use intents_core::{Intent, Reply, fulfill};

#[derive(Intent)]
struct Book {
    #[param(name = "where to")]
    destination: String,
    seats: i64,
}

#[fulfill]
fn book(book: Book) -> String {
    format!("{} seats to {}", book.seats, book.destination)
}

fn main() {
    let _ = Reply::trigger(Book { destination: "Rome".into(), seats: 2 });
}
