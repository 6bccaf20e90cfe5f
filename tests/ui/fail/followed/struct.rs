use intents_core::{Follow, Followed, Intent, sys};

#[derive(Intent)]
struct OrderFish {
    amount: sys::Integer,
}

#[derive(Followed)]
struct AnyOrder(OrderFish);

#[derive(Intent)]
struct Cancel {
    #[follow]
    order: Follow<AnyOrder>,
}

fn main() {}
