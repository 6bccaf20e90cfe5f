use intents_core::{Intent, Params, sys};

#[derive(Params)]
enum Delivery {
    On(sys::Date),
}

#[derive(Intent)]
struct Order {
    #[flatten]
    delivery: Delivery,
}

fn main() {}
