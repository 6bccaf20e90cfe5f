use intents_core::{Intent, Params, sys};

#[derive(Params)]
struct Delivery {
    on: sys::Date,
}

#[derive(Intent)]
#[intent(partial = PartialOrder)]
struct Order {
    amount: sys::Integer,
    #[flatten]
    delivery: Delivery,
}

fn main() {}
