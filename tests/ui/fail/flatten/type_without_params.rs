use intents_core::{Intent, sys};

struct Delivery {
    on: sys::Date,
}

#[derive(Intent)]
struct Order {
    amount: sys::Integer,
    #[flatten]
    delivery: Delivery,
}

fn main() {}
