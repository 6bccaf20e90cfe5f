use intents_core::Intent;

#[derive(Intent)]
struct Book {
    destination: String,
    #[param(name = "Destination")]
    to: String,
}

fn main() {}
