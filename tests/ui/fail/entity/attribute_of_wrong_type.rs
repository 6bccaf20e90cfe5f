use intents_core::Entity;

#[derive(Entity)]
enum Class {
    #[entity(synonyms = ["cheap"])]
    Economy,
    #[entity(value("business class"))]
    Business,
    #[entity(synonyms("best", 1))]
    First,
}

fn main() {}
