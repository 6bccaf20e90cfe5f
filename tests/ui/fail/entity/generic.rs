use intents_core::Entity;

#[derive(Entity)]
enum Class<T> {
    Economy,
    #[entity(other)]
    Other(T),
}

fn main() {}
