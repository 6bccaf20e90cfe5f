use intents_core::{Intent, Reply, fulfill};

#[derive(Intent)]
enum Book {
    Flight,
    Train,
}

#[fulfill]
fn book(_: Book) -> Reply {
    Reply::trigger(Book::Flight)
}

fn main() {}
