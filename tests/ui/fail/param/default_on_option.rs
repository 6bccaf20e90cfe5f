use intents_core::Intent;

type Bags = Option<i64>;

#[derive(Intent)]
struct Book {
    #[param(default = Some(2))]
    seats: Option<i64>,
    #[param(default = 2)]
    beds: Option<i64>,
    #[param(default)]
    bags: Bags,
}

fn main() {}
