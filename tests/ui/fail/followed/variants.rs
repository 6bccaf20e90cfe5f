use intents_core::{Follow, Followed, Intent, sys};

#[derive(Intent)]
struct OrderFish {
    amount: sys::Integer,
}

#[derive(Followed)]
enum AnyOrder {
    Nothing,
    Fish(OrderFish),
    Both(OrderFish, OrderFish),
    Named { fish: OrderFish },
    Empty(),
}

#[derive(Intent)]
struct Cancel {
    #[follow]
    order: Follow<AnyOrder>,
}

fn main() {}
