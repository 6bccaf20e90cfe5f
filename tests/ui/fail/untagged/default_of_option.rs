use intents_core::Intent;

#[derive(Intent)]
struct Order {
    #[param(untagged, default = Some(5))]
    eta: Option<u32>,
}

fn main() {}
