use intents_core::Intent;

#[derive(Intent)]
struct Book {
    #[param(default(2))]
    seats: i64,
}

fn main() {}
