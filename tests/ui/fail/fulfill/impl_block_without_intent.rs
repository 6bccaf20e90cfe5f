use intents_core::fulfill;

struct Trip;

#[fulfill]
impl Trip {
    fn fulfill(self) -> &'static str {
        "Booked."
    }
}

fn main() {}
