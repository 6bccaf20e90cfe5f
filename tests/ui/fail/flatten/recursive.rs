use intents_core::{Params, sys};

#[derive(Params)]
struct Delivery {
    on: sys::Date,
    #[flatten]
    then: Box<Delivery>,
}

fn main() {}
