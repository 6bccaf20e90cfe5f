use intents_core::Entity;

#[derive(Entity)]
#[entity(regexp("[0-9]+"), fuzzy)]
struct Seat(u16);

#[derive(Entity)]
#[entity(regexp(""))]
struct Gate(String);

#[derive(Entity)]
#[entity(regexp("[A-Z]{3}"))]
enum Airport {
    Paris,
}

#[derive(Entity)]
#[entity(regexp = "[0-9]+")]
struct Row(u16);

#[derive(Entity)]
#[entity(regexp())]
struct Deck(String);

fn main() {}
