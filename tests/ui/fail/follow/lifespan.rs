use intents_core::{Follow, Intent, sys};

#[derive(Intent)]
struct Order {
    item: sys::Any,
}

#[derive(Intent)]
struct InQuotes {
    #[follow(lifespan = "2")]
    order: Follow<Order>,
}

#[derive(Intent)]
struct WithoutValue {
    #[follow(lifespan)]
    order: Follow<Order>,
}

#[derive(Intent)]
struct Negative {
    #[follow(lifespan = -1)]
    order: Follow<Order>,
}

#[derive(Intent)]
struct TooLong {
    #[follow(lifespan = 70000)]
    order: Follow<Order>,
}

#[derive(Intent)]
struct InParentheses {
    #[follow(lifespan(2))]
    order: Follow<Order>,
}

fn main() {}
