use intents_core::{Intent, sys};

#[derive(Intent)]
#[intent(partial = Order)]
struct Order {
    amount: sys::Integer,
}

fn main() {}
