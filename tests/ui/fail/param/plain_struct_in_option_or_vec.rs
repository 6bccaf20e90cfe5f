use intents_core::Intent;

struct City {
    name: String,
}

#[derive(Intent)]
struct Book {
    from: Option<City>,
    stops: Vec<City>,
}

fn main() {}
