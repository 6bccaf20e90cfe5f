use intents_core::Intent;

#[derive(Intent)]
struct Book {
    #[param(default = Some(2))]
    seats: Option<i64>,
}

fn main() {}
