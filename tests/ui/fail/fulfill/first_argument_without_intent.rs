use intents_core::fulfill;

struct Trip {
    destination: String,
}

#[fulfill]
fn book(trip: Trip) -> String {
    trip.destination
}

#[fulfill]
fn cancel(text: &str) -> String {
    text.to_owned()
}

fn main() {}
