//! The values of an enum and those of its file are the same.

use intents_core::Entity;

#[derive(Entity)]
enum Size {
    Small,
    Medium,
    Large,
}

/// Nothing is misspelt, and one is missing.
#[derive(Entity)]
enum Missing {
    Small,
    Large,
}

#[derive(Entity)]
#[entity(regexp("[0-9]{5}"))]
struct Postcode(String);

fn main() {}
