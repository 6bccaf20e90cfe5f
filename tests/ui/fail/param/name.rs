use intents_core::Intent;

#[derive(Intent)]
struct Book {
    #[param(name = "where to")]
    destination: String,
    #[param(name = "")]
    seats: i64,
    größe: i64,
}

fn main() {}
