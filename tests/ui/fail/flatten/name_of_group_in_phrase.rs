use intents_core::{Intent, Params, sys};

#[derive(Params)]
struct Delivery {
    on: sys::Date,
}

#[derive(Intent)]
#[intent(examples(en = ["send it on $delivery{monday}"]))]
struct Order {
    #[flatten]
    delivery: Delivery,
}

fn main() {}
