use intents_core::Intent;

type Seats = Option<i64>;

#[derive(Intent)]
struct Book {
    #[param(default = Some(2))]
    seats: Seats,
}

fn main() {}
