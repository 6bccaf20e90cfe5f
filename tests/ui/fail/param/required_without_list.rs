use intents_core::Intent;

#[derive(Intent)]
struct Greet {
    #[param(required)]
    friend: Option<String>,
}

fn main() {}
