use intents_core::{Entity, Intent, Reply, fulfill};

#[derive(Entity)]
#[entity(nam = "TravelClass")]
enum Class {
    Economy,
    Business,
}

#[derive(Intent)]
struct Book {
    class: Class,
    others: Vec<Class>,
    preferred: Option<Class>,
    #[param(default = Class::Business)]
    best: Class,
}

#[fulfill]
fn book(book: Book) -> Reply {
    Reply::trigger(book)
}

fn main() {}
