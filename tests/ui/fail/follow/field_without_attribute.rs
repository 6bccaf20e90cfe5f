use intents_core::{Follow, Intent, sys};

#[derive(Intent)]
struct Order {
    item: sys::Any,
}

#[derive(Intent)]
struct Change {
    order: Follow<Order>,
}

#[derive(Intent)]
struct Cancel {
    order: Option<Follow<Order>>,
}

#[derive(Intent)]
struct Repeat {
    order: Order,
}

fn main() {}
