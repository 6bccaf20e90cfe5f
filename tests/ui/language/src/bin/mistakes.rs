//! What one file can have wrong: all of it is reported at once.

use intents_core::{Intent, sys};

#[derive(Intent)]
#[intent(name = "shop.Mistakes")]
struct Mistakes {
    amount: sys::Integer,
    #[param(name = "size")]
    size_of: sys::Any,
    #[param(untagged)]
    token: u32,
}

fn main() {}
