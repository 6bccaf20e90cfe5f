use intents_core::Intent;

#[derive(Intent)]
#[intent(name = 5)]
struct Book;

#[derive(Intent)]
#[intent(event = CANCEL)]
struct Cancel;

fn main() {}
