use intents_core::{Follow, Intent, sys};

#[derive(Intent)]
struct Order {
    item: sys::Any,
}

#[derive(Intent)]
struct Change {
    #[follow(lifspan = 2)]
    order: Follow<Order>,
    #[follow(required)]
    again: Option<Follow<Order>>,
    #[follow(2)]
    more: Option<Follow<Order>>,
}

fn main() {}
