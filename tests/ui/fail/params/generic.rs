use intents_core::{Intent, Params, sys};

#[derive(Params)]
struct Delivery<T> {
    on: T,
}

#[derive(Intent)]
struct Order {
    #[flatten]
    delivery: Delivery<sys::Date>,
}

fn main() {}
