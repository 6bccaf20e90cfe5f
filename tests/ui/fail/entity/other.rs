use intents_core::Entity;

#[derive(Entity)]
enum NoText {
    Economy,
    #[entity(other)]
    Other,
}

#[derive(Entity)]
enum TwoFields {
    Economy,
    #[entity(other)]
    Other(String, u8),
}

#[derive(Entity)]
enum NotText {
    Economy,
    #[entity(other)]
    Other(u8),
}

#[derive(Entity)]
enum TwoOthers {
    Economy,
    #[entity(other)]
    Other(String),
    #[entity(other)]
    Another(String),
}

#[derive(Entity)]
enum Named {
    Economy,
    #[entity(other, value = "else", synonyms("whatever"))]
    Other(String),
}

#[derive(Entity)]
enum OnlyOther {
    #[entity(other)]
    Other(String),
}

fn main() {}
