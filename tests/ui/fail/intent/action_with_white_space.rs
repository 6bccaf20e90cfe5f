use intents_core::Intent;

#[derive(Intent)]
#[intent(action = "book a flight")]
struct Book;

fn main() {}
