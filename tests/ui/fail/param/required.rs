use intents_core::Intent;

#[derive(Intent)]
struct Greet {
    #[param(required, default = vec![])]
    friends: Vec<String>,
    #[param(untagged, required)]
    table: Vec<u8>,
}

fn main() {}
