use intents_core::{Entity, Intent};

#[derive(Clone, Copy, Entity)]
enum Class {
    Economy,
    Business,
}

#[derive(Intent)]
struct Book {
    #[param(default)]
    class: Class,
}

fn main() {}
