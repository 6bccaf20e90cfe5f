use intents_core::Intent;

struct City {
    name: String,
}

#[derive(Intent)]
struct Book {
    destination: City,
}

fn main() {}
