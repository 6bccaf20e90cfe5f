use intents_core::{Follow, Intent, Params, sys};

#[derive(Intent)]
struct Enter {
    name: sys::Any,
}

#[derive(Params)]
struct Delivery {
    on: sys::Date,
}

#[derive(Intent)]
struct Order {
    #[flatten]
    #[param(name = "where")]
    delivery: Delivery,
    #[flatten]
    #[follow]
    enter: Enter,
    #[follow]
    #[param(default)]
    again: Option<Follow<Enter>>,
}

fn main() {}
