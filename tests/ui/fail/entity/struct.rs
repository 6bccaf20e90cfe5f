use intents_core::Entity;

#[derive(Entity)]
struct City;

#[derive(Entity)]
struct Town(String);

#[derive(Entity)]
#[entity(regexp("[A-Z]+"))]
struct Village(String, String);

#[derive(Entity)]
union Hamlet {
    name: u8,
}

fn main() {}
