use intents_core::{Intent, Params, sys};

#[derive(Params)]
struct Delivery {
    on: sys::Date,
    #[param(untagged)]
    token: u32,
}

#[derive(Intent)]
#[intent(examples(en = [
    "send $amount{two} on $on{monday}",
    "send $amuont{two} on $on{monday}",
    "send $token{two}",
]))]
struct Order {
    amount: sys::Integer,
    #[flatten]
    delivery: Delivery,
}

fn main() {}
