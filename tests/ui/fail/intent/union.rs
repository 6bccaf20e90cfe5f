use intents_core::Intent;

#[derive(Intent)]
union Book {
    seats: i64,
    weight: f64,
}

fn main() {}
