use intents_core::{Intent, Params, sys};

#[derive(Params)]
struct Delivery(sys::Date);

#[derive(Intent)]
struct Order {
    #[flatten]
    delivery: Delivery,
}

fn main() {}
