use intents_core::Intent;

#[derive(Intent)]
#[intent(crate = "intents_core")]
struct Book;

#[derive(Intent)]
#[intent(crate)]
struct Cancel;

fn main() {}
