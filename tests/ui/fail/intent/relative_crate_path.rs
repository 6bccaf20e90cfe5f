use intents_core::Intent;

#[derive(Intent)]
#[intent(crate = intents_core)]
struct Book {
    destination: String,
}

fn main() {}
