use intents_core::Intent;

#[derive(Intent)]
struct Book {
    #[param(defualt = 2)]
    seats: i64,
    #[param(colour)]
    bags: i64,
}

fn main() {}
