use intents_core::{Intent, Reply, fulfill};

#[derive(Intent)]
struct Book<T> {
    destination: T,
}

#[fulfill]
fn book(book: Book<String>) -> String {
    book.destination
}

fn main() {
    let _ = Reply::trigger(Book { destination: 5 });
}
