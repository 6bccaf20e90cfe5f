use intents_core::Intent;

#[derive(Intent)]
struct Book {
    seats: u32,
}

fn main() {}
