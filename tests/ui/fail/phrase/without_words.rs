use intents_core::Intent;

#[derive(Intent)]
#[intent(examples(en = ["$seats seats to Paris", "$seats{} seats to Paris"]))]
struct Book {
    seats: i64,
}

fn main() {}
