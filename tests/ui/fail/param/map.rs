use intents_core::Intent;

use std::collections::HashMap;

#[derive(Intent)]
struct Book {
    seats: HashMap<String, i64>,
}

fn main() {}
