use intents_core::Intent;

#[derive(Intent)]
#[intent(name = "Book a flight to every city that we fly to Book a flight to every city that we fly to Book a flight to every city that we fly to Book a flight to every city that we fly to")]
struct Book;

fn main() {}
