use intents_core::Intent;

#[derive(Intent)]
enum Travel {
    Book,
    Cancel,
}

fn main() {}
