//! What is no YAML has one error.

use intents_core::{Intent, sys};

#[derive(Intent)]
#[intent(name = "Unquoted")]
struct Unquoted {
    amount: sys::Integer,
}

#[derive(Intent)]
#[intent(name = "Anchors")]
struct Anchors;

#[derive(Intent)]
#[intent(name = "Latin1")]
struct Latin1;

fn main() {}
