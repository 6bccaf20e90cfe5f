use intents_core::Intent;

#[derive(Intent)]
#[intent(crate = ::travel_framework)]
struct Book {
    destination: String,
    seats: Option<i64>,
    #[param(default = false)]
    notes: Vec<String>,
}

fn main() {}
