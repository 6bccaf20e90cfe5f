use intents_core::{Intent, Params, sys};

#[derive(Params)]
struct Delivery {
    on: sys::Date,
}

#[derive(Intent)]
struct Order {
    #[flatten(prefix = "delivery")]
    delivery: Delivery,
}

fn main() {}
