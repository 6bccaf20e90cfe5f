use intents_core::Entity;

#[derive(Entity)]
struct City {
    name: String,
}

fn main() {}
