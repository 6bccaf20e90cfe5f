use intents_core::Entity;

#[derive(Entity)]
#[entity(name = "travel class")]
enum Class {
    Economy,
}

#[derive(Entity)]
#[entity(name = "1st")]
enum First {
    Lounge,
}

fn main() {}
