use intents_core::Intent;

#[derive(Intent)]
struct Book {
    stops: Option<Vec<String>>,
}

fn main() {}
