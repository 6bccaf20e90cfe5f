use intents_core::{Intent, Partial, fulfill, sys};

#[derive(Intent)]
struct Order {
    amount: sys::Integer,
}

#[fulfill]
fn ask(order: Partial<Order>) {
    drop(order);
}

fn main() {}
