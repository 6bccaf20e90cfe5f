use intents_core::Entity;

#[derive(Entity)]
enum Class {}

fn main() {}
