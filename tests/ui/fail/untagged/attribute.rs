use intents_core::Intent;

#[derive(Intent)]
struct Order {
    #[param(untagged = true)]
    eta: u32,
    #[param(untaged)]
    token: u32,
}

fn main() {}
