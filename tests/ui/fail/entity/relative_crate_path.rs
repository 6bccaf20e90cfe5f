use intents_core::Entity;

#[derive(Entity)]
#[entity(crate = intents_core)]
enum Class {
    Economy,
}

fn main() {}
