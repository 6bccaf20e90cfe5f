use intents_core::{Followed, Intent, sys};

#[derive(Intent)]
struct OrderFish {
    amount: sys::Integer,
}

#[derive(Followed)]
#[followed(name = "any")]
enum AnyOrder {
    Fish(OrderFish),
}

fn main() {}
