use intents_core::Intent;

#[derive(Intent)]
#[intent(examples(en = ["it takes $eta{ten minutes}"]))]
struct Order {
    #[param(untagged)]
    eta: u32,
}

fn main() {}
