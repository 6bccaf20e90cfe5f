use intents_core::{Intent, Reply, fulfill};

struct City;

#[derive(Intent)]
struct Book {
    destination: City,
}

#[fulfill]
fn book(_: Book) -> Reply {
    Reply::trigger(Book { destination: City })
}

fn main() {}
