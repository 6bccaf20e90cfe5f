use intents_core::Intent;

#[derive(Intent)]
#[intent(event = "")]
struct Book;

fn main() {}
