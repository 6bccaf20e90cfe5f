use intents_core::Entity;

#[derive(Entity)]
enum Class {
    Economy,
    #[entity(value = "Economy")]
    Tourist,
}

fn main() {}
