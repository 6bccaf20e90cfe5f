use intents_core::{Intent, Params, sys};

#[derive(Params)]
struct Delivery {
    on: sys::Date,
}

#[derive(Intent)]
struct Order {
    #[flatten]
    delivery: Option<Delivery>,
}

fn main() {}
