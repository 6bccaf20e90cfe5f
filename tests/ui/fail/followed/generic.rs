use intents_core::{Follow, Followed, Intent, sys};

#[derive(Intent)]
struct OrderFish {
    amount: sys::Integer,
}

#[derive(Followed)]
enum AnyOrder<T> {
    Fish(T),
}

#[derive(Intent)]
struct Cancel {
    #[follow]
    order: Follow<AnyOrder<OrderFish>>,
}

fn main() {}
