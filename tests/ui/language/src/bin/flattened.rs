//! What is flattened is known to the compiler alone.

use intents_core::{Intent, Params, sys};

#[derive(Params)]
struct Delivery {
    on: sys::Date,
    #[param(untagged)]
    token: u32,
}

#[derive(Intent)]
#[intent(name = "shop.Flattened")]
struct Flattened {
    amount: sys::Integer,
    #[flatten]
    delivery: Delivery,
}

/// Beside what the macro itself finds.
#[derive(Intent)]
#[intent(name = "shop.FlattenedToo")]
struct FlattenedToo {
    #[flatten]
    delivery: Delivery,
}

fn main() {}
