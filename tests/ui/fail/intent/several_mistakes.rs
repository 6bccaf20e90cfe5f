use intents_core::Intent;

#[derive(Intent)]
#[intent(name = 5, evnt = "BOOK")]
#[intent(action = "book now", examples(en_us = ["to $place{Paris}"]))]
struct Book {
    #[param(name = "where to")]
    destination: String,
    #[param(nmae = "amount")]
    seats: std::collections::HashMap<String, i64>,
    #[param(default = "two")]
    bags: i64,
}

fn main() {}
