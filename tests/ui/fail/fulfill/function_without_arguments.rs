use intents_core::fulfill;

#[fulfill]
fn book() -> &'static str {
    "Booked."
}

fn main() {}
