use intents_core::Entity;

#[derive(Entity)]
enum Class {
    Economy,
    Business(String),
    First { lounge: bool },
}

fn main() {}
