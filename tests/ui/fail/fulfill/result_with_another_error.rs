use intents_core::{Error, Intent, fulfill};

#[derive(Intent)]
struct Order;

#[fulfill]
fn order(order: Result<Order, Error>) {
    drop(order);
}

#[fulfill]
fn maybe(order: Option<Order>) {
    drop(order);
}

fn main() {}
