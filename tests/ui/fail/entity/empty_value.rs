use intents_core::Entity;

#[derive(Entity)]
enum Class {
    #[entity(value = "")]
    Economy,
    #[entity(synonyms("best", " "))]
    First,
}

fn main() {}
