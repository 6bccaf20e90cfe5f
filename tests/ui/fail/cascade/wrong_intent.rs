use intents_core::{Agent, Intent, Reply, fulfill};

#[derive(Intent)]
#[intent(nam = "travel.Book")]
struct Book {
    destination: String,
}

#[derive(Intent)]
struct AskSeats;

#[fulfill]
fn book(book: Book) -> String {
    book.destination
}

#[fulfill]
fn seats(_: AskSeats) -> Reply {
    Reply::text("Two?").then(Book { destination: "Paris".into() })
}

fn main() {
    let _ = Reply::trigger(Book { destination: "Rome".into() });
    let _ = Agent::builder().intent::<Book>().handler::<book>().build();
}
