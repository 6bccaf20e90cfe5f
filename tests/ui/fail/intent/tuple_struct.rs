use intents_core::Intent;

#[derive(Intent)]
struct Book(String, i64);

fn main() {}
