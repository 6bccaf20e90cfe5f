use intents_core::{Entity, sys};

#[derive(Entity)]
#[entity(list)]
enum Class {
    Economy,
    #[entity(synonyms("first class"))]
    First,
}

#[derive(Entity)]
#[entity(list)]
struct Seat {
    row: sys::Integer,
}

fn main() {}
