use intents_core::Intent;

#[derive(Intent)]
struct Book {
    destination: String,
    #[param(name = "destination")]
    to: String,
}

fn main() {}
