use intents_core::Entity;

#[derive(Entity)]
#[entity(nam = "TravelClass")]
enum Class {
    #[entity(synonym("cheap"))]
    Economy,
    #[entity(colour)]
    Business,
}

fn main() {}
