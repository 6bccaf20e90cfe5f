use intents_core::{Intent, Reply, fulfill};

#[derive(Intent)]
struct Book;

struct Payment;

#[fulfill]
fn book(_: Book) -> Reply {
    Reply::trigger(Payment)
}

fn main() {}
