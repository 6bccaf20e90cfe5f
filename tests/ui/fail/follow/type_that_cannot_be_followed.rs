use intents_core::{Follow, Intent};

struct Order;

#[derive(Intent)]
struct Change {
    #[follow]
    order: Follow<Order>,
}

#[derive(Intent)]
struct Cancel {
    #[follow]
    order: Option<Follow<Order>>,
}

fn main() {}
