use intents_core::{Intent, Params, sys};

#[derive(Params)]
#[params(name = "delivery")]
struct Delivery {
    #[params(name = "day")]
    on: sys::Date,
}

#[derive(Params)]
#[param(untagged)]
struct Token {
    #[param(nam = "t")]
    token: sys::Any,
}

#[derive(Intent)]
struct Order {
    #[flatten]
    delivery: Delivery,
    #[flatten]
    token: Token,
}

fn main() {}
