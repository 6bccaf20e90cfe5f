use intents_core::{Agent, Intent};

#[derive(Intent)]
struct Book;

#[allow(dead_code)]
fn book(_: Book) -> &'static str {
    "Booked."
}

fn main() {
    let _ = Agent::builder().handler::<book>();
    let _ = Agent::builder().handler::<Book>();
}
