use intents_core::{Follow, Intent, sys};

#[derive(Intent)]
struct Order {
    item: sys::Any,
}

#[derive(Intent)]
struct Change {
    #[follow]
    order: Order,
    #[follow]
    orders: Vec<Follow<Order>>,
}

fn main() {}
