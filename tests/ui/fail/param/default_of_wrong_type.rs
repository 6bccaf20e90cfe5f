use intents_core::Intent;

#[derive(Intent)]
struct Book {
    #[param(default = 2)]
    destination: String,
    #[param(default = "two")]
    seats: i64,
    #[param(default = 20)]
    weight: f64,
}

fn main() {}
